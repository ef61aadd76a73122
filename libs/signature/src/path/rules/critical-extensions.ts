/** Critical extensions: what is not acted upon is not accepted (RFC 5280 4.2, 6.1.4 (o), 6.1.5 (f)). */
import { EXTENSION } from '../../algorithms/oids.js';
import type { Certificate } from '../../x509/certificate.js';

/** Extensions that this library acts upon, or that restrict nothing it does. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  EXTENSION.subjectKeyIdentifier,
  EXTENSION.keyUsage,
  EXTENSION.subjectAltName,
  EXTENSION.issuerAltName,
  EXTENSION.basicConstraints,
  EXTENSION.nameConstraints,
  EXTENSION.crlDistributionPoints,
  EXTENSION.certificatePolicies,
  EXTENSION.policyMappings,
  EXTENSION.authorityKeyIdentifier,
  EXTENSION.policyConstraints,
  EXTENSION.extendedKeyUsage,
  EXTENSION.freshestCrl,
  EXTENSION.inhibitAnyPolicy,
  EXTENSION.authorityInfoAccess,
  EXTENSION.subjectInfoAccess,
  EXTENSION.ocspNoCheck,
]);

/** The first critical extension that is not understood. */
export const unknownCritical = ({ extensions }: Certificate): string | undefined =>
  [...extensions].find(([oid, { critical }]) => critical && !UNDERSTOOD.has(oid))?.[0];
