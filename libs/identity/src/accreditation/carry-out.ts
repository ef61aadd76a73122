import type { NewEvent, Tx } from '@qujat/platform';
import { lockChange, openChangeOf, settleChange } from '../change/change.repository.js';
import { identityEvent } from '../identity.events.js';
import { otherState } from '../participant/participant.policy.js';
import { moveParticipant } from '../participant/participant.repository.js';
import type { LockedCase } from './case.guard.js';

/** What a decision has done to the participant: the act for the audit trail, and what those who listen are told. */
interface CarriedOut {
  readonly act: string;
  readonly event: NewEvent;
}

/** Carries a decision out on the participant. */
export const carryOut = (tx: Tx, found: LockedCase, outcome: 'accepted' | 'refused', now: Date): Promise<CarriedOut> =>
  found.one.kind === 'change' ? onChange(tx, found, outcome, now) : onApplication(tx, found, outcome, now);

/** An application leads into the register, or back to the applicant (E-5.8, E-5.9). */
async function onApplication(tx: Tx, { participant }: LockedCase, outcome: 'accepted' | 'refused', now: Date) {
  const { id } = participant;
  const accepted = outcome === 'accepted';
  const moved = await moveParticipant(tx, id, accepted ? 'accept' : 'refuse', accepted ? { accreditedAt: now } : {});
  if (!moved) throw otherState(participant, []);
  const payload = { participantId: id, bin: moved.bin, version: moved.version };
  const act = accepted ? 'participant.accredited' : 'participant.refused';
  return { act, event: identityEvent(`identity.${act}`, id, payload) };
}

/** A change of identity data comes into force, or all stays as it was: accredited either way (E-5.5). */
async function onChange(tx: Tx, { participant, one }: LockedCase, outcome: 'accepted' | 'refused', now: Date) {
  const { id: participantId } = participant;
  const open = await openChangeOf(tx, participantId);
  const change = open && (await lockChange(tx, open.id));
  const settled = change && (await settleChange(tx, change, outcome, now));
  if (!settled) throw otherState(participant, []);
  const payload = { participantId, changeId: settled.id, version: one.version };
  const act = `participant.change-${outcome}` as const;
  return { act, event: identityEvent(`identity.${act}`, participantId, payload) };
}
