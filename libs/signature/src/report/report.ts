/**
 * The report of a validation: data only (times as ISO 8601 in UTC), so that the same object is stored, sent and printed.
 * The words of the indications are those of ETSI EN 319 102-1; sentences for people are made at rendering.
 */

/** ETSI EN 319 102-1 5.1.3. */
export type Indication = 'TOTAL-PASSED' | 'TOTAL-FAILED' | 'INDETERMINATE';

/** ETSI EN 319 102-1 tables 5 and 6; NO_SIGNATURE_FOUND speaks of a file without any. */
export type SubIndication =
  | 'NO_SIGNATURE_FOUND'
  | 'FORMAT_FAILURE'
  | 'HASH_FAILURE'
  | 'SIG_CRYPTO_FAILURE'
  | 'REVOKED'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'SIG_CONSTRAINTS_FAILURE'
  | 'CHAIN_CONSTRAINTS_FAILURE'
  | 'CERTIFICATE_CHAIN_GENERAL_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE'
  | 'POLICY_PROCESSING_ERROR'
  | 'SIGNATURE_POLICY_NOT_AVAILABLE'
  | 'TIMESTAMP_ORDER_FAILURE'
  | 'NO_SIGNING_CERTIFICATE_FOUND'
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  | 'NO_CERTIFICATE_CHAIN_FOUND_NO_POE'
  | 'REVOKED_NO_POE'
  | 'REVOKED_CA_NO_POE'
  | 'OUT_OF_BOUNDS_NO_POE'
  | 'OUT_OF_BOUNDS_NOT_REVOKED'
  | 'REVOCATION_OUT_OF_BOUNDS_NO_POE'
  | 'NO_POE'
  | 'TRY_LATER'
  | 'SIGNED_DATA_NOT_FOUND';

/** What a certificate says its holder may be (key-use identifiers of the NCA, and the Internet's for TSA and OCSP). */
export type Role =
  | 'individual'
  | 'first-head'
  | 'sign-right'
  | 'finance-sign-right'
  | 'hr'
  | 'employee'
  | 'legal-entity'
  | 'information-system'
  | 'treasury-client'
  | 'tsa'
  | 'ocsp'
  | 'nca-staff';

/** The holder's name as the certificate has it. */
export interface SubjectFacts {
  readonly commonName: string | null;
  readonly surname: string | null;
  /** The patronymic: the NCA puts it into GIVENNAME. */
  readonly givenName: string | null;
  /** The twelve digits of `SERIALNUMBER=IIN…`. */
  readonly iin: string | null;
  /** The twelve digits of `OU=BIN…`. */
  readonly bin: string | null;
  readonly organization: string | null;
  readonly country: string | null;
  readonly email: string | null;
  /** The whole name, RFC 4514 order of writing as encoded. */
  readonly dn: string;
  /** Of a certificate without IIN and BIN: what else the name has, by attribute (OID), the first value of each. */
  readonly others?: Readonly<Record<string, string>>;
}

/** Facts read from a certificate. Reading them proves nothing. */
export interface CertificateFacts {
  readonly subject: SubjectFacts;
  /** Lower-case hex. */
  readonly serial: string;
  readonly issuer: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
  readonly policies: readonly string[];
  readonly roles: readonly Role[];
  /** The key's algorithm: `RSA-2048`, `GOST-2015-512`, … */
  readonly algorithm: string;
  /** SHA-256 of the certificate, hex. */
  readonly fingerprint: string;
  readonly subjectKeyIdentifier: string | null;
  readonly authorityKeyIdentifier: string | null;
  /** Addresses of OCSP responders and CRLs that the certificate names. To be followed only with limits. */
  readonly ocspUrls: readonly string[];
  readonly crlUrls: readonly string[];
}

/** One small check and its outcome. */
export interface Check {
  /** Stable name, e.g. `cms.message-digest`. */
  readonly id: string;
  readonly ok: boolean;
  /** The clause that asks for it. */
  readonly spec: string;
  /** What was found, in English, for the record. */
  readonly detail: string;
}

/** Who signed. */
export interface SignerFacts {
  readonly subject: string | null;
  readonly iin: string | null;
  readonly bin: string | null;
  readonly roles: readonly Role[];
}

/**
 * `CMS`, `XMLDSig`: signed, but without what CAdES-B and XAdES-B ask for. `B`: with it. `T`: with a valid signature timestamp.
 * `LT`: with the certificates and revocation data of every path inside. `LTA`: with a valid archive timestamp over all of it.
 */
export type Level = 'CMS' | 'XMLDSig' | 'B' | 'T' | 'LT' | 'LTA';

/** What a signature is written in. */
export type SignatureFormat = 'CMS' | 'XML';

/** Something a signature covers: what is shown and stored must be exactly this. */
export interface Covered {
  /** `content`: the content of a CMS. `document`: a whole XML document. `element`: a part of one. `file`: one of a container. */
  readonly kind: 'content' | 'document' | 'element' | 'file';
  /** The element's path and identifier, or the name of the file; null for the content of a CMS. */
  readonly name: string | null;
  /** Does it hold what was signed (its digest is the signed one)? */
  readonly intact: boolean;
}

/** The building blocks of a validation (ETSI EN 319 102-1 5.2): checks are grouped by them. */
export type Block = 'format' | 'identification' | 'context' | 'x509' | 'cryptographic' | 'acceptance' | 'timestamps';

/** The checks of one building block. */
export interface BlockFindings {
  readonly block: Block;
  /** The clause of ETSI EN 319 102-1. */
  readonly spec: string;
  readonly checks: readonly Check[];
}

/**
 * Which validation process came to the verdict: for basic signatures (ETSI EN 319 102-1 5.3), with time and long-term
 * validation material (5.5), with archival data (5.6).
 */
export type Process = 'basic' | 'long-term' | 'archival';

/** What a timestamp was taken over: the content before signing, the signature value, or everything (ETSI EN 319 122-1 5.2.8, 5.3, 5.5.3). */
export type TimestampKind = 'content' | 'signature' | 'archive';

/** A timestamp that was looked at. */
export interface TimestampFacts {
  readonly time: string;
  readonly policy: string;
  readonly tsa: string | null;
  readonly valid: boolean;
  readonly kind?: TimestampKind;
  /** SHA-256 of the token, hex. */
  readonly sha256?: string;
  /** Its own verdict (ETSI EN 319 102-1 5.4, 5.6.2.4) and how it came about. */
  readonly indication?: 'PASSED' | 'FAILED' | 'INDETERMINATE';
  readonly subIndication?: SubIndication | null;
  readonly checks?: readonly Check[];
}

/** Something that is proven to have existed at a time (ETSI EN 319 102-1 5.6.2.3). */
export interface ProofOfExistence {
  readonly what: 'signature' | 'content' | 'certificate' | 'crl' | 'ocsp' | 'timestamp';
  /** SHA-256 of it, hex; of the signature value for a signature, null for content. */
  readonly sha256: string | null;
  /** Whose it is, in words; null where there is nothing to say. */
  readonly about: string | null;
  readonly since: string;
  /** SHA-256 of the timestamp token that proves it, hex. */
  readonly by: string;
}

/** What is known about the state of one certificate of a path. */
export interface RevocationFacts {
  readonly subject: string;
  /** SHA-256 of the certificate, hex. */
  readonly fingerprint: string;
  /** `none`: no authentic data at all. */
  readonly status: 'good' | 'revoked' | 'unknown' | 'none';
  readonly source: 'ocsp' | 'crl' | null;
  /** SHA-256 of the data, hex. */
  readonly sha256: string | null;
  readonly thisUpdate: string | null;
  readonly nextUpdate: string | null;
  readonly revokedAt: string | null;
  readonly reason: string | null;
}

/** Something else the signer stated and signed: a fact, never decisive (ETSI EN 319 122-1 5.2). */
export interface SignedStatement {
  readonly id: 'commitment' | 'mime-type' | 'content-hint' | 'location' | 'role' | 'policy' | 'unknown';
  readonly value: string;
}

/** What was found about one signer. */
export interface SignatureReport {
  readonly format: SignatureFormat;
  /** What it covers, in the order of the signature. */
  readonly covers: readonly Covered[];
  readonly indication: Indication;
  readonly subIndication: SubIndication | null;
  readonly signer: SignerFacts;
  readonly certificate: CertificateFacts | null;
  /**
   * The earliest time at which the signature is proven to have existed (level T); without such proof the time of validation
   * (ETSI EN 319 102-1 5.4).
   */
  readonly bestSignatureTime: string;
  /** What the signer claims, proven by nothing. */
  readonly claimedSigningTime: string | null;
  readonly level: Level;
  readonly checks: readonly Check[];
  readonly timestamps: readonly TimestampFacts[];
  /** Subjects of the path, the signer's certificate first. */
  readonly path: readonly { readonly subject: string; readonly fingerprint: string }[];
  /** Which process came to the verdict. */
  readonly process?: Process;
  /** The checks again, grouped by building block. */
  readonly blocks?: readonly BlockFindings[];
  /** Everything that timestamps prove to have existed, and since when. */
  readonly proofs?: readonly ProofOfExistence[];
  /** The state of each certificate of the path but the anchor. */
  readonly revocation?: readonly RevocationFacts[];
  readonly statements?: readonly SignedStatement[];
  /** Signatures over this signature's value (RFC 5652 11.4): judged on their own, without weight for this one's verdict. */
  readonly counterSignatures?: readonly SignatureReport[];
}

/** Something the verdict rests on. */
export interface EvidenceUsed {
  readonly kind: 'certificate' | 'crl' | 'ocsp' | 'timestamp';
  /** SHA-256, hex. */
  readonly sha256: string;
  /** Whose it is: the subject, or the issuer of a CRL. */
  readonly about: string;
  /** Its own time: thisUpdate, producedAt, genTime, notBefore. */
  readonly time: string;
}

/** The verdict on a file with its signatures. */
export interface Report {
  readonly indication: Indication;
  readonly subIndication: SubIndication | null;
  readonly signatures: readonly SignatureReport[];
  readonly evidenceUsed: readonly EvidenceUsed[];
  /** The time the verdict is given for. */
  readonly validatedAt: string;
  /** Why a file could not be looked into at all; null otherwise. */
  readonly failure: string | null;
}
