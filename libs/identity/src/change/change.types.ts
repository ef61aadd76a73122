import type { Uuid } from '@qujat/kernel';
import type { ParticipantDraft } from '../participant/participant.types.js';

export const CHANGE_STATES = ['draft', 'submitted', 'accepted', 'refused', 'withdrawn'] as const;
/** Where a change of an accredited participant's data stands. */
export type ChangeState = (typeof CHANGE_STATES)[number];

/** A change of an accredited participant's data: a draft, or identity data that wait for the operator (E-5.5). */
export interface ChangeRecord {
  readonly id: Uuid;
  readonly participantId: Uuid;
  readonly state: ChangeState;
  /** The whole form as one types it. */
  readonly form: ParticipantDraft;
  /** Identity fields in which the proposal differs from what is in force. */
  readonly fields: readonly string[];
  /** The proposed version; null in a draft. */
  readonly version: number | null;
  /** The version that the draft began from. */
  readonly baseVersion: number | null;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly settledAt: Date | null;
}

/** A version with when it was in force, and which change brought it. */
export interface VersionRecord {
  readonly version: number;
  readonly form: ParticipantDraft;
  readonly at: Date;
  readonly by: string;
  readonly inForceSince: Date | null;
  readonly changeId: Uuid | null;
  readonly changeState: ChangeState | null;
}
