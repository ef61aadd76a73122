import { setTimeout as sleep } from 'node:timers/promises';
import { SystemClock } from '@qujat/kernel';
import { codeIn, type MailFolder } from '@qujat/notifications';
import { aPdf } from '@qujat/exchange';
import type { Schemas } from '@qujat/api-client';
import { data, type PortalSession } from './portal-session.js';

const PATIENCE_MS = 30_000;

/** A user's own registration (E-5.6.2); nothing happens when they are registered. */
export async function registerUser(session: PortalSession, birthDate: string): Promise<void> {
  if ((await session.current()).user) return;
  const serial = birthDate.replaceAll('-', '').slice(1);
  const [organisation = 'person'] = session.slug.split('-');
  const body = { birthDate, email: `${session.slug}@${organisation}.example`, phone: `+7700${serial}` };
  data(await session.api.POST('/api/users', { body: { ...body, locale: 'kk' } }));
}

/** Types the code that the portal has sent to the person's mailbox (E-5.6.2); nothing happens when that is done. */
export async function confirmEmail(session: PortalSession, mailbox: MailFolder): Promise<void> {
  const { user } = await session.current();
  if (!user || user.emailConfirmed) return;
  const clock = new SystemClock();
  const deadline = clock.now().getTime() + PATIENCE_MS;
  const channel = { params: { path: { channel: 'email' } } } as const;
  const contacts = data(await session.api.GET('/api/users/me/contacts'));
  const { code } = contacts.find((one) => one.channel === 'email') ?? {};
  // An interrupted seed may come back after the code has expired.
  if (!code || Date.parse(code.expiresAt) < clock.now().getTime() + PATIENCE_MS)
    data(await session.api.POST('/api/users/me/contacts/{channel}/code', channel));
  while (clock.now().getTime() < deadline) {
    const typed = (await mailbox.to(user.email ?? '')).map(codeIn).at(-1);
    if (typed === undefined) {
      await sleep(50);
      continue;
    }
    const { response } = await session.api.POST('/api/users/me/contacts/{channel}/confirm', {
      ...channel,
      body: { code: typed },
    });
    if (response.ok) return;
    await sleep(1000);
  }
  throw new Error(`no code for ${user.email} came into the mail folder`);
}

/** Signs every agreement that the person has not signed yet (E-5.14). */
export async function signAgreements(session: PortalSession): Promise<void> {
  const agreements = data(await session.api.GET('/api/agreements'));
  for (const { id, signedByUser, signedByParticipant } of agreements) {
    if (signedByUser && signedByParticipant) continue;
    const signature = await session.sign(await session.bytes(`/api/agreements/${id}/content`));
    const params = { path: { id } };
    data(await session.api.POST('/api/agreements/{id}/acceptances', { params, body: { signature } }));
  }
}

/** The way of an organisation from its head's first sign-in to the operator's queue; goes on wherever it stands. */
export async function apply(session: PortalSession, form: Schemas['SaveParticipant']): Promise<void> {
  const { step } = await session.current();
  if (step === 'register-participant') {
    const { documents } = data(await session.api.PUT('/api/participants/mine', { body: form }));
    if (documents.length === 0) await addCopy(session, form);
    await signAgreements(session);
    data(await session.api.POST('/api/participants/mine/submit'));
  }
  if (step === 'sign-agreements') {
    await signAgreements(session);
    if ((await session.current()).step === 'submit') data(await session.api.POST('/api/participants/mine/submit'));
  }
  if (step === 'submit') data(await session.api.POST('/api/participants/mine/submit'));
}

/** A copy of the certificate of state registration, or of a branch's regulation, as an applicant would scan it (E-5.7.1.2). */
async function addCopy(
  session: PortalSession,
  { fullName, registrationNumber, parentBin }: Schemas['SaveParticipant'],
) {
  const [kind, title] = parentBin
    ? ['regulation', 'Филиал туралы ереже']
    : ['registration', 'Мемлекеттік тіркеу туралы анықтама'];
  const lines = [fullName?.kk ?? '', `№ ${registrationNumber ?? ''}`];
  const pdf = new Uint8Array(await aPdf(title, lines));
  await session.upload('POST', `/api/participants/mine/documents?kind=${kind}`, `${title}.pdf`, pdf);
}

/** An employee asks to join the organisation of their certificate, and its head accepts (E-5.6.1). */
export async function joinOrganisation(session: PortalSession, head: PortalSession): Promise<void> {
  const [organisation] = data(await session.api.GET('/api/join-requests'));
  if (!organisation) return;
  const { participantId, request } = organisation;
  const waiting =
    request?.state === 'waiting'
      ? request
      : data(await session.api.POST('/api/join-requests', { body: { participantId, message: '' } }));
  await head.stepUp('powers.grant');
  const params = { path: { id: waiting.id } };
  data(await head.api.POST('/api/members/requests/{id}/accept', { params, body: { certificatePowers: true } }));
}

/** The operator accredits everyone whose BIN is named and who waits (E-5.8). */
export async function accredit(operator: PortalSession, bins: readonly string[]): Promise<void> {
  const { items } = data(await operator.api.GET('/api/operator/accreditation', { params: { query: {} } }));
  const waiting = items.filter(({ bin }) => bins.includes(bin));
  if (waiting.length > 0) await operator.stepUp('operator.decide');
  for (const { id } of waiting) {
    const checks = [
      { id: 'certificate-matches', how: 'certificate' },
      { id: 'register-lookup', how: 'register' },
      { id: 'email', how: 'code' },
      { id: 'phone', how: 'call' },
      { id: 'address', how: 'letter' },
    ] as const;
    const body = { checks: [...checks], comment: 'Мәліметтер тексерілді.' };
    data(await operator.api.POST('/api/operator/accreditation/{id}/accept', { params: { path: { id } }, body }));
  }
}
