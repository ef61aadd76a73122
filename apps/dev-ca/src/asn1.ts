/** DER as this app writes it: the signature library's writer, and the few types that only a CA needs. */
import { der, fromHex } from '@qujat/signature';

export {
  bitString,
  boolean,
  der,
  derNull,
  fromHex,
  integer,
  octetString,
  oid,
  sequence,
  setOf,
  time,
  toHex,
} from '@qujat/signature';

const text = (tag: number, value: string): Uint8Array => der(tag, new TextEncoder().encode(value));

/** UTF8String. */
export const utf8String = (value: string): Uint8Array => text(0x0c, value);

/** PrintableString. */
export const printableString = (value: string): Uint8Array => text(0x13, value);

/** IA5String. */
export const ia5String = (value: string): Uint8Array => text(0x16, value);

/** ENUMERATED. */
export const enumerated = (value: number): Uint8Array => der(0x0a, Uint8Array.of(value));

/** A non-negative INTEGER of any size, from its hex digits. */
export function unsigned(hex: string): Uint8Array {
  const bytes = fromHex(hex.length % 2 === 0 ? hex : `0${hex}`);
  return (bytes[0] ?? 0) > 0x7f ? der(0x02, Uint8Array.of(0), bytes) : der(0x02, bytes);
}

/** GeneralizedTime to the second, as CRLs' `invalidityDate`, OCSP and timestamps want it. */
export const generalizedTime = (date: Date): Uint8Array =>
  text(0x18, `${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`);

/** `[number] EXPLICIT`, or an implicitly tagged structure: a constructed context tag. */
export const explicit = (number: number, ...content: Uint8Array[]): Uint8Array => der(0xa0 | number, ...content);

/** `[number] IMPLICIT` of a primitive type. */
export const implicit = (number: number, content: Uint8Array): Uint8Array => der(0x80 | number, content);
