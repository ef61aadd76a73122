/**
 * Reading CRLs (RFC 5280 5). A production CRL has hundreds of thousands of entries: they are walked as bytes, never made
 * into objects. Nothing is verified here.
 */
import { EXTENSION } from '../algorithms/oids.js';
import type { AlgorithmIdentifier } from '../algorithms/schemes.js';
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { booleanOf, context, equalBytes, fromHex, integerHex, smallInteger, TAG, timeOf } from '../asn1/values.js';
import { algorithmOf, readExtensions, readSigned, type Extension } from '../x509/certificate.js';
import { fullName } from '../x509/extensions.js';
import { reasonOf, type RevocationReason } from './status.js';

/** One entry of a CRL. */
export interface CrlEntry {
  readonly revokedAt: Date;
  readonly reason: RevocationReason;
}

/** IssuingDistributionPoint: what a CRL is about. */
export interface CrlScope {
  readonly onlyUsers: boolean;
  readonly onlyAuthorities: boolean;
  /** Indirect, by reasons, or for attribute certificates: not used by this library. */
  readonly unsupported: boolean;
  /** Encoded names of the distribution point; empty when the CRL does not say. */
  readonly names: readonly Uint8Array[];
}

/** A CRL as read. */
export interface Crl {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly issuer: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
  readonly extensions: ReadonlyMap<string, Extension>;
  readonly scope: CrlScope;
  /** crlNumber as hex of its content, zero-padded for comparison; undefined when absent. */
  readonly number?: bigint;
  /** The base a delta builds on; undefined for a complete CRL. */
  readonly deltaBase?: bigint;
  /** Has an entry with a critical extension that is not understood (then RFC 5280 5.3 forbids using the CRL). */
  readonly hasUnknownCriticalEntries: boolean;
  /** The entry of a serial number. */
  find(serial: string): CrlEntry | undefined;
}

const SCOPE_ALL: CrlScope = { onlyUsers: false, onlyAuthorities: false, unsupported: false, names: [] };

/** Reads a CRL; throws when it is malformed. */
export function readCrl(der: Uint8Array): Crl {
  const { tbs, algorithm, signature } = readSigned(readAsn1(der, 'DER', { maxDepth: 20, maxNodes: 5000 }));
  const fields = tbs.inside(TAG.sequence, 'CRL');
  if (fields[0]?.tag === TAG.integer) fields.shift();
  const [inner, issuer, thisUpdate, ...optional] = fields;
  if (!inner || !issuer || !thisUpdate) throw new Asn1Error('a CRL lacks fields');
  if (!sameAlgorithm(algorithmOf(inner).bytes, algorithm.bytes))
    throw new Asn1Error('two different signature algorithms');
  const nextUpdate = optional.find((field) => field.tag === TAG.utcTime || field.tag === TAG.generalizedTime);
  const entries = optional.find((field) => field.tag === TAG.sequence)?.content ?? new Uint8Array();
  const extensions = readExtensions(optional.find((field) => field.tag === context(0)));
  const number = integerExtension(extensions, EXTENSION.crlNumber);
  const deltaBase = integerExtension(extensions, EXTENSION.deltaCrlIndicator);
  return {
    der,
    tbs: tbs.bytes,
    issuer: issuer.bytes,
    signatureAlgorithm: algorithm,
    signature,
    thisUpdate: timeOf(thisUpdate),
    ...(nextUpdate && { nextUpdate: timeOf(nextUpdate) }),
    extensions,
    scope: readScope(extensions.get(EXTENSION.issuingDistributionPoint)),
    ...(number !== undefined && { number }),
    ...(deltaBase !== undefined && { deltaBase }),
    hasUnknownCriticalEntries: hasUnknownCritical(entries),
    find: (serial) => findEntry(entries, fromHex(serial)),
  };
}

/**
 * RFC 5280 5.1.1.2 wants the two identifiers alike. The NCA leaves the NULL out of one of them; for its algorithms absent
 * parameters and NULL mean the same.
 */
const sameAlgorithm = (a: Uint8Array, b: Uint8Array): boolean => equalBytes(withoutNull(a), withoutNull(b));

function withoutNull(algorithm: Uint8Array): Uint8Array {
  const [oid, parameters] = readAsn1(algorithm).children;
  const plain = parameters === undefined || (parameters.tag === TAG.null && parameters.content.length === 0);
  return oid && plain ? oid.bytes : algorithm;
}

function integerExtension(extensions: ReadonlyMap<string, Extension>, oid: string): bigint | undefined {
  const extension = extensions.get(oid);
  return extension && BigInt(`0x${integerHex(readAsn1(extension.value))}`);
}

function readScope(extension: Extension | undefined): CrlScope {
  if (!extension) return SCOPE_ALL;
  const fields = readAsn1(extension.value).inside(TAG.sequence, 'issuing distribution point');
  const isSet = (number: number): boolean => {
    const field = fields.find((one) => one.tag === context(number, false));
    return field !== undefined && field.content[0] !== 0;
  };
  const point = fields.find((field) => field.tag === context(0));
  const names = fullName(point).map((name) => name.bytes);
  const unreadable = point !== undefined && names.length === 0;
  const someReasons = fields.some((field) => field.tag === context(3, false));
  const unsupported = unreadable || someReasons || isSet(4) || isSet(5);
  return { onlyUsers: isSet(1), onlyAuthorities: isSet(2), unsupported, names };
}

/** Walks the entries: each is SEQUENCE { serial INTEGER, date Time, extensions OPTIONAL }, lengths in DER. */
function* walk(entries: Uint8Array): Generator<{ start: number; from: number; end: number }> {
  for (let at = 0; at < entries.length;) {
    const length = lengthAt(entries, at, TAG.sequence);
    yield { start: at, from: length.from, end: length.end };
    at = length.end;
  }
}

function lengthAt(bytes: Uint8Array, at: number, tag: number): { from: number; end: number } {
  if (bytes[at] !== tag) throw new Asn1Error('a CRL entry that is malformed');
  const first = bytes[at + 1] ?? 0x80;
  let from = at + 2;
  let length = first;
  if (first > 0x80 && first <= 0x83) {
    length = 0;
    for (let i = 0; i < (first & 0x7f); i++) length = length * 256 + (bytes[from++] ?? 0);
  } else if (first >= 0x80) throw new Asn1Error('a CRL entry with a wrong length');
  const end = from + length;
  if (end > bytes.length) throw new Asn1Error('a CRL entry longer than the list');
  return { from, end };
}

function findEntry(entries: Uint8Array, serial: Uint8Array): CrlEntry | undefined {
  for (const { start, from, end } of walk(entries)) {
    const number = lengthAt(entries, from, TAG.integer);
    if (number.end - number.from !== serial.length) continue;
    if (equalBytes(entries.subarray(number.from, number.end), serial)) return readEntry(entries.subarray(start, end));
  }
  return undefined;
}

function readEntry(bytes: Uint8Array): CrlEntry {
  const [, date, extensions] = readAsn1(bytes).inside(TAG.sequence, 'CRL entry');
  if (!date) throw new Asn1Error('a CRL entry without date');
  const list = extensions?.inside(TAG.sequence, 'entry extensions') ?? [];
  const reason = list.find((item) => equalBytes(item.children[0]?.content ?? new Uint8Array(), REASON_CODE));
  const value = reason?.children.at(-1);
  const code = value ? smallInteger(readAsn1(value.expect(TAG.octetString, 'reason').content)) : 0;
  return { revokedAt: timeOf(date), reason: reasonOf(code) };
}

const REASON_CODE = Uint8Array.of(0x55, 0x1d, 0x15);

/** Entries with extensions are rare to be critical: only those that hold a TRUE are read. */
function hasUnknownCritical(entries: Uint8Array): boolean {
  for (const { start, from, end } of walk(entries)) {
    const serial = lengthAt(entries, from, TAG.integer);
    const date = serial.end + 2 + (entries[serial.end + 1] ?? 0);
    if (date >= end || !containsTrue(entries, date, end)) continue;
    const extensions =
      readAsn1(entries.subarray(start, end)).children[2]?.inside(TAG.sequence, 'entry extensions') ?? [];
    if (extensions.some((item) => isCritical(item.children) && !equalBytes(item.children[0]!.content, REASON_CODE))) {
      return true;
    }
  }
  return false;
}

const isCritical = (parts: readonly Asn1Node[]): boolean => parts[1]?.tag === TAG.boolean && booleanOf(parts[1]);

function containsTrue(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i + 2 < to; i++) if (bytes[i] === TAG.boolean && bytes[i + 1] === 1) return true;
  return false;
}
