import type { Uuid } from '@qujat/kernel';
import type { CaseState } from './case.machine.js';

export const CASE_KINDS = ['application', 'change'] as const;
/** An application for accreditation, or a change of an accredited participant's identity data (E-5.2). */
export type CaseKind = (typeof CASE_KINDS)[number];

/** A case of the accreditation desk. */
export interface CaseRecord {
  readonly id: Uuid;
  readonly participantId: Uuid;
  /** The version of the participant's data that is decided on. */
  readonly version: number;
  readonly kind: CaseKind;
  readonly state: CaseState;
  readonly openedAt: Date;
  readonly askedAt: Date | null;
  readonly closedAt: Date | null;
  readonly takenByIin: string | null;
  readonly takenByName: string | null;
  readonly takenAt: Date | null;
}

/** Who of the operator's staff did something, as it is kept with the deed. */
export interface StaffMember {
  readonly name: string;
  readonly iin: string;
}
