/**
 * What an archive-time-stamp-v3 is taken over, octet for octet (ETSI EN 319 122-1 5.5.2, 5.5.3): everything as it stands in the
 * file, so that BER stays BER.
 */
import { digest, isKnownDigest } from '../algorithms/digests.js';
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { concat, octets, TAG, toHex } from '../asn1/values.js';
import { octetString, oid, sequence } from '../asn1/writer.js';
import type { SignedData, SignerInfo } from '../cms/signed-data.js';
import { algorithmOf } from '../x509/certificate.js';

/** ATSHashIndexV3: which certificates, revocation data and unsigned attributes a timestamp covers, by digest. */
export interface HashIndex {
  readonly algorithm: string;
  /** Hex. */
  readonly certificates: readonly string[];
  readonly revocation: readonly string[];
  readonly attributes: readonly string[];
  /** The value as encoded: it is a part of the imprint's input. */
  readonly encoded: Uint8Array;
}

/** What an attribute value is in a hash index: its type and the value, one after the other (5.5.2). */
export function attributeOctets(signer: SignerInfo): { readonly value: Asn1Node; readonly octets: Uint8Array }[] {
  return signer.unsignedAttributes.flatMap(({ encodedType, values }) =>
    values.map((value) => ({ value, octets: concat([encodedType, value.bytes]) })),
  );
}

/** Makes the index of everything that stands in a signature now. */
export async function makeHashIndex(signed: SignedData, signer: SignerInfo, algorithm: string): Promise<Uint8Array> {
  const digests = async (items: readonly Uint8Array[]): Promise<Uint8Array> =>
    sequence(...(await Promise.all(items.map(async (item) => octetString(await digest(algorithm, item))))));
  return sequence(
    sequence(oid(algorithm)),
    await digests(signed.encoded.certificates),
    await digests(signed.encoded.revocation),
    await digests(attributeOctets(signer).map((one) => one.octets)),
  );
}

/** Reads an ATSHashIndexV3. */
export function readHashIndex(encoded: Uint8Array): HashIndex {
  const [algorithm, ...lists] = readAsn1(encoded, 'BER').inside(TAG.sequence, 'hash index');
  if (!algorithm || lists.length !== 3) throw new Asn1Error('a hash index with wrong fields');
  const [certificates, revocation, attributes] = lists.map((list) =>
    list.inside(TAG.sequence, 'hash index').map((one) => toHex(octets(one))),
  );
  return {
    algorithm: algorithmOf(algorithm).oid,
    certificates: certificates!,
    revocation: revocation!,
    attributes: attributes!,
    encoded,
  };
}

/** What of a signature an index covers. */
export interface IndexedParts {
  readonly certificates: readonly Uint8Array[];
  readonly revocation: readonly Uint8Array[];
  /** Values of unsigned attributes, older timestamps among them. */
  readonly attributes: readonly Asn1Node[];
}

/** Looks up what an index names. In words: why it does not fit, when it names something that is not there (5.5.2). */
export async function indexedParts(
  index: HashIndex,
  signed: SignedData,
  signer: SignerInfo,
): Promise<IndexedParts | string> {
  if (!isKnownDigest(index.algorithm)) return `hash index by digest algorithm ${index.algorithm}`;
  const find = async <T>(wanted: readonly string[], items: readonly T[], bytes: (item: T) => Uint8Array) => {
    const missing = new Set(wanted);
    const found: T[] = [];
    for (const item of items) {
      const value = toHex(await digest(index.algorithm, bytes(item)));
      if (!wanted.includes(value)) continue;
      missing.delete(value);
      found.push(item);
    }
    return missing.size === 0 ? found : undefined;
  };
  const certificates = await find(index.certificates, signed.encoded.certificates, (one) => one);
  const revocation = await find(index.revocation, signed.encoded.revocation, (one) => one);
  const attributes = await find(index.attributes, attributeOctets(signer), (one) => one.octets);
  if (!certificates) return 'the hash index names a certificate that is not there';
  if (!revocation) return 'the hash index names revocation data that is not there';
  if (!attributes) return 'the hash index names an attribute that is not there';
  return { certificates, revocation, attributes: attributes.map((one) => one.value) };
}

/** The octets whose digest is the imprint (5.5.3): content type, digest of the content, the signer's fields, the index. */
export const archiveOctets = (
  signed: SignedData,
  signer: SignerInfo,
  contentDigest: Uint8Array,
  index: Uint8Array,
): Uint8Array =>
  concat([signed.encoded.contentType, contentDigest, ...signer.fields.map((field) => field.bytes), index]);
