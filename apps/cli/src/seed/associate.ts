import { aPdf } from '@qujat/exchange';
import type { Schemas } from '@qujat/api-client';
import { accredit, signAgreements } from './join.js';
import { data, type PortalSession } from './portal-session.js';

/** Who founds a temporary association, on what terms. */
export interface Founding {
  readonly leader: PortalSession;
  readonly member: PortalSession;
  readonly operator: PortalSession;
  readonly form: Schemas['SaveParticipant'];
}

/** A consortium from its beginning to the register (E-5.1): its member consents with a signature. Goes on wherever it stands. */
export async function associate({ leader, member, operator, form }: Founding): Promise<void> {
  const { led } = data(await leader.api.GET('/api/associations'));
  const association = led[0] ?? data(await leader.api.POST('/api/associations'));
  if (association.state !== 'draft') return;
  await act(leader, association.id);
  const { documents } = data(await leader.api.PUT('/api/participants/mine', { body: form }));
  if (documents.length === 0) await addContract(leader, form);
  await signAgreements(leader);
  data(await leader.api.POST('/api/participants/mine/consents'));
  await consent(member);
  data(await leader.api.POST('/api/participants/mine/submit'));
  await accredit(operator, [association.bin]);
  await act(leader, null);
}

async function act(session: PortalSession, participantId: string | null): Promise<void> {
  data(await session.api.POST('/api/auth/session/organisation', { body: { participantId } }));
}

async function consent(member: PortalSession): Promise<void> {
  const { consents } = data(await member.api.GET('/api/associations'));
  for (const { id, state } of consents) {
    if (state !== 'asked') continue;
    await member.stepUp('association.consent');
    data(await member.api.POST('/api/associations/consents/{id}/give', { params: { path: { id } } }));
  }
}

async function addContract(session: PortalSession, { contractNumber = '' }: Schemas['SaveParticipant']): Promise<void> {
  const title = 'Бірлескен қызмет туралы шарт';
  const pdf = new Uint8Array(await aPdf(title, [`№ ${contractNumber}`]));
  await session.upload('POST', '/api/participants/mine/documents?kind=contract', `${title}.pdf`, pdf);
}
