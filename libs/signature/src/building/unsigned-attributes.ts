/** Adding to a CMS what is not signed. Nothing that stands there changes a byte, so every signature and timestamp holds on. */
import { CMS } from '../algorithms/oids.js';
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { concat, context, equalBytes, oidOf, TAG } from '../asn1/values.js';
import { compareBytes, der, oid, sequence, setOf } from '../asn1/writer.js';
import { DEFAULT_POLICY } from '../validation/types.js';

/** The fields of a SignedData. */
export function signedDataFields(cms: Uint8Array): Asn1Node[] {
  const [type, wrapper] = readAsn1(cms, 'BER', DEFAULT_POLICY.limits.asn1).inside(TAG.sequence, 'CMS');
  if (!type || oidOf(type) !== CMS.signedData) throw new Asn1Error('not signed data');
  const [signedData] = wrapper?.inside(context(0), 'CMS content') ?? [];
  return signedData?.inside(TAG.sequence, 'signed data') ?? [];
}

/** Puts the fields of a SignedData together again. */
export const contentInfo = (fields: readonly Uint8Array[]): Uint8Array =>
  sequence(oid(CMS.signedData), der(context(0), sequence(...fields)));

/** The signers of a CMS. */
export const signerInfos = (cms: Uint8Array): Asn1Node[] =>
  signedDataFields(cms).at(-1)?.inside(TAG.set, 'signers') ?? [];

/** Adds an attribute with one value to the unsigned ones of one signer; an attribute that is there already is not doubled. */
export function addUnsignedAttribute(cms: Uint8Array, type: string, value: Uint8Array, signer = 0): Uint8Array {
  const fields = signedDataFields(cms);
  const signers = fields.at(-1)?.inside(TAG.set, 'signers') ?? [];
  const chosen = signers[signer];
  if (!chosen) throw new RangeError(`no signer ${signer}`);
  const attribute = sequence(oid(type), setOf([value]));
  const changed = signers.map((info) => (info === chosen ? withAttribute(info, attribute) : info.bytes));
  // the order of the signers is kept: a SET OF whose members change would otherwise be shuffled
  return contentInfo([...fields.slice(0, -1).map((field) => field.bytes), der(TAG.set, ...changed)]);
}

function withAttribute(signer: Asn1Node, attribute: Uint8Array): Uint8Array {
  const parts = signer.children;
  const old = parts.find((part, at) => at > 3 && part.tag === context(1));
  const others = (old?.children ?? []).map((child) => child.bytes).filter((bytes) => !equalBytes(bytes, attribute));
  const all = concat([...others, attribute].sort(compareBytes));
  const kept = parts.filter((part) => part !== old).map((part) => part.bytes);
  return sequence(...kept, der(context(1), all));
}
