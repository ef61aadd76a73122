/** Asking for RFC 3161 timestamps and putting them into signatures (ETSI EN 319 122-1 5.3). */
import { CMS } from '../algorithms/oids.js';
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { smallInteger, TAG } from '../asn1/values.js';
import { boolean, derNull, integer, octetString, oid, sequence, unsignedInteger } from '../asn1/writer.js';
import { addUnsignedAttribute, signerInfos } from './unsigned-attributes.js';

/** What the timestamp is asked for. */
export interface Imprint {
  /** The digest algorithm. */
  readonly algorithm: string;
  readonly digest: Uint8Array;
  /** A random number the answer must repeat. */
  readonly nonce?: Uint8Array;
  /** The TSA policy wanted. */
  readonly policy?: string;
}

/** TimeStampReq (RFC 3161 2.4.1) that asks for the TSA's certificate too. */
export function buildTimestampRequest({ algorithm, digest, nonce, policy }: Imprint): Uint8Array {
  return sequence(
    integer(1),
    sequence(sequence(oid(algorithm), derNull()), octetString(digest)),
    ...(policy === undefined ? [] : [oid(policy)]),
    ...(nonce === undefined ? [] : [unsignedInteger(nonce)]),
    boolean(true),
  );
}

/** The token of a TimeStampResp, or the PKIStatus that refuses it. */
export function readTimestampResponse(response: Uint8Array): { token: Uint8Array } | { status: number } {
  const [info, token] = readAsn1(response, 'BER').inside(TAG.sequence, 'timestamp response');
  const [status] = info?.inside(TAG.sequence, 'timestamp status') ?? [];
  if (!status) throw new Asn1Error('a timestamp response without status');
  const number = smallInteger(status);
  return number <= 1 && token ? { token: token.bytes } : { status: number };
}

/** The signature values of all signers: what a signature timestamp is taken over. */
export function signatureValues(cms: Uint8Array): Uint8Array[] {
  return signerInfos(cms).map((signer) => signatureOf(signer).content);
}

function signatureOf(signer: Asn1Node): Asn1Node {
  const value = signer.children.find((child, at) => at >= 4 && child.tag === TAG.octetString);
  if (!value) throw new Asn1Error('a signer without a signature value');
  return value;
}

/** Puts a timestamp token into the unsigned attributes of one signer. Nothing that is signed changes a byte. */
export const addSignatureTimestamp = (cms: Uint8Array, token: Uint8Array, signer = 0): Uint8Array =>
  addUnsignedAttribute(cms, CMS.signatureTimestamp, token, signer);
