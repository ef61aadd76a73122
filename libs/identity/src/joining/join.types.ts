import type { Localized, Uuid } from '@qujat/kernel';
import { StateMachine } from '@qujat/kernel';

export const JOIN_STATES = ['waiting', 'accepted', 'refused', 'withdrawn'] as const;
/** Where a request to join stands. */
export type JoinState = (typeof JOIN_STATES)[number];

/** What can happen to a request to join: its person withdraws it, the administrator decides. */
export const joinMachine = new StateMachine<JoinState, 'accept' | 'refuse' | 'withdraw'>('waiting', {
  accept: { from: ['waiting'], to: 'accepted' },
  refuse: { from: ['waiting'], to: 'refused' },
  withdraw: { from: ['waiting'], to: 'withdrawn' },
});

/** A request to join. */
export interface JoinRequest {
  readonly id: Uuid;
  readonly userId: Uuid;
  readonly participantId: Uuid;
  /** What the certificate says of the person. */
  readonly role: 'sign-right' | 'employee';
  readonly message: string;
  readonly state: JoinState;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly reason: string;
}

/** An organisation that the person's certificate names, to which they do not belong, and what they have asked. */
export interface Joinable {
  readonly participantId: Uuid;
  readonly bin: string;
  readonly name: Localized;
  readonly request: JoinRequest | null;
}
