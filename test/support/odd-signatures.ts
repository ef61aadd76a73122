/** Signatures that nobody may put past the portal, made from real ones. */
import { der, oid, readAsn1, sequence, setOf } from '@qujat/signature';
import type { DevCa } from '../../apps/dev-ca/src/index.js';

const SIGNED_DATA = '1.2.840.113549.1.7.2';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The parts of SignedData: version, digest algorithms, content, certificates, signers. */
const partsOf = (cms: Uint8Array) => readAsn1(cms).children[1]!.children[0]!.children;

/** Two people's signatures in one file. */
export async function twoSigners(ca: DevCa, content: Uint8Array, slugs: readonly [string, string]): Promise<string> {
  const both = await Promise.all(
    slugs.map(async (slug) => partsOf(await ca.sign(slug, content, { algorithm: 'rsa' }))),
  );
  const [one] = both;
  const certificates = der(0xa0, ...both.flatMap((part) => part[3]!.children.map(({ bytes }) => bytes)));
  const signers = setOf(both.flatMap((part) => part[4]!.children.map(({ bytes }) => bytes)));
  const signedData = sequence(one![0]!.bytes, one![1]!.bytes, one![2]!.bytes, certificates, signers);
  return base64(sequence(oid(SIGNED_DATA), der(0xa0, signedData)));
}

/** A file that has certificates, and nobody who signed. */
export async function noSigners(ca: DevCa, content: Uint8Array, slug: string): Promise<string> {
  const [version, digests, about, certificates] = partsOf(await ca.sign(slug, content, { algorithm: 'rsa' }));
  const signedData = sequence(version!.bytes, digests!.bytes, about!.bytes, certificates!.bytes, setOf([]));
  return base64(sequence(oid(SIGNED_DATA), der(0xa0, signedData)));
}
