import { StateMachine } from '@qujat/kernel';

export const INVITATION_STATES = ['invited', 'accepted', 'refused', 'withdrawn', 'expired'] as const;
/** Where an invitation stands. */
export type InvitationState = (typeof INVITATION_STATES)[number];

/** What can happen to an invitation. */
export type InvitationAct = 'accept' | 'refuse' | 'withdraw' | 'expire';

/** E-10.1.2: an invitation has one outcome. After any but acceptance a new invitation begins anew. */
export const invitationMachine = new StateMachine<InvitationState, InvitationAct>('invited', {
  accept: { from: ['invited'], to: 'accepted' },
  refuse: { from: ['invited'], to: 'refused' },
  withdraw: { from: ['invited'], to: 'withdrawn' },
  expire: { from: ['invited'], to: 'expired' },
});

/** The acts of the side that invites, and of the side that is invited: neither is offered the other's. */
export const ACTS_OF = { outgoing: ['withdraw'], incoming: ['accept', 'refuse'] } as const satisfies Record<
  string,
  readonly InvitationAct[]
>;
