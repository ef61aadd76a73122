/**
 * Names compared as RFC 5280 7.1 asks: attribute by attribute in their order, strings without regard to case, kind of string
 * or superfluous blanks (after RFC 4518), everything else byte by byte.
 */
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { equalBytes, oidOf, TAG, textOf, toHex } from '../asn1/values.js';

const BMP_STRING = 0x1e;
/** Strings whose letters can be compared: DirectoryString but for TeletexString and UniversalString, and IA5String (7.3). */
const COMPARABLE: ReadonlySet<number> = new Set([TAG.utf8String, TAG.printableString, TAG.ia5String, BMP_STRING]);

/** RFC 4518 2.2–2.6: unassigned control characters go, blanks are one, case folds, compatible characters are the same. */
const prepare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();

function keyOfValue(value: Asn1Node): string {
  if (!COMPARABLE.has(value.tag)) return `#${toHex(value.bytes)}`;
  return `s${prepare(textOf(value))}`;
}

/** One relative name: its attributes in an order of their own, for it is a SET. */
function keyOfRelative(rdn: Asn1Node): string {
  const pairs = rdn.inside(TAG.set, 'relative name').map((pair) => {
    const [type, value] = pair.inside(TAG.sequence, 'attribute');
    if (!type || !value) throw new Asn1Error('an attribute of a name without parts');
    return JSON.stringify([oidOf(type), keyOfValue(value)]);
  });
  return pairs.sort().join('+');
}

const known = new WeakMap<Uint8Array, readonly string[]>();

/** What the relative names of a Name are compared by, in order; worked out once for the same array. */
export function relativeNames(name: Uint8Array): readonly string[] {
  const keys = known.get(name) ?? readAsn1(name).inside(TAG.sequence, 'name').map(keyOfRelative);
  known.set(name, keys);
  return keys;
}

/** The bytes of a Name, after making sure that it is one. */
export function wellFormedName(name: Uint8Array): Uint8Array {
  relativeNames(name);
  return name;
}

const isPrefix = (prefix: readonly string[], of: readonly string[]): boolean =>
  prefix.length <= of.length && prefix.every((key, i) => key === of[i]);

/** Are two encoded names the same? */
export function sameName(a: Uint8Array, b: Uint8Array): boolean {
  if (equalBytes(a, b)) return true;
  const [one, other] = [relativeNames(a), relativeNames(b)];
  return one.length === other.length && isPrefix(one, other);
}

/** Does a name lie within the subtree of another (RFC 5280 4.2.1.10, directoryName)? */
export const isWithin = (name: Uint8Array, base: Uint8Array): boolean =>
  isPrefix(relativeNames(base), relativeNames(name));

/** A name without any relative name. */
export const isEmptyName = (name: Uint8Array): boolean => relativeNames(name).length === 0;
