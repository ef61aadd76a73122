/** Which certificate belongs to an XML signature (ETSI EN 319 102-1 5.2.3). Decoys in KeyInfo do not mislead. */
import { digest, isKnownDigest } from '../algorithms/digests.js';
import { equalBytes, fromHex } from '../asn1/values.js';
import type { Failure } from '../validation/findings.js';
import { RULES } from '../validation/rules.js';
import type { Identified } from '../validation/signing-certificate.js';
import type { Session } from '../validation/session.js';
import type { Certificate } from '../x509/certificate.js';
import type { XmlCertificateReference, XmlSignature } from './model.js';
import { decimal } from './read-xades.js';
import { verifiesWith } from './signature-value.js';

/** So many keys are tried when nothing names the certificate. */
const TRIED = 8;

/**
 * Identifies it among the certificates of KeyInfo and those at hand. SigningCertificate decides where it is signed; without
 * it the key does: the first certificate, of those in KeyInfo or with a number named there, whose key made the signature.
 */
export async function identifyXmlCertificate(
  signature: XmlSignature,
  brought: readonly Certificate[],
  session: Session,
): Promise<Identified | Failure> {
  const { xades } = signature;
  const rule = RULES.xmlSigningCertificate;
  if (xades?.covered && xades.signingCertificate.length > 0) {
    return byReference(xades.signingCertificate[0]!, new Set([...brought, ...session.certificates]));
  }
  const numbered = [...session.certificates].filter((one) => signature.serials.includes(numberOf(one)));
  const candidates = [...new Set([...brought, ...numbered])];
  if (candidates.length === 0) {
    return { rule, sub: 'NO_SIGNING_CERTIFICATE_FOUND', detail: 'KeyInfo names no certificate that is here' };
  }
  for (const certificate of candidates.slice(0, TRIED)) {
    if (await verifiesWith(certificate, signature)) return { certificate, named: false };
  }
  return { certificate: candidates[0]!, named: false };
}

const numberOf = ({ serial }: Certificate): string => decimal(fromHex(serial));

async function byReference(
  reference: XmlCertificateReference,
  candidates: ReadonlySet<Certificate>,
): Promise<Identified | Failure> {
  const rule = RULES.xmlSigningCertificate;
  const sub = 'NO_SIGNING_CERTIFICATE_FOUND';
  const { digest: algorithm, digestUri, value, serial } = reference;
  if (algorithm === undefined || !isKnownDigest(algorithm)) {
    return { rule, sub, detail: `SigningCertificate by digest algorithm ${digestUri}` };
  }
  for (const certificate of candidates) {
    if (!equalBytes(await digest(algorithm, certificate.der), value)) continue;
    // EN 319 132-1 5.2.2: issuer and serial, where given, are this certificate's
    if (serial === undefined || serial === numberOf(certificate)) return { certificate, named: true };
  }
  return { rule, sub, detail: 'SigningCertificate names a certificate that is not here' };
}
