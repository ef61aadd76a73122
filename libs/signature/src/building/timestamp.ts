/** Asking for RFC 3161 timestamps and putting them into signatures (ETSI EN 319 122-1 5.3). */
import { CMS } from '../algorithms/oids.js';
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { concat, context, equalBytes, oidOf, smallInteger, TAG } from '../asn1/values.js';
import {
  boolean,
  compareBytes,
  der,
  derNull,
  integer,
  octetString,
  oid,
  sequence,
  setOf,
  unsignedInteger,
} from '../asn1/writer.js';

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

function signedDataOf(cms: Uint8Array): Asn1Node[] {
  const [type, wrapper] = readAsn1(cms, 'BER').inside(TAG.sequence, 'CMS');
  if (!type || oidOf(type) !== CMS.signedData) throw new Asn1Error('not signed data');
  const [signedData] = wrapper?.inside(context(0), 'CMS content') ?? [];
  return signedData?.inside(TAG.sequence, 'signed data') ?? [];
}

const signerInfos = (cms: Uint8Array): Asn1Node[] => signedDataOf(cms).at(-1)?.inside(TAG.set, 'signers') ?? [];

/** Puts a timestamp token into the unsigned attributes of one signer. Nothing that is signed changes a byte. */
export function addSignatureTimestamp(cms: Uint8Array, token: Uint8Array, signer = 0): Uint8Array {
  const fields = signedDataOf(cms);
  const signers = signerInfos(cms);
  const chosen = signers[signer];
  if (!chosen) throw new RangeError(`no signer ${signer}`);
  const stamped = signers.map((info) => (info === chosen ? withTimestamp(info, token) : info.bytes));
  const signedData = sequence(...fields.slice(0, -1).map((field) => field.bytes), setOf(stamped));
  return sequence(oid(CMS.signedData), der(context(0), signedData));
}

function withTimestamp(signer: Asn1Node, token: Uint8Array): Uint8Array {
  const parts = signer.children;
  const old = parts.find((part) => part.tag === context(1));
  const attribute = sequence(oid(CMS.signatureTimestamp), setOf([token]));
  const others = (old?.children ?? []).map((child) => child.bytes).filter((bytes) => !equalBytes(bytes, attribute));
  const all = concat([...others, attribute].sort(compareBytes));
  const kept = parts.filter((part) => part !== old).map((part) => part.bytes);
  return sequence(...kept, der(context(1), all));
}
