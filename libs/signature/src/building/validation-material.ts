/** Raising a CMS to level LT: certificates and revocation data go into the SignedData (ETSI EN 319 122-1 5.4, 6.3). */
import { context, equalBytes, TAG } from '../asn1/values.js';
import type { Asn1Node } from '../asn1/reader.js';
import { compareBytes, der, integer, oid } from '../asn1/writer.js';
import { OCSP_RESPONSE_INFO } from '../cms/attribute-ids.js';
import type { Evidence } from '../validation/types.js';
import { contentInfo, signedDataFields } from './unsigned-attributes.js';

/** What goes in: everything somebody needs who judges the signature when the services are gone. */
export type ValidationMaterial = Pick<Evidence, 'certificates' | 'crls' | 'ocspResponses'>;

/**
 * Adds what is not there yet. RFC 5652 5.1: with revocation data of another format than CRL (OCSP, RFC 5940) the version is 5.
 */
export function addValidationMaterial(cms: Uint8Array, material: ValidationMaterial): Uint8Array {
  const fields = signedDataFields(cms);
  const [version, algorithms, content] = fields;
  const signers = fields.at(-1);
  if (!version || !algorithms || !content || !signers) throw new RangeError('not signed data');
  const optional = fields.slice(3, -1);
  const ocsp = material.ocspResponses.map((response) => der(context(1), oid(OCSP_RESPONSE_INFO), response));
  const certificates = merged(0, optional, material.certificates);
  const revocation = merged(1, optional, [...material.crls, ...ocsp]);
  const other = revocation?.other ?? false;
  return contentInfo([
    other ? integer(5) : version.bytes,
    algorithms.bytes,
    content.bytes,
    ...(certificates ? [certificates.bytes] : []),
    ...(revocation ? [revocation.bytes] : []),
    signers.bytes,
  ]);
}

/** A SET OF with tag [number]: what is there, and what is new, in the order of DER. */
function merged(
  number: number,
  optional: readonly Asn1Node[],
  added: readonly Uint8Array[],
): { bytes: Uint8Array; other: boolean } | undefined {
  const present = optional.filter((field) => field.tag === context(number)).flatMap((field) => field.children);
  const all = present.map((one) => one.bytes);
  for (const bytes of added) if (!all.some((one) => equalBytes(one, bytes))) all.push(bytes);
  if (all.length === 0) return undefined;
  const other = all.some((bytes) => bytes[0] !== TAG.sequence);
  return { bytes: der(context(number), ...all.sort(compareBytes)), other };
}
