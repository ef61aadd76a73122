import type { Localized, Uuid } from '@qujat/kernel';
import type { ParticipantKind } from '../session/session.types.js';
import type { InvitationState } from './invitation.machine.js';

/** Who did something, as kept with it. */
export interface PersonOnRecord {
  readonly name: string;
  readonly iin: string;
}

/** On which side of an invitation one stands. */
export type Direction = 'incoming' | 'outgoing';

/** An invitation as one of its sides sees it. */
export interface InvitationRecord {
  readonly id: Uuid;
  readonly direction: Direction;
  readonly state: InvitationState;
  readonly fromId: Uuid;
  readonly fromBin: string;
  /** Names of the inviting participant: it is accredited, so they stand in the public register. */
  readonly fromName: Localized;
  readonly toBin: string | null;
  readonly toEmail: string | null;
  readonly toName: string | null;
  readonly text: string;
  readonly createdAt: Date;
  readonly createdBy: PersonOnRecord;
  readonly expiresAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: PersonOnRecord | null;
  readonly reason: string | null;
  /** One's own signed acceptance that waits for a service of the NCA, or was refused in the end; null on the other side. */
  readonly acceptance: WaitingRecord | null;
}

/** An acceptance that has not taken effect. */
export interface WaitingRecord {
  readonly by: string;
  readonly at: string;
  readonly waitingFor: 'ocsp' | 'tsa' | null;
  readonly refusal: Localized | null;
}

/** A counterparty in one's own list. */
export interface CounterpartyRecord {
  readonly id: Uuid;
  readonly kind: ParticipantKind;
  readonly bin: string;
  readonly nameKk: string;
  readonly nameRu: string;
  readonly nameEn: string;
  /** Since when the two are counterparties; null when the other side is only blocked. */
  readonly since: Date | null;
  readonly invitationId: Uuid | null;
  readonly note: string;
  readonly groups: readonly string[];
  readonly blockedAt: Date | null;
  readonly blockedBy: PersonOnRecord | null;
}

/**
 * How one participant stands to another, as far as the one who asks may know: who is blocked learns it only where an accepted
 * counterparty tries to send.
 */
export type Standing = 'accepted' | 'blocked-by-you' | 'does-not-accept' | 'invited-by-you' | 'invites-you' | 'none';
