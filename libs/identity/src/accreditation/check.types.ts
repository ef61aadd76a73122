import type { Uuid } from '@qujat/kernel';
import type { RegisterEntry } from './state-register/state-register.js';
import type { StaffMember } from './case.types.js';

/** The points of the checklist. */
export const CHECKS = ['certificate-matches', 'register-lookup', 'email', 'phone', 'address', 'documents'] as const;
export type CheckPoint = (typeof CHECKS)[number];

/** The ways in which a point is checked (E-10.2.2). */
export const HOW = ['register', 'excerpt', 'call', 'letter', 'code', 'certificate', 'document'] as const;
export type CheckHow = (typeof HOW)[number];

/** The ways in which each point can be checked. */
export const WAYS: Record<CheckPoint, readonly CheckHow[]> = {
  'certificate-matches': ['certificate'],
  'register-lookup': ['register', 'excerpt'],
  email: ['code', 'letter'],
  phone: ['call', 'code'],
  address: ['letter', 'register', 'excerpt', 'call'],
  documents: ['document'],
};

export const OUTCOMES = ['passed', 'failed', 'unclear'] as const;
/** What came of a check; `unclear`: to be looked at again. */
export type CheckOutcome = (typeof OUTCOMES)[number];

/** A check as it was made: never changed, made again where needed. */
export interface CheckRecord {
  readonly id: Uuid;
  readonly point: CheckPoint;
  readonly how: CheckHow;
  readonly outcome: CheckOutcome;
  readonly note: string | null;
  /** Number and date of an excerpt, of a letter. */
  readonly reference: string | null;
  /** What the register said. */
  readonly entry: RegisterEntry | null;
  readonly at: Date;
  readonly by: StaffMember;
}
