import type { Localized, Uuid } from '@qujat/kernel';
import type { Actor, Tx } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { findParticipant } from '../session/session.repository.js';

/** The participant for which a person acts: accredited, so that it can be somebody's counterparty. */
export interface OwnParticipant {
  readonly id: Uuid;
  readonly bin: string;
  readonly name: Localized;
}

/** The acting participant; refuses one that is not accredited (E-5.1). */
export async function ownParticipant(tx: Tx, actor: Actor): Promise<OwnParticipant> {
  const found = actor.participantId ? await findParticipant(tx, actor.participantId) : null;
  if (found?.state !== 'accredited') throw refuse('counterparty.not_a_participant');
  const { id, bin, nameKk, nameRu, nameEn } = found;
  return { id, bin, name: { kk: nameKk, ru: nameRu, en: nameEn } };
}

/** Refuses where nobody's participant is acted for, before anything is read. */
export function requireParticipant({ participantId }: Actor): Uuid {
  if (!participantId) throw refuse('counterparty.not_a_participant');
  return participantId;
}
