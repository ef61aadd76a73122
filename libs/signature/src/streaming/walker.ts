/**
 * Walks BER as it arrives: headers one by one, with the bounds and the refusals of the reader of whole structures
 * (asn1/reader.ts). What stands in a value is read, copied or handed on by whoever walks.
 */
import { Asn1Error, type Asn1Limits } from '../asn1/reader.js';
import { concat, copyOf } from '../asn1/values.js';
import { Pieces, type Reading } from './pieces.js';

/** The beginning of a value. */
export interface Header {
  readonly tag: number;
  /** As it came. */
  readonly bytes: Uint8Array;
  /** Where the value ends; with an indefinite length: where it must end at the latest. */
  readonly end: number;
  readonly indefinite: boolean;
  readonly depth: number;
}

/** What holds the first value: input of unknown length. */
export const OUTSIDE: Header = { tag: 0, bytes: new Uint8Array(), end: Infinity, indefinite: false, depth: -1 };

const hex = (tag: number): string => `0x${tag.toString(16).padStart(2, '0')}`;

/** Reads headers and copies values. */
export class Walker {
  readonly input = new Pieces();
  private nodes = 0;
  private kept = 0;

  /** @param keptBytes how much may be copied in all */
  constructor(
    private readonly limits: Asn1Limits,
    private readonly keptBytes: number,
  ) {}

  /** The next value inside `holder`; undefined when that is at its end, which is then read. */
  *next(holder: Header, counted = true): Reading<Header | undefined> {
    const { input } = this;
    if (!holder.indefinite && input.position === holder.end) return undefined;
    if (input.position + 2 > holder.end) throw new Asn1Error('the structure ends in the middle of a value');
    const tag = yield* input.byte();
    const first = yield* input.byte();
    // X.690 8.1.5: two zero octets end an indefinite length
    if (holder.indefinite && tag === 0 && first === 0) return undefined;
    const depth = holder.depth + 1;
    if (depth > this.limits.maxDepth) throw new Asn1Error(`nested deeper than ${this.limits.maxDepth} levels`);
    if (counted && ++this.nodes > this.limits.maxNodes) throw new Asn1Error(`more than ${this.limits.maxNodes} values`);
    if ((tag & 0x1f) === 0x1f) throw new Asn1Error('a tag above 30');
    if (first === 0x80) {
      if ((tag & 0x20) === 0) throw new Asn1Error('an indefinite length on a primitive value');
      return { tag, bytes: Uint8Array.of(tag, first), end: holder.end, indefinite: true, depth };
    }
    const octets: number[] = [];
    const count = first < 0x80 ? 0 : first & 0x7f;
    if (count > 4 || input.position + count > holder.end) throw new Asn1Error('a length that does not fit');
    for (let i = 0; i < count; i++) octets.push(yield* input.byte());
    const length = first < 0x80 ? first : octets.reduce((value, octet) => value * 256 + octet, 0);
    const end = input.position + length;
    if (end > holder.end) throw new Asn1Error('a value is longer than what holds it');
    return { tag, bytes: Uint8Array.of(tag, first, ...octets), end, indefinite: false, depth };
  }

  /** Copies a value whose header was read. */
  *copy(header: Header): Reading<Uint8Array> {
    const parts = [this.keep(header.bytes)];
    if (!header.indefinite) parts.push(yield* this.copyTo(header.end));
    else parts.push(yield* this.copyRest(header), this.keep(Uint8Array.of(0, 0)));
    return concat(parts);
  }

  /** Copies the values that are left in `holder`, without its end. */
  *copyRest(holder: Header): Reading<Uint8Array> {
    if (!holder.indefinite) return yield* this.copyTo(holder.end);
    const parts: Uint8Array[] = [];
    for (let one = yield* this.next(holder); one; one = yield* this.next(holder)) parts.push(yield* this.copy(one));
    return concat(parts);
  }

  private *copyTo(end: number): Reading<Uint8Array> {
    const parts: Uint8Array[] = [];
    yield* this.input.pass(end - this.input.position, (bytes) => parts.push(this.keep(copyOf(bytes))));
    return concat(parts);
  }

  private keep(bytes: Uint8Array): Uint8Array {
    this.kept += bytes.length;
    if (this.kept > this.keptBytes) throw new Asn1Error(`more than ${this.keptBytes} bytes beside the content`);
    return bytes;
  }
}

/** The words for a tag where another belongs, as the reader of whole structures has them. */
export const wrongTag = (what: string, tag: number, expected: number): Asn1Error =>
  new Asn1Error(`${what}: tag ${hex(tag)} where ${hex(expected)} belongs`);
