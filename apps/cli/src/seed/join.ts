import type { Schemas } from '@qujat/api-client';
import { data, type PortalSession } from './portal-session.js';

/** A user's own registration (E-5.6.2); nothing happens when they are registered. */
export async function registerUser(session: PortalSession, birthDate: string): Promise<void> {
  if ((await session.current()).user) return;
  const serial = birthDate.replaceAll('-', '').slice(1);
  const [organisation = 'person'] = session.slug.split('-');
  const body = { birthDate, email: `${session.slug}@${organisation}.example`, phone: `+7700${serial}` };
  data(await session.api.POST('/api/users', { body: { ...body, locale: 'kk' } }));
}

/** Signs every agreement that the person has not signed yet (E-5.14). */
export async function signAgreements(session: PortalSession): Promise<void> {
  const agreements = data(await session.api.GET('/api/agreements'));
  for (const { id, signedByUser } of agreements) {
    if (signedByUser) continue;
    const signature = await session.sign(await session.bytes(`/api/agreements/${id}/content`));
    const params = { path: { id } };
    data(await session.api.POST('/api/agreements/{id}/acceptances', { params, body: { signature } }));
  }
}

/** The way of an organisation from its head's first sign-in to the operator's queue; goes on wherever it stands. */
export async function apply(session: PortalSession, form: Schemas['SaveParticipant']): Promise<void> {
  const { step } = await session.current();
  if (step === 'register-participant') {
    data(await session.api.PUT('/api/participants/mine', { body: form }));
    await signAgreements(session);
    data(await session.api.POST('/api/participants/mine/submit'));
  }
  if (step === 'sign-agreements') {
    await signAgreements(session);
    if ((await session.current()).step === 'submit') data(await session.api.POST('/api/participants/mine/submit'));
  }
  if (step === 'submit') data(await session.api.POST('/api/participants/mine/submit'));
}

/** The operator accredits everyone whose BIN is named and who waits (E-5.8). */
export async function accredit(operator: PortalSession, bins: readonly string[]): Promise<void> {
  const { items } = data(await operator.api.GET('/api/operator/accreditation', { params: { query: {} } }));
  for (const { id } of items.filter(({ bin }) => bins.includes(bin))) {
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
