/** Primitive values of ASN.1: object identifiers, integers, strings, times. */
import { oidText } from './oid-text.js';
import { Asn1Error, type Asn1Node } from './reader.js';

/** Universal tags as they stand in the first octet. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  octetStringConstructed: 0x24,
} as const;

/** The context-specific tag `[number]`, constructed unless told otherwise. */
export const context = (number: number, constructed = true): number => 0x80 | (constructed ? 0x20 : 0) | number;

/** Dotted notation of an OBJECT IDENTIFIER. */
export function oidOf(node: Asn1Node | undefined): string {
  if (!node) throw new Asn1Error('a missing object identifier');
  const content = node.expect(TAG.oid, 'object identifier').content;
  return decodeOid(content);
}

/** Dotted notation of the content octets of an object identifier. */
export const decodeOid = (content: Uint8Array): string => oidText(content, decode);

function decode(content: Uint8Array): string {
  if (content.length === 0 || content.length > 64) throw new Asn1Error('an object identifier of a wrong length');
  const arcs: number[] = [];
  let value = 0;
  for (const [i, octet] of content.entries()) {
    if (value === 0 && octet === 0x80) throw new Asn1Error('an object identifier with padding');
    value = value * 128 + (octet & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER / 128) throw new Asn1Error('an object identifier with a huge arc');
    if (octet & 0x80) {
      if (i === content.length - 1) throw new Asn1Error('an object identifier that breaks off');
      continue;
    }
    if (arcs.length === 0) {
      const first = Math.min(2, Math.floor(value / 40));
      arcs.push(first, value - first * 40);
    } else arcs.push(value);
    value = 0;
  }
  return arcs.join('.');
}

/** The content of an INTEGER as lower-case hex, sign and padding as encoded. */
export function integerHex(node: Asn1Node): string {
  const content = node.expect(TAG.integer, 'integer').content;
  if (content.length === 0) throw new Asn1Error('an empty integer');
  return toHex(content);
}

/** A small non-negative INTEGER or ENUMERATED. */
export function smallInteger(node: Asn1Node | undefined): number {
  if (!node) throw new Asn1Error('a missing integer');
  if (node.tag !== TAG.integer && node.tag !== TAG.enumerated) throw new Asn1Error('not an integer');
  const content = node.content;
  if (content.length === 0 || content.length > 6 || content[0]! > 0x7f) throw new Asn1Error('an integer out of range');
  return content.reduce((value, octet) => value * 256 + octet, 0);
}

/** A BOOLEAN; DER knows only 00 and FF. */
export function booleanOf(node: Asn1Node): boolean {
  const content = node.expect(TAG.boolean, 'boolean').content;
  if (content.length !== 1) throw new Asn1Error('a boolean of a wrong length');
  return content[0] !== 0;
}

/** The octets of a BIT STRING that has no unused bits. */
export function wholeBits(node: Asn1Node): Uint8Array {
  const content = node.expect(TAG.bitString, 'bit string').content;
  if (content[0] !== 0) throw new Asn1Error('a bit string with unused bits');
  return content.subarray(1);
}

/** The numbers of the bits that are set in a named BIT STRING. */
export function namedBits(node: Asn1Node): number[] {
  const octets = node.expect(TAG.bitString, 'bit string').content.subarray(1);
  return Array.from({ length: octets.length * 8 }, (_, bit) => bit).filter(
    (bit) => (octets[bit >> 3]! & (0x80 >> (bit & 7))) !== 0,
  );
}

/** The octets of an OCTET STRING, primitive or (BER) in pieces. */
export function octets(node: Asn1Node): Uint8Array {
  if (node.tag === TAG.octetString) return node.content;
  const pieces = node.inside(TAG.octetStringConstructed, 'octet string').map(octets);
  return concat(pieces);
}

/** X.509 Time: UTCTime (years 1950–2049) or GeneralizedTime, in UTC. RFC 5280 4.1.2.5. */
export function timeOf(node: Asn1Node): Date {
  return usualTime(node) ?? anyTime(node);
}

/**
 * Nearly every time is YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ on a day that each month has: two digits each, without a text in between.
 * Undefined for all others, well-formed or not.
 */
function usualTime({ tag, content }: Asn1Node): Date | undefined {
  const { length } = content;
  const fits = tag === TAG.utcTime ? length === 13 : tag === TAG.generalizedTime && length === 15;
  if (!fits || content[length - 1] !== 0x5a) return undefined;
  for (let i = 0; i < length - 1; i++) if (content[i]! < 0x30 || content[i]! > 0x39) return undefined;
  const pair = (fromEnd: number): number =>
    (content[length - fromEnd]! - 0x30) * 10 + content[length - fromEnd + 1]! - 0x30;
  const [month, day, hour, minute, second] = [pair(11), pair(9), pair(7), pair(5), pair(3)];
  const short = pair(13);
  const year = tag === TAG.utcTime ? (short >= 50 ? 1900 : 2000) + short : pair(15) * 100 + short;
  const usual = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  return usual && hour < 24 && minute < 60 && second < 60
    ? new Date(Date.UTC(year, month - 1, day, hour, minute, second))
    : undefined;
}

function anyTime(node: Asn1Node): Date {
  const text = String.fromCharCode(...node.content);
  const full = node.tag === TAG.utcTime ? (Number(text.slice(0, 2)) >= 50 ? '19' : '20') + text : text;
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(full);
  if (!match || (node.tag !== TAG.utcTime && node.tag !== TAG.generalizedTime))
    throw new Asn1Error('a time not in UTC');
  const [, year, month, day, hour, minute, second, fraction = ''] = match;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  if (Number.isNaN(date.getTime())) throw new Asn1Error('a time that does not exist');
  return date;
}

const utf8 = new TextDecoder();
const utf16 = new TextDecoder('utf-16be');

/** The text of any of the string types of X.520. */
export function textOf(node: Asn1Node): string {
  return node.tag === 0x1e ? utf16.decode(node.content) : utf8.decode(node.content);
}

/** Lower-case hex of bytes. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** The bytes of a hex text. */
export function fromHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

/** Shorter ones are compared octet by octet: views of them would cost more than they save. */
const WORTH_A_VIEW = 128;

const viewOf = ({ buffer, byteOffset, length }: Uint8Array): DataView => new DataView(buffer, byteOffset, length);

/** Do two byte strings hold the same bytes? */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  if (a.length >= WORTH_A_VIEW) {
    // whole certificates are compared with those that are known: four octets at once
    const [left, right] = [viewOf(a), viewOf(b)];
    for (const whole = a.length & ~3; i < whole; i += 4) if (left.getInt32(i) !== right.getInt32(i)) return false;
  }
  for (; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** A copy of bytes in memory of its own. Not `slice`: what that gives of a Node Buffer is a view of the same memory. */
export const copyOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

/** Joins byte strings. */
export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
