import type { Locale, Uuid } from '@qujat/kernel';

/** What a person may do; the powers behind them are the business of identity. */
export type Right =
  | 'document.prepare'
  | 'document.sign'
  | 'document.send'
  | 'document.receive'
  | 'document.recall'
  | 'participant.administer'
  | 'participant.register'
  | 'operator.accredit'
  | 'operator.announce';

/** The standing of a person in the organisation, as the certificate says it. */
export type Role = 'first-head' | 'sign-right' | 'employee' | 'individual';

/** Who acts. It comes from the certificate of the session, never from a header or a field (E-3.10). */
export interface Actor {
  readonly sessionId: Uuid;
  readonly userId: Uuid | null;
  readonly iin: string;
  readonly bin: string | null;
  readonly name: string;
  readonly participantId: Uuid | null;
  readonly role: Role;
  readonly rights: readonly Right[];
  /** Does the person act for the operator of the portal? */
  readonly operator: boolean;
  readonly certificateSha256: string;
  readonly locale: Locale;
}
