import type { Locale, Uuid } from '@qujat/kernel';

/** Everything a person may be allowed to do (E-5.12); the powers behind it are the business of identity. */
export const RIGHTS = [
  'document.prepare',
  'document.approve',
  'document.sign',
  'document.send',
  'document.receive',
  'document.recall',
  'counterparty.manage',
  'billing.manage',
  'participant.export',
  'participant.administer',
  'participant.register',
  'operator.accredit',
  'operator.announce',
  'operator.sanction',
  'operator.publish',
  'operator.bill',
] as const;

/** One of the rights. */
export type Right = (typeof RIGHTS)[number];

/** The standing of a person in the organisation, as the certificate says it. */
export type Role = 'first-head' | 'sign-right' | 'employee' | 'individual';

/**
 * A power as it stands (E-5.12): an act, and for which documents. `null` sets no limit. The act is in `rights` as well, where
 * routes ask for it; how far it goes stands here.
 */
export interface Power {
  readonly act: Right;
  readonly documentType: string | null;
  /** The largest sum, in tiyn. */
  readonly limit: number | null;
  /** Departments with all that belongs to them. */
  readonly departments: readonly Uuid[] | null;
  /** The first moment it holds, and the first at which it does not any more. */
  readonly from: Date | null;
  readonly until: Date | null;
  /** What it rests on: the standing in the certificate, a role at the participant, a power of attorney; and which version of it. */
  readonly source: PowerSource;
  /** Granted, yet of no use with this certificate: it carries no right to sign (E-7.5.2). */
  readonly barred: boolean;
}

/** What a power rests on. */
export interface PowerSource {
  readonly kind: 'certificate' | 'role' | 'attorney';
  readonly id: Uuid | null;
  readonly version: number;
  readonly name: string;
}

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
  /** How far the rights over documents go. */
  readonly powers: readonly Power[];
  /** Does the person act for the operator of the portal? */
  readonly operator: boolean;
  /** Null: a person without a certificate, whom their organisation has enrolled (D-3). */
  readonly certificateSha256: string | null;
  readonly locale: Locale;
}
