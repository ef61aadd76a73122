/** Object identifiers, by the names their standards give them. */

/** Algorithms of the national standards of Kazakhstan (NCA profile) and of PKCS#1, and ECDSA's. */
export const ALGORITHM = {
  /** ҚР СТ 34.10-2015 (= GOST R 34.10-2012), 512-bit key. */
  gost2015Key512: '1.2.398.3.10.1.1.2.2',
  gost2015Params512: '1.2.398.3.10.1.1.2.2.1',
  gost2015Signature512: '1.2.398.3.10.1.1.2.3.2',
  /** The same, 256-bit key. */
  gost2015Key256: '1.2.398.3.10.1.1.2.1',
  gost2015Params256: '1.2.398.3.10.1.1.2.1.1',
  gost2015Signature256: '1.2.398.3.10.1.1.2.3.1',
  /** GOST 34.310-2004 (= GOST R 34.10-2001), certificates up to 2022. */
  gost2004Key: '1.2.398.3.10.1.1.1.1',
  gost2004Params: '1.2.398.3.10.1.1.1.1.1',
  gost2004Signature: '1.2.398.3.10.1.1.1.2',
  /** ҚР СТ 34.11-2015 (= GOST R 34.11-2012, Streebog). */
  streebog256: '1.2.398.3.10.1.3.2',
  streebog512: '1.2.398.3.10.1.3.3',
  /** GOST 34.311-95 (= GOST R 34.11-94). */
  gost34311: '1.2.398.3.10.1.3.1',
  gost34311Params: '1.2.398.3.10.1.3.1.1.0',
  rsa: '1.2.840.113549.1.1.1',
  rsaSha1: '1.2.840.113549.1.1.5',
  rsaSha256: '1.2.840.113549.1.1.11',
  rsaSha384: '1.2.840.113549.1.1.12',
  rsaSha512: '1.2.840.113549.1.1.13',
  rsaPss: '1.2.840.113549.1.1.10',
  mgf1: '1.2.840.113549.1.1.8',
  ecPublicKey: '1.2.840.10045.2.1',
  ecdsaSha1: '1.2.840.10045.4.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  ecdsaSha384: '1.2.840.10045.4.3.3',
  ecdsaSha512: '1.2.840.10045.4.3.4',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;

/** CMS content types and attributes (RFC 5652, RFC 5035, RFC 3161, ETSI EN 319 122-1). */
export const CMS = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  counterSignature: '1.2.840.113549.1.9.6',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signatureTimestamp: '1.2.840.113549.1.9.16.2.14',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

/** Extensions of certificates, CRLs and OCSP answers (RFC 5280, RFC 6960). */
export const EXTENSION = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  issuerAltName: '2.5.29.18',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  deltaCrlIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  freshestCrl: '2.5.29.46',
  /** X.509 9.5.2.8: since when the CRL keeps entries of expired certificates. */
  expiredCertsOnCrl: '2.5.29.60',
  inhibitAnyPolicy: '2.5.29.54',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  subjectInfoAccess: '1.3.6.1.5.5.7.1.11',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
  ocspNonce: '1.3.6.1.5.5.7.48.1.2',
  ocspArchiveCutoff: '1.3.6.1.5.5.7.48.1.6',
  /** RFC 6960 4.4.8: the responder answers "revoked" for certificates that were never issued. */
  ocspExtendedRevoke: '1.3.6.1.5.5.7.48.1.9',
  /** The kind of key store, in the NCA's end-entity certificates. */
  ncaKeyStore: '1.2.398.3.3.5',
} as const;

/** Attributes of names as the NCA uses them. */
export const ATTRIBUTE = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  /** `IIN` and twelve digits. */
  serialNumber: '2.5.4.5',
  country: '2.5.4.6',
  locality: '2.5.4.7',
  state: '2.5.4.8',
  organization: '2.5.4.10',
  /** `BIN` and twelve digits. */
  organizationalUnit: '2.5.4.11',
  businessCategory: '2.5.4.15',
  title: '2.5.4.12',
  /** ETSI EN 319 412-1 5.1.4. */
  organizationIdentifier: '2.5.4.97',
  /** The patronymic, in the NCA's certificates. */
  givenName: '2.5.4.42',
  userId: '0.9.2342.19200300.100.1.1',
  domainComponent: '0.9.2342.19200300.100.1.25',
  email: '1.2.840.113549.1.9.1',
} as const;

/** Purposes of keys: the Internet's and the NCA's. */
export const KEY_PURPOSE = {
  clientAuth: '1.3.6.1.5.5.7.3.2',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  individual: '1.2.398.3.3.4.1.1',
  individualInformationSystem: '1.2.398.3.3.4.1.1.1',
  legalEntity: '1.2.398.3.3.4.1.2',
  firstHead: '1.2.398.3.3.4.1.2.1',
  signRight: '1.2.398.3.3.4.1.2.2',
  financeSignRight: '1.2.398.3.3.4.1.2.3',
  hr: '1.2.398.3.3.4.1.2.4',
  employee: '1.2.398.3.3.4.1.2.5',
  informationSystem: '1.2.398.3.3.4.1.2.6',
  ncaStaff: '1.2.398.3.3.4.2',
  treasuryClient: '1.2.398.5.19.1.2.2.1',
} as const;

/** Policies of certificates and of timestamps. */
export const POLICY = {
  nca: '1.2.398.3.3.2',
  ncaTsaCertificate: '1.2.398.3.3.2.6',
  timestampRsa: '1.2.398.3.3.2.6.2',
  timestampGost2015: '1.2.398.3.3.2.6.4',
  cps: '1.3.6.1.5.5.7.2.1',
} as const;
