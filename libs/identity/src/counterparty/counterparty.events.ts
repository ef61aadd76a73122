import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { identityEvent } from '../identity.events.js';
import type { InvitationEvent } from './counterparty.events.types.js';

/** What of an invitation its events tell. */
export const told = (one: {
  readonly id: Uuid;
  readonly fromId: Uuid;
  readonly toBin: string | null;
}): InvitationEvent => ({
  invitationId: one.id,
  fromId: one.fromId,
  toBin: one.toBin,
});

/** An invitation has ended without a relation. */
export type EndedEventType =
  'identity.counterparty.refused' | 'identity.counterparty.withdrawn' | 'identity.counterparty.expired';

/** Writes down and tells that an invitation has ended, in the transaction that ends it. */
export async function recordEnd(
  tx: Tx,
  type: EndedEventType,
  one: { readonly id: Uuid; readonly fromId: Uuid; readonly toBin: string | null },
  detail: object = {},
): Promise<void> {
  const act = type.replace('identity.counterparty.', 'invitation.');
  const participantId = tx.scope.kind === 'participant' ? tx.scope.participantId : one.fromId;
  await tx.audit({ act, subjectType: 'invitation', subjectId: one.id, participantId, detail });
  await tx.emit(identityEvent(type, one.id, told(one)));
}
