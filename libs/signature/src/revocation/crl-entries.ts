/**
 * The entries of a CRL, walked as bytes: a production list has hundreds of thousands, and none becomes an object unless it is
 * asked for. An entry is SEQUENCE { serial INTEGER, date Time, extensions OPTIONAL } in DER (RFC 5280 5.1.2.6, 5.3).
 */
import { EXTENSION } from '../algorithms/oids.js';
import { Asn1Error, readAsn1 } from '../asn1/reader.js';
import { context, equalBytes, smallInteger, TAG, timeOf } from '../asn1/values.js';
import { readExtensions, type Extension } from '../x509/certificate.js';
import { sameName } from '../x509/canonical-name.js';
import { reasonOf, type RevocationReason } from './status.js';

/** One entry of a CRL. */
export interface CrlEntry {
  readonly revokedAt: Date;
  readonly reason: RevocationReason;
}

/** A list of more is refused: the NCA's have about 450,000 entries. */
const MAX_ENTRIES = 5_000_000;

/** Where the content of the value at `at` begins. */
function contentOf(bytes: Uint8Array, at: number): number {
  const first = bytes[at + 1] ?? 0x80;
  if (first < 0x80) return at + 2;
  if (first === 0x80 || first > 0x83) throw new Asn1Error('a CRL entry with a wrong length');
  return at + 2 + (first & 0x7f);
}

/** Where the value at `at` ends; no later than `limit`. */
function endOf(bytes: Uint8Array, at: number, limit: number): number {
  const from = contentOf(bytes, at);
  let length = bytes[at + 1]!;
  if (length >= 0x80) {
    length = 0;
    for (let i = at + 2; i < from; i++) length = length * 256 + (bytes[i] ?? 0);
  }
  if (from + length > limit) throw new Asn1Error('a CRL entry longer than what holds it');
  return from + length;
}

/**
 * Where the usual entry at `at` ends: lengths of one octet, and no extension but a reason that is not critical (30 0c 30 0a 06
 * 03 55 1d 15 04 03 0a 01 xx). 0 when it is anything else, or malformed: then it is looked into. One loop without calls passes
 * over hundreds of thousands of these.
 */
function plainEnd(bytes: Uint8Array, at: number): number {
  const length = bytes[at + 1]!;
  const end = at + 2 + length;
  if (bytes[at] !== TAG.sequence || length >= 0x80 || end > bytes.length || bytes[at + 2] !== TAG.integer) return 0;
  const serialLength = bytes[at + 3]!;
  const date = at + 4 + serialLength;
  if (serialLength >= 0x80 || date + 2 > end) return 0;
  const dateLength = bytes[date + 1]!;
  const extensions = date + 2 + dateLength;
  if (dateLength >= 0x80 || extensions > end) return 0;
  if (extensions === end) return end;
  const reason =
    end - extensions === 14 &&
    bytes[extensions + 5] === 3 &&
    bytes[extensions + 8] === 0x15 &&
    bytes[extensions + 9] === TAG.octetString;
  return reason ? end : 0;
}

/** Two octets that stand before every id-ce identifier's last one: 55 1d. */
const CERTIFICATE_ISSUER = 0x1d;

/** Reads entries where they lie. */
export class CrlEntries {
  /** Has an entry with a critical extension that is not understood (then RFC 5280 5.3 forbids using the CRL). */
  readonly hasUnknownCritical: boolean;
  /** Says whose certificates some entries are about (RFC 5280 5.3.3). */
  readonly isIndirect: boolean;
  private readonly count: number;
  private lookups = 0;
  private index: Uint32Array | undefined;

  constructor(private readonly bytes: Uint8Array) {
    let [count, unknown, indirect] = [0, false, false];
    for (let at = 0; at < bytes.length; count++) {
      if (count === MAX_ENTRIES) throw new Asn1Error(`more than ${MAX_ENTRIES} CRL entries`);
      const plain = plainEnd(bytes, at);
      if (plain !== 0) {
        at = plain;
        continue;
      }
      const end = this.entryEnd(at);
      const extensions = this.extensionsAt(at, end);
      if (extensions < end) {
        unknown ||= this.mayBeCritical(extensions, end) && this.isUnknownCritical(at, end);
        indirect ||= this.names(CERTIFICATE_ISSUER, extensions, end);
      }
      at = end;
    }
    this.count = count;
    this.hasUnknownCritical = unknown;
    this.isIndirect = indirect;
  }

  /** The entry about a serial number issued by `issuer`; entries that name no issuer are about those of `ownIssuer`. */
  find(serial: Uint8Array, issuer: Uint8Array, ownIssuer: Uint8Array): CrlEntry | undefined {
    if (this.isIndirect) return this.findIndirect(serial, issuer, ownIssuer);
    if (!sameName(issuer, ownIssuer)) return undefined;
    const at = this.lookups++ > 0 && this.count > 1000 ? this.findIndexed(serial) : this.scan(serial);
    return at === undefined ? undefined : this.read(at);
  }

  /** One walk, for a list that is asked once. Lengths of one octet are read in place: a call for each entry would cost more. */
  private scan(serial: Uint8Array): number | undefined {
    const { bytes } = this;
    for (let at = 0; at < bytes.length;) {
      const length = bytes[at + 1]!;
      // a serial number of another length, by a length of one octet, is another
      if ((bytes[at + 3]! === serial.length || bytes[at + 3]! >= 0x80 || length >= 0x80) && this.isAbout(at, serial)) {
        return at;
      }
      at = length < 0x80 ? at + 2 + length : this.entryEnd(at);
    }
    return undefined;
  }

  /** RFC 5280 5.3.3: the issuer that an entry names holds for those after it. */
  private findIndirect(serial: Uint8Array, issuer: Uint8Array, ownIssuer: Uint8Array): CrlEntry | undefined {
    let current = ownIssuer;
    for (let at = 0, end: number; at < this.bytes.length; at = end) {
      end = this.entryEnd(at);
      const extensions = this.extensionsAt(at, end);
      if (extensions < end && this.names(CERTIFICATE_ISSUER, extensions, end)) {
        current = certificateIssuer(this.readExtensionsAt(at, end)) ?? current;
      }
      if (this.isAbout(at, serial) && sameName(current, issuer)) return this.read(at);
    }
    return undefined;
  }

  /** A table of where entries lie, by a hash of their serial numbers: 8 bytes an entry, made when asked again. */
  private findIndexed(serial: Uint8Array): number | undefined {
    const index = (this.index ??= this.makeIndex());
    const mask = index.length - 1;
    for (let slot = hash(serial, 0, serial.length) & mask; index[slot] !== 0; slot = (slot + 1) & mask) {
      if (this.isAbout(index[slot]! - 1, serial)) return index[slot]! - 1;
    }
    return undefined;
  }

  private makeIndex(): Uint32Array {
    const index = new Uint32Array(2 ** Math.ceil(Math.log2(this.count * 1.5 + 1)));
    const mask = index.length - 1;
    for (let at = 0; at < this.bytes.length; at = this.entryEnd(at)) {
      const number = contentOf(this.bytes, at);
      const from = contentOf(this.bytes, number);
      let slot = hash(this.bytes, from, endOf(this.bytes, number, this.bytes.length)) & mask;
      while (index[slot] !== 0) slot = (slot + 1) & mask;
      index[slot] = at + 1;
    }
    return index;
  }

  private entryEnd(at: number): number {
    if (this.bytes[at] !== TAG.sequence) throw new Asn1Error('a CRL entry that is malformed');
    const end = endOf(this.bytes, at, this.bytes.length);
    if (this.bytes[contentOf(this.bytes, at)] !== TAG.integer) throw new Asn1Error('a CRL entry without serial number');
    return end;
  }

  private isAbout(at: number, serial: Uint8Array): boolean {
    const number = contentOf(this.bytes, at);
    const from = contentOf(this.bytes, number);
    if (endOf(this.bytes, number, this.bytes.length) - from !== serial.length) return false;
    for (let i = 0; i < serial.length; i++) if (this.bytes[from + i] !== serial[i]) return false;
    return true;
  }

  /** Where the extensions of an entry begin; its end when it has none. */
  private extensionsAt(at: number, end: number): number {
    const date = endOf(this.bytes, contentOf(this.bytes, at), end);
    if (date >= end) throw new Asn1Error('a CRL entry without date');
    return endOf(this.bytes, date, end);
  }

  /** Does the identifier 2.5.29.`arc` occur? */
  private names(arc: number, from: number, end: number): boolean {
    const { bytes } = this;
    for (let i = from; i + 3 < end; i++) {
      if (bytes[i] === 3 && bytes[i + 1] === 0x55 && bytes[i + 2] === 0x1d && bytes[i + 3] === arc) return true;
    }
    return false;
  }

  /** Entries with extensions are rarely critical: only those that hold a BOOLEAN are read. */
  private mayBeCritical(from: number, end: number): boolean {
    for (let i = from; i + 2 < end; i++) if (this.bytes[i] === TAG.boolean && this.bytes[i + 1] === 1) return true;
    return false;
  }

  private isUnknownCritical(at: number, end: number): boolean {
    return [...this.readExtensionsAt(at, end)].some(([oid, { critical }]) => critical && !UNDERSTOOD.has(oid));
  }

  private readExtensionsAt(at: number, end: number): ReadonlyMap<string, Extension> {
    const from = this.extensionsAt(at, end);
    return readExtensions(from < end ? readAsn1(this.bytes.subarray(from, end)) : undefined, 'plain');
  }

  private read(at: number): CrlEntry {
    const end = this.entryEnd(at);
    const [, date] = readAsn1(this.bytes.subarray(at, end)).inside(TAG.sequence, 'CRL entry');
    const reason = this.readExtensionsAt(at, end).get(EXTENSION.reasonCode);
    return { revokedAt: timeOf(date!), reason: reasonOf(reason ? smallInteger(readAsn1(reason.value)) : 0) };
  }
}

const UNDERSTOOD: ReadonlySet<string> = new Set([EXTENSION.reasonCode, EXTENSION.certificateIssuer]);

/** FNV-1a of octets. */
function hash(bytes: Uint8Array, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let i = from; i < to; i++) value = Math.imul(value ^ bytes[i]!, 0x01000193);
  return value ^ (value >>> 15);
}

/** RFC 5280 5.3.3: the directory name in certificateIssuer. */
function certificateIssuer(extensions: ReadonlyMap<string, Extension>): Uint8Array | undefined {
  const extension = extensions.get(EXTENSION.certificateIssuer);
  if (!extension) return undefined;
  const name = readAsn1(extension.value).children.find(({ tag }) => tag === context(4));
  if (!name) throw new Asn1Error('certificateIssuer without a directory name');
  return readAsn1(name.content).expect(TAG.sequence, 'certificate issuer').bytes;
}

/** Do two encodings hold the same octets, or are both absent? */
export const sameOptional = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === undefined || b === undefined ? a === b : equalBytes(a, b);
