import type { Localized } from '@qujat/kernel';

/** The two families of keys that the NCA issues: GOST 34.10-2015 (512 bits) and RSA. */
export type KeyAlgorithm = 'gost' | 'rsa';

/** What a certificate says its owner may do: the NCA's key-user OIDs (1.2.398.3.3.4.1…), by name. */
export type Role =
  | 'first-head'
  | 'right-to-sign'
  | 'right-to-sign-financial'
  | 'human-resources'
  | 'employee'
  | 'information-system'
  | 'treasury-client'
  | 'individual';

/** The state in which a person's certificate is issued; every state but `valid` must be refused by the portal. */
export type Condition = 'valid' | 'revoked' | 'expired' | 'suspended' | 'not-yet-valid';

/** What the portal's seed does with an organisation. */
export type Standing = 'accredited' | 'waiting' | 'newcomer' | 'operator';

/** An invented organisation with a BIN whose check digit is right. */
export interface Organisation {
  readonly slug: string;
  readonly bin: string;
  /** The name as the portal shows it. */
  readonly name: Localized;
  /** The name as the NCA writes it into certificates (O): capital letters, straight quotes. */
  readonly certificateName: string;
  readonly standing: Standing;
}

/** What a certificate of the invented foreign authority says (ETSI EN 319 412-1): there is no IIN and no BIN in it. */
export interface ForeignIdentity {
  readonly country: string;
  /** `serialNumber` of the subject. */
  readonly person: string;
  /** `organizationIdentifier` of the subject. */
  readonly organisation: string;
  readonly organisationName: Localized;
  /** `title` of the subject. */
  readonly title: string;
}

/** An invented owner of certificates: a person, or (with `systemOid`) an information system. */
export interface Person {
  readonly slug: string;
  readonly role: Role;
  /** Capital letters, as in certificates. For an information system the whole common name. */
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic?: string;
  /** Absent for information systems and for people of other countries. */
  readonly iin?: string;
  /** Of people of other countries: their certificates come from the foreign authority. */
  readonly foreign?: ForeignIdentity;
  /** Slug of the organisation; absent for individuals. */
  readonly organisation?: string;
  /** OID of the information system (UID of its subject). */
  readonly systemOid?: string;
  readonly position: Localized;
  /** Keys that this owner has; the first is the usual one. */
  readonly algorithms: readonly KeyAlgorithm[];
  readonly condition: Condition;
}
