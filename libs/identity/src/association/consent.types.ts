import type { Localized, Uuid } from '@qujat/kernel';
import type { AssociationMember } from '../participant/participant.types.js';

export const CONSENT_STATES = ['asked', 'given', 'refused', 'lapsed'] as const;
/** `lapsed`: the terms have changed, and the member is asked again. */
export type ConsentState = (typeof CONSENT_STATES)[number];

/** What a member agrees to: the contract of joint activity as the portal knows it. */
export interface Terms {
  /** BIN of the leading participant. */
  readonly leader: string;
  readonly leaderName: Localized;
  readonly name: Localized;
  readonly contractNumber: string;
  readonly contractDate: string;
  readonly validUntil: string;
  readonly members: readonly AssociationMember[];
}

/** A consent as it was asked for, and what became of it. */
export interface ConsentRecord {
  readonly id: Uuid;
  readonly associationId: Uuid;
  readonly memberId: Uuid;
  readonly memberBin: string;
  readonly memberName: Localized;
  readonly terms: Terms;
  readonly termsSha256: string;
  readonly state: ConsentState;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly reason: string;
}
