import type { Uuid } from '@qujat/kernel';
import type { Actor, Tx } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { otherState } from '../participant/participant.policy.js';
import { decisionsOn, lockParticipant } from '../participant/participant.repository.js';
import type { ParticipantRecord } from '../session/session.types.js';
import { allowedActs, type DeskAct, whyNotAct } from './case.policy.js';
import { lockCase, takeCase } from './case.repository.js';
import type { CaseRecord } from './case.types.js';

/** A case with its participant, both locked until the transaction ends. */
export interface LockedCase {
  readonly participant: ParticipantRecord;
  readonly one: CaseRecord;
}

/** What is to be done, and on which version it was looked at. */
export interface Intent {
  readonly act: DeskAct;
  readonly now: Date;
  readonly version?: number | undefined;
}

/**
 * The case, for an act of this staff member; refuses where the act is not allowed. A case that nobody has taken is theirs from
 * now on: two operators do not work on one unknowingly.
 */
export async function caseFor(tx: Tx, actor: Actor, participantId: Uuid, intent: Intent): Promise<LockedCase> {
  const { participant, one } = await locked(tx, participantId);
  const { act, now, version } = intent;
  const stale = version !== undefined && version !== one.version;
  if (stale) throw refuse('accreditation.other_version', { state: participant.state });
  const why = whyNotAct(one, actor, act);
  if (why === 'accreditation.decided') throw await decidedAlready(tx, participant, one);
  if (why) {
    const params = { by: one.takenByName ?? '' };
    throw refuse(why, { params, state: one.state, allowed: allowedActs(one, actor) });
  }
  const taken = one.takenByIin === null && act !== 'give-back' ? await takeCase(tx, one.id, actor, { now }) : one;
  return { participant, one: taken ?? one };
}

/** Participant first, then its case: always in this order. */
export async function locked(tx: Tx, participantId: Uuid): Promise<LockedCase> {
  const participant = await lockParticipant(tx, participantId);
  if (!participant) throw refuse('participant.not_found');
  const one = await lockCase(tx, participantId);
  if (!one) throw otherState(participant, []);
  return { participant, one };
}

/** The refusal names the decision that was there first, and by whom. */
async function decidedAlready(tx: Tx, participant: ParticipantRecord, one: CaseRecord) {
  const { state } = participant;
  const decision = (await decisionsOn(tx, participant.id)).findLast(({ version }) => version === one.version);
  if (state === 'draft' || !decision) return otherState(participant, []);
  const params = { decision: decision.decision, by: decision.by.name };
  return refuse('accreditation.decided', { params, state, allowed: [] });
}
