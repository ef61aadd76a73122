import { OperatorStaff } from '@qujat/identity';
import { LOCALES } from '@qujat/kernel';
import { personBySlug } from '../../../../apps/dev-ca/src/index.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

/** Who is told of what happens without their doing: the operator's staff, the administrators, the author of a document. */
let world: IdentityWorld;
let head: Browser;
let staff: Browser;
let participantId: string;
let userId: string;

interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly link: string | null;
}

const DOCUMENT = '018f0000-0000-7000-8000-0000000000d1';
const list = async (browser: Browser, locale = 'ru') =>
  (await browser.get('/api/notifications').set('Accept-Language', locale).expect(200)).body as {
    items: Shown[];
    unread: number;
  };
const latest = async (browser: Browser, kind: string, locale?: string) =>
  (await list(browser, locale)).items.find((notice) => notice.kind === kind);

/** An event as its context would emit it. */
async function happens(type: string, payload: object): Promise<void> {
  await world.app.database.source.query(
    `INSERT INTO platform.outbox (id, type, aggregate_id, payload, occurred_at)
     VALUES (gen_random_uuid(), $1, gen_random_uuid(), $2, $3)`,
    [type, JSON.stringify(payload), world.clock.now()],
  );
  await world.app.drain();
}

beforeAll(async () => {
  world = await identityWorld();
  staff = await world.operator();
  const accredited = await world.accredited('alatau-head');
  ({ browser: head, id: participantId } = accredited);
  userId = String((await head.get('/api/auth/session')).body.user.id);
  await world.app.drain();
}, 120_000);
afterAll(() => world?.close());

describe('the operator’s staff', () => {
  it('E-5.8, E-10.2.2: are told in the portal of a new application, and led to its case', async () => {
    const titles = await Promise.all(
      LOCALES.map(async (locale) => (await latest(staff, 'application-submitted', locale))?.title),
    );
    expect(new Set(titles).size).toBe(3);
    expect(await latest(staff, 'application-submitted')).toMatchObject({
      title: expect.stringMatching(/^Новое заявление: .*Алатау/),
      link: `/operator/accreditation/${participantId}`,
    });
  });

  it('E-10.2.2: read and count their own notices, each by themselves', async () => {
    const { items, unread } = await list(staff);
    expect(unread).toBe(items.length);
    expect((await staff.post(`/api/notifications/${items[0]!.id}/read`).expect(200)).body).toEqual({
      unread: unread - 1,
    });
    expectProblem(await head.post(`/api/notifications/${items[0]!.id}/read`), 404, 'notifications.not_found');
  });

  it('E-10.2.2: are told by their roles: an appeal goes to those who decide on sanctions', async () => {
    await world.app.get(OperatorStaff).setRoles(personBySlug('operator-moderator').iin!, ['sanctioner']);
    const kind = 'suspension';
    await happens('identity.sanction.appealed', { sanctionId: DOCUMENT, participantId, kind });
    await happens('identity.participant.change-submitted', { participantId, changeId: DOCUMENT, version: 2 });
    expect(await latest(staff, 'sanction-appealed')).toMatchObject({ link: '/operator/sanctions' });
    expect(await latest(staff, 'change-submitted')).toBeUndefined();
  });
});

describe('what people are told', () => {
  it('E-5.5: of the decision on a change of data, the administrator', async () => {
    const change = { participantId, changeId: DOCUMENT, version: 2 };
    await happens('identity.participant.change-refused', change);
    await happens('identity.participant.change-accepted', change);
    for (const kind of ['change-refused', 'change-accepted'])
      expect(await latest(head, kind)).toMatchObject({ link: '/organisation' });
  });

  it.each([
    ['public-offer', 'оферты'],
    ['usage-agreement', 'соглашения'],
    ['rules', 'правил'],
  ])('E-5.14, E-10.2.2: of a new version of %s, with the day it comes into force', async (kind, named) => {
    const effectiveFrom = '2026-12-31T19:00:00Z';
    const signs = { usersSign: kind === 'rules', participantsSign: false };
    await happens('identity.agreement.published', { agreementId: DOCUMENT, kind, version: 7, effectiveFrom, ...signs });
    expect(await latest(head, 'agreement-published')).toMatchObject({
      title: `Опубликована версия 7 ${named}`,
      text: expect.stringMatching(kind === 'rules' ? /1 января 2027.*нужно подписать/ : /не нужно/),
    });
  });

  it('E-3.13: of a block and its end, the administrators of both sides', async () => {
    const event = {
      documentId: DOCUMENT,
      blockId: DOCUMENT,
      number: 'QJ-2026-000012',
      participantIds: [participantId],
    };
    await happens('exchange.document.blocked', event);
    await happens('exchange.document.unblocked', event);
    expect(await latest(head, 'document-blocked')).toMatchObject({
      ...{ title: 'Содержание документа QJ-2026-000012 заблокировано', link: `/documents/${DOCUMENT}` },
    });
    expect(await latest(head, 'document-unblocked')).toBeDefined();
  });

  it('E-7.1.5: everybody of the other party is told of the steps of an annulment, and led to the document', async () => {
    const step = { documentId: DOCUMENT, number: 'QJ-2026-000123', by: participantId, to: [participantId] };
    for (const [type, kind] of [
      ['annulment-proposed', 'annulment-proposed'],
      ['annulment-withdrawn', 'annulment-withdrawn'],
      ['annulment-refused', 'annulment-refused'],
      ['annulment-expired', 'annulment-expired'],
      ['annulled', 'document-annulled'],
    ] as const) {
      await happens(`exchange.document.${type}`, step);
      expect(await latest(head, kind)).toMatchObject({
        title: expect.stringContaining('QJ-2026-000123'),
        link: `/documents/${DOCUMENT}`,
      });
    }
  });

  it('E-10.1.2: of an unread or unanswered document, with its sender, and led to it', async () => {
    const event = { documentId: DOCUMENT, number: 'QJ-2026-000124', by: participantId, to: [participantId] };
    for (const type of ['unread', 'unanswered', 'neglected']) {
      await happens(`exchange.document.${type}`, event);
      expect(await latest(head, `document-${type}`)).toMatchObject({
        title: expect.stringContaining('QJ-2026-000124'),
        text: expect.stringMatching(/^Отправитель: .*Алатау/),
        link: `/documents/${DOCUMENT}`,
      });
    }
  });

  it('E-10.1.2: of the day by which an answer is expected, before it and after it', async () => {
    const event = { documentId: DOCUMENT, number: 'QJ-2026-000125', by: participantId, to: [participantId] };
    for (const kind of ['answer-near', 'answer-overdue', 'answer-missed'] as const) {
      await happens(`exchange.document.${kind}`, { ...event, day: '2026-12-11' });
      const { title, text, link } = (await latest(head, kind))!;
      expect(`${title} ${text}`).toMatch(/QJ-2026-000125.*Алатау/);
      expect(`${title} ${text}`).toMatch(/11\.12\.2026|11 декабря 2026/);
      expect(link).toBe(`/documents/${DOCUMENT}`);
    }
  });

  it('E-7.1.3: of a document that came back because the invitation ended, its author, with the reason', async () => {
    const event = { documentId: DOCUMENT, senderId: participantId, recipientId: null, authorId: userId };
    await happens('exchange.document.turned-back', { ...event, reason: 'Біз емеспіз' });
    expect(await latest(head, 'document-turned-back')).toMatchObject({
      text: expect.stringContaining('(«Біз емеспіз»)'),
      link: `/documents/${DOCUMENT}`,
    });
  });
});
