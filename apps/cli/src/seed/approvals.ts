import { aPdf } from '@qujat/exchange';
import type { Schemas } from '@qujat/api-client';
import { SystemClock } from '@qujat/kernel';
import { data, type PortalSession } from './portal-session.js';

/** Who approves what in an organisation, and the document that waits for it. */
export interface SeedApproval {
  readonly route: string;
  readonly type: Schemas['DocumentType'];
  /** Sums from which the route is mandatory, in tiyn. */
  readonly from: number;
  readonly steps: readonly { readonly name: string; readonly slug: string; readonly hours: number }[];
  readonly title: string;
  readonly amount: number;
  readonly text: readonly string[];
  readonly remark: string;
}

/** One in each of the two. */
export const APPROVALS: Readonly<Record<'alatau' | 'zhetisu', SeedApproval>> = {
  alatau: {
    ...{ route: 'Счета от 1 000 000 ₸', type: 'invoice-for-payment', from: 100_000_000 },
    steps: [
      { name: 'Бухгалтерия', slug: 'alatau-accountant', hours: 8 },
      { name: 'Директор', slug: 'alatau-head', hours: 16 },
    ],
    ...{ title: 'Счёт на оплату № 140', amount: 168_000_000 },
    text: [
      'Поставщик: ТОО «Алатау Құрылыс». Покупатель: АО «Жетісу Сауда».',
      'К оплате: 1 680 000 тенге, НДС включён.',
    ],
    remark: 'Сверьте, пожалуйста, сумму НДС с договором № 12.',
  },
  zhetisu: {
    ...{ route: '2 000 000 ₸-ден асатын жүкқұжаттар', type: 'waybill', from: 200_000_000 },
    steps: [
      { name: 'Қойма', slug: 'zhetisu-signer', hours: 8 },
      { name: 'Басшы', slug: 'zhetisu-head', hours: 16 },
    ],
    ...{ title: '№ 15 жүкқұжат', amount: 240_000_000 },
    text: ['Босатылды: цемент М500, 40 тонна. Құны – 2 400 000 теңге, ҚҚС-ты қоса алғанда.'],
    remark: 'Салмағын қоймамен салыстырыңыз.',
  },
};

/** Who takes part. */
export interface ApprovalCast {
  readonly head: PortalSession;
  readonly preparer: PortalSession;
  readonly recipientId: string;
  readonly as: (slug: string) => Promise<PortalSession>;
}

/** A route, a document that runs along it, a comment, and a substitute; whatever is there already stays. */
export async function approvals(cast: ApprovalCast, wanted: SeedApproval): Promise<void> {
  await makeRoute(cast, wanted);
  const document = (await find(cast, wanted)) ?? (await prepare(cast, wanted));
  const path = { params: { path: { id: document.id } } };
  const { state } = data(await cast.preparer.api.GET('/api/documents/{id}/approval', path));
  if (state === 'none') data(await cast.preparer.api.POST('/api/documents/{id}/approval', { ...path, body: {} }));
  const comments = data(await cast.preparer.api.GET('/api/documents/{id}/comments', path));
  const mentions = [await userOf(cast.head)];
  if (comments.length === 0)
    data(
      await cast.preparer.api.POST('/api/documents/{id}/comments', {
        ...path,
        body: { text: wanted.remark, mentions },
      }),
    );
}

/** From the first of next month, for two weeks. */
export async function nameSubstitute(person: PortalSession, substitute: PortalSession): Promise<void> {
  if (data(await person.api.GET('/api/approval-substitutes')).length > 0) return;
  const now = new SystemClock().now();
  const day = (date: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, date)).toISOString().slice(0, 10);
  const body = { substituteId: await userOf(substitute), from: day(1), to: day(14) };
  data(await person.api.POST('/api/approval-substitutes', { body }));
}

async function userOf(session: PortalSession): Promise<string> {
  const { user } = await session.current();
  if (!user) throw new Error(`${session.slug} is not registered`);
  return user.id;
}

async function makeRoute({ head, as }: ApprovalCast, { route: name, type, from, steps }: SeedApproval): Promise<void> {
  const routes = data(await head.api.GET('/api/approval-routes'));
  if (routes.some((route) => route.name === name)) return;
  const asked = await Promise.all(
    steps.map(async (step) => ({
      ...{
        name: step.name,
        mode: 'all' as const,
        signed: false,
        deadline: { value: step.hours, unit: 'hours' as const },
      },
      approvers: [{ kind: 'person' as const, id: await userOf(await as(step.slug)) }],
    })),
  );
  const conditions = { documentTypes: [type], amountFrom: from, amountTo: null, departments: [] };
  const body = { name, moment: 'before-signing' as const, mandatory: true, ...conditions, steps: asked };
  data(await head.api.POST('/api/approval-routes', { body }));
}

async function find({ preparer }: ApprovalCast, { title }: SeedApproval): Promise<{ id: string } | undefined> {
  for (const box of ['drafts', 'outbox'] as const) {
    const { items } = data(await preparer.api.GET('/api/documents', { params: { query: { box, search: title } } }));
    const found = items.find((item) => item.title === title);
    if (found) return found;
  }
  return undefined;
}

async function prepare({ preparer, recipientId }: ApprovalCast, { title, type, amount, text }: SeedApproval) {
  const document = data(await preparer.api.POST('/api/documents', { body: { title, type, recipientId, amount } }));
  const pdf = new Uint8Array(await aPdf(title, [[...text]]));
  await preparer.upload('PUT', `/api/documents/${document.id}/content`, `${title}.pdf`, pdf);
  return document;
}
