import { context, EXTENSION, integerHex, octets, oidOf, readAsn1, TAG, type Asn1Node } from '@qujat/signature';

/** One certificate asked about (RFC 6960 4.1.1 CertID). */
export interface CertId {
  /** The whole CertID, repeated in the answer as it came. */
  readonly encoded: Uint8Array;
  readonly hashAlgorithm: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  /** Hex without padding octets. */
  readonly serial: string;
}

/** What an OCSP request asks. */
export interface OcspRequest {
  readonly ids: readonly CertId[];
  /** Value of the nonce extension, repeated in the answer. */
  readonly nonce?: Uint8Array;
}

const MAX_IDS = 16;
const MAX_NONCE = 130;

/** Reads an OCSPRequest; throws for what is not one. */
export function readOcspRequest(bytes: Uint8Array): OcspRequest {
  const toBeSigned = readAsn1(bytes).inside(TAG.sequence, 'OCSP request')[0]?.children ?? [];
  const list = toBeSigned.find((field) => field.tag === TAG.sequence)?.children ?? [];
  if (list.length === 0 || list.length > MAX_IDS) throw new RangeError(`${list.length} certificates in a request`);
  const extensions = toBeSigned.find((field) => field.tag === context(2))?.children[0]?.children ?? [];
  const nonce = extensions.map((field) => field.children).find(([id]) => id && oidOf(id) === EXTENSION.ocspNonce);
  const value = nonce && octets(nonce.at(-1)!);
  if (value && value.length > MAX_NONCE) throw new RangeError(`a nonce of ${value.length} bytes`);
  return { ids: list.map(certId), ...(value ? { nonce: value } : {}) };
}

function certId(request: Asn1Node): CertId {
  const id = request.inside(TAG.sequence, 'request')[0]!;
  const [algorithm, nameHash, keyHash, serial] = id.inside(TAG.sequence, 'certificate id');
  if (!algorithm || !nameHash || !keyHash || !serial) throw new RangeError('an incomplete certificate id');
  return {
    encoded: id.bytes,
    hashAlgorithm: oidOf(algorithm.children[0]),
    issuerNameHash: octets(nameHash),
    issuerKeyHash: octets(keyHash),
    serial: integerHex(serial).replace(/^00/, ''),
  };
}
