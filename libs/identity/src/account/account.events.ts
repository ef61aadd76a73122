import type { Uuid } from '@qujat/kernel';

/** Accounts of people without a certificate (D-3). Secrets are in no event: `AccountLetters`. */
export interface AccountEvents {
  /** A letter with a link is to be sent; `userId` is the administrator who invites. */
  'identity.account.invited': { readonly enrolmentId: Uuid; readonly userId: Uuid };
  'identity.account.code-asked': { readonly enrolmentId: Uuid; readonly codeId: Uuid; readonly userId: Uuid };
  /** The person has set the account up. */
  'identity.account.opened': { readonly participantId: Uuid; readonly userId: Uuid };
  /** The administrator has replaced password and second factor. */
  'identity.account.reissued': { readonly participantId: Uuid; readonly userId: Uuid };
}
