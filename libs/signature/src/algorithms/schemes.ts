/** Which signature algorithm goes with which key and digest, and the verification itself. No fallbacks. */
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { TAG } from '../asn1/values.js';
import { digestBytes } from './digest-names.js';
import { digest } from './digests.js';
import { plainOf } from './ecdsa-value.js';
import { gostByKey, gostBySignature } from './gost-keys.js';
import { ALGORITHM } from './oids.js';
import { cryptoProvider } from './provider.js';
import { allows, readPssParameters } from './pss.js';
import type { AlgorithmIdentifier, Scheme, Unsupported } from './scheme-types.js';
import { keyName, type PublicKey, type RsaKey } from './public-key.js';

export type { AlgorithmIdentifier, Scheme, Unsupported } from './scheme-types.js';
export { keyName, readKey, type PublicKey } from './public-key.js';
export { BROKEN_DIGESTS, digestWeakness, weakness } from './weakness.js';

const RSA_HASHES: Readonly<Record<string, string>> = {
  [ALGORITHM.rsaSha1]: ALGORITHM.sha1,
  [ALGORITHM.rsaSha256]: ALGORITHM.sha256,
  [ALGORITHM.rsaSha384]: ALGORITHM.sha384,
  [ALGORITHM.rsaSha512]: ALGORITHM.sha512,
};

const ECDSA_HASHES: Readonly<Record<string, string>> = {
  [ALGORITHM.ecdsaSha1]: ALGORITHM.sha1,
  [ALGORITHM.ecdsaSha256]: ALGORITHM.sha256,
  [ALGORITHM.ecdsaSha384]: ALGORITHM.sha384,
  [ALGORITHM.ecdsaSha512]: ALGORITHM.sha512,
};

/**
 * The scheme of a signature. In CMS the signature algorithm may be the key's own identifier (RFC 3370 3.2; the NCA does so
 * with RSA and GOST-2004): then the digest algorithm says the rest. Where both say it, they must agree (RFC 4056 3, RFC
 * 5754 3, RFC 5753 2.1.1).
 */
export function schemeOf(
  algorithm: AlgorithmIdentifier,
  key: PublicKey,
  digestAlgorithm?: string,
): Scheme | Unsupported {
  const scheme = impliedScheme(algorithm, key, digestAlgorithm);
  if (scheme === undefined) return { unsupported: `signature algorithm ${algorithm.oid} with a ${keyName(key)} key` };
  if ('hash' in scheme && digestAlgorithm !== undefined && digestAlgorithm !== scheme.hash) {
    return { unsupported: `signature algorithm ${algorithm.oid} with digest algorithm ${digestAlgorithm}` };
  }
  return scheme;
}

function impliedScheme(
  algorithm: AlgorithmIdentifier,
  key: PublicKey,
  digestAlgorithm: string | undefined,
): Scheme | Unsupported | undefined {
  const { oid } = algorithm;
  if (key.kind === 'gost') {
    const same = gostBySignature(oid) === key.gost || gostByKey(oid) === key.gost;
    return same ? { kind: 'gost', hash: key.gost.hash } : undefined;
  }
  if (key.kind === 'ec') return ecdsaScheme(algorithm);
  if (key.kind !== 'rsa') return undefined;
  if (oid === ALGORITHM.rsaPss) return pssScheme(algorithm, key);
  const hash = oid === ALGORITHM.rsa ? rsaHash(digestAlgorithm) : RSA_HASHES[oid];
  // RFC 4055 1.2: a key for PSS signs by nothing else
  return hash === undefined || key.pssOnly ? undefined : { kind: 'rsa-pkcs1', hash };
}

const rsaHash = (digestAlgorithm: string | undefined): string | undefined =>
  Object.values(RSA_HASHES).find((hash) => hash === digestAlgorithm);

function ecdsaScheme(algorithm: AlgorithmIdentifier): Scheme | Unsupported | undefined {
  const hash = ECDSA_HASHES[algorithm.oid];
  if (hash === undefined) return undefined;
  // RFC 5758 3.2: the parameters MUST be absent
  if (parametersOf(algorithm)) return { unsupported: `signature algorithm ${algorithm.oid} with parameters` };
  return { kind: 'ecdsa', hash };
}

function pssScheme(algorithm: AlgorithmIdentifier, key: RsaKey): Scheme | Unsupported {
  const node = parametersOf(algorithm);
  // RFC 4055 3.1: in a signature's identifier the parameters MUST be present
  if (!node) return { unsupported: 'RSASSA-PSS without parameters' };
  try {
    const parameters = readPssParameters(node);
    const restriction = key.pssOnly?.restriction;
    if (restriction && !allows(restriction, parameters)) {
      return { unsupported: 'RSASSA-PSS parameters that the key does not allow' };
    }
    // RFC 4055 3.1 recommends the same digest algorithm for both; WebCrypto knows nothing else
    if (parameters.hash !== parameters.mgfHash) return { unsupported: 'RSASSA-PSS with two digest algorithms' };
    return { kind: 'rsa-pss', ...parameters };
  } catch (error) {
    if (error instanceof Asn1Error) return { unsupported: `RSASSA-PSS: ${error.message}` };
    throw error;
  }
}

const parametersOf = ({ bytes }: AlgorithmIdentifier): Asn1Node | undefined =>
  readAsn1(bytes, 'BER').inside(TAG.sequence, 'algorithm')[1];

const saltRoom = ({ hash }: Scheme, { bits }: RsaKey): number => Math.ceil((bits - 1) / 8) - digestBytes(hash) - 2;

/** Does the signature over `data` verify? */
export async function verifyData(
  scheme: Scheme,
  key: PublicKey,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (key.kind === 'gost') {
    return scheme.kind === 'gost' && key.verifier.verify(await digest(scheme.hash, data), signature);
  }
  if (key.kind === 'ec' && scheme.kind === 'ecdsa') {
    const plain = plainOf(signature, key.size);
    return plain !== undefined && cryptoProvider().verifyEcdsa(scheme.hash, key.curve, key.spki, data, plain);
  }
  if (key.kind !== 'rsa') return false;
  if (scheme.kind === 'rsa-pkcs1') return cryptoProvider().verifyRsa(scheme.hash, key.spki, data, signature);
  // RFC 8017 9.1.2 step 3: the encoded message has room for digest, salt and two octets; platforms throw at more
  if (scheme.kind !== 'rsa-pss' || scheme.saltLength > saltRoom(scheme, key)) return false;
  return cryptoProvider().verifyPss(scheme.hash, scheme.saltLength, key.spki, data, signature);
}
