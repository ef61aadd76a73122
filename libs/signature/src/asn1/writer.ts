/** Writes DER. */
import { concat, TAG } from './values.js';

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

/** A value with any tag. */
export function der(tag: number, ...content: Uint8Array[]): Uint8Array {
  const length = content.reduce((sum, piece) => sum + piece.length, 0);
  return concat([Uint8Array.from([tag, ...lengthOctets(length)]), ...content]);
}

/** SEQUENCE. */
export const sequence = (...items: Uint8Array[]): Uint8Array => der(TAG.sequence, ...items);

/** SET OF, its members in the order DER asks for (X.690 11.6). */
export const setOf = (items: readonly Uint8Array[]): Uint8Array => der(TAG.set, ...[...items].sort(compareBytes));

/** OCTET STRING. */
export const octetString = (bytes: Uint8Array): Uint8Array => der(TAG.octetString, bytes);

/** BIT STRING without unused bits. */
export const bitString = (bytes: Uint8Array): Uint8Array => der(TAG.bitString, Uint8Array.of(0), bytes);

/** NULL. */
export const derNull = (): Uint8Array => Uint8Array.of(TAG.null, 0);

/** A small non-negative INTEGER. */
export function integer(value: number): Uint8Array {
  const octets: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  if (octets.length === 0 || octets[0]! > 0x7f) octets.unshift(0);
  return der(TAG.integer, Uint8Array.from(octets));
}

/** A non-negative INTEGER from its big-endian bytes, in the shortest form. */
export function unsignedInteger(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((octet) => octet !== 0);
  const digits = first < 0 ? Uint8Array.of(0) : bytes.subarray(first);
  return der(TAG.integer, ...(digits[0]! > 0x7f ? [Uint8Array.of(0)] : []), digits);
}

/** BOOLEAN. */
export const boolean = (value: boolean): Uint8Array => Uint8Array.of(TAG.boolean, 1, value ? 0xff : 0);

/** OBJECT IDENTIFIER from its dotted notation. */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift(0x80 | (left % 128));
    return groups;
  });
  return der(TAG.oid, Uint8Array.from(octets));
}

/** X.509 Time: UTCTime to 2049, GeneralizedTime after (RFC 5280 4.1.2.5). */
export function time(date: Date): Uint8Array {
  const text = `${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  const year = date.getUTCFullYear();
  const utc = year >= 1950 && year < 2050;
  return der(utc ? TAG.utcTime : TAG.generalizedTime, new TextEncoder().encode(utc ? text.slice(2) : text));
}

/** The order of encodings in a SET OF. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
