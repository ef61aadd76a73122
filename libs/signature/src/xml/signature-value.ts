/** Verifying an XML signature value (XMLDSig core 1.1 3.2.2, 6.4). */
import { valueOf } from '../algorithms/ecdsa-value.js';
import { ALGORITHM } from '../algorithms/oids.js';
import { pssIdentifier } from '../algorithms/pss.js';
import {
  digestWeakness,
  schemeOf,
  verifyData,
  weakness,
  type AlgorithmIdentifier,
  type PublicKey,
  type Scheme,
  type Unsupported,
} from '../algorithms/schemes.js';
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import { Asn1Error } from '../asn1/reader.js';
import { oid, sequence } from '../asn1/writer.js';
import type { Findings } from '../validation/findings.js';
import { RULES } from '../validation/rules.js';
import type { Certificate } from '../x509/certificate.js';
import type { XmlSignature } from './model.js';
import type { SignatureMethod } from './uris.js';

/** Lengths of digests, which are those of PSS salts (RFC 9231 2.3.10). */
const SALTS: Readonly<Record<string, number>> = {
  [ALGORITHM.sha256]: 32,
  [ALGORITHM.sha384]: 48,
  [ALGORITHM.sha512]: 64,
};

/** The AlgorithmIdentifier that says what a URI says. */
function identifierOf({ kind, oid: name, digest: hash }: SignatureMethod): AlgorithmIdentifier {
  if (kind === 'rsa-pss') {
    return { oid: name, bytes: pssIdentifier({ hash, mgfHash: hash, saltLength: SALTS[hash] ?? 0 }) };
  }
  return { oid: name, bytes: sequence(oid(name)) };
}

/** The scheme that the method's URI names, for this key. */
function schemeFor({ method, methodUri }: XmlSignature, key: PublicKey): Scheme | Unsupported {
  if (!method) return { unsupported: `signature method ${methodUri}` };
  return schemeOf(identifierOf(method), key, method.digest);
}

/** XMLDSig core 1.1 6.4.3: an ECDSA value is r‖s; CMS and X.509 have it in DER. */
function derValue({ method, value }: XmlSignature, key: PublicKey): Uint8Array {
  if (method?.kind !== 'ecdsa' || key.kind !== 'ec') return value;
  return value.length === 2 * key.size ? valueOf(value) : new Uint8Array();
}

/** Did this certificate's key make the signature? */
export async function verifiesWith(certificate: Certificate, signature: XmlSignature): Promise<boolean> {
  try {
    const key = certificate.key();
    const scheme = schemeFor(signature, key);
    return 'hash' in scheme && (await verifyData(scheme, key, signature.signedInfo, derValue(signature, key)));
  } catch (error) {
    if (error instanceof Asn1Error) return false;
    throw error;
  }
}

/** Verifies the value over SignedInfo. Whether its algorithms are acceptable depends on the proven time. */
export async function checkXmlSignatureValue(
  signature: XmlSignature,
  certificate: Certificate,
  findings: Findings,
): Promise<void> {
  const key = certificate.key();
  const scheme = schemeFor(signature, key);
  if ('unsupported' in scheme) {
    findings.fail(RULES.algorithm, 'CRYPTO_CONSTRAINTS_FAILURE', scheme.unsupported);
    return;
  }
  const verified = await verifyData(scheme, key, signature.signedInfo, derValue(signature, key));
  findings.check(RULES.xmlSignatureValue, verified, 'SIG_CRYPTO_FAILURE', signature.methodUri);
}

/** ETSI EN 319 102-1 5.2.8.4.2: were its algorithms, and those of its references, acceptable when it is proven to have existed? */
export function checkXmlAlgorithms(
  signature: XmlSignature,
  certificate: Certificate,
  { rules, at }: AlgorithmsAt,
  findings: Findings,
): void {
  const key = certificate.key();
  const scheme = schemeFor(signature, key);
  if ('unsupported' in scheme) return;
  const digests = signature.references.flatMap(({ digest }) => (digest === undefined ? [] : [digest]));
  const weak =
    weakness(scheme, key, rules, at) ??
    digests.map((digest) => digestWeakness(digest, rules, at)).find((one) => one !== undefined);
  const detail = weak ?? signature.methodUri;
  findings.check(RULES.algorithm, weak === undefined, 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE', detail);
}
