import type { Uuid } from '@qujat/kernel';

/** Payload of what happens to an invitation: ids and numbers, never an address or a secret. */
export interface InvitationEvent {
  readonly invitationId: Uuid;
  readonly fromId: Uuid;
  readonly toBin: string | null;
}

/** An invitation was sent; `byEmail`: a letter with a link is to go out (see `InvitationLinks`). */
export interface InvitedEvent extends InvitationEvent {
  readonly byEmail: boolean;
  /** Who invited. */
  readonly userId: Uuid | null;
}

/** An invitation was accepted: the two are counterparties. */
export interface AcceptedEvent extends InvitationEvent {
  readonly toId: Uuid;
}

/** An open invitation waits for a participant that has just been accredited. */
export interface InvitationWaitsEvent extends InvitationEvent {
  readonly toId: Uuid;
}
