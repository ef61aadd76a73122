/**
 * A small bounded reader of DER and BER. Everything a verdict rests on is read with it: it never copies, never recurses into
 * what nobody asked for, and names the limit it refuses at. Tags above 30 do not occur in CMS or X.509 and are refused.
 */

/** Input that is not well-formed ASN.1, or not the structure expected. */
export class Asn1Error extends Error {
  override readonly name = 'Asn1Error';
}

/** Bounds of one parse; shared by all nodes that come from it. */
export interface Asn1Limits {
  /** Nested levels (X.509 needs about 12, a CMS with a timestamp about 20). */
  readonly maxDepth: number;
  /** Values visited in all. */
  readonly maxNodes: number;
}

/** `DER`: one encoding only (X.690 10, 11). `BER`: indefinite lengths and constructed strings too, as CMS permits. */
export type Asn1Rules = 'DER' | 'BER';

const DEFAULT_LIMITS: Asn1Limits = { maxDepth: 40, maxNodes: 50_000 };

interface Budget {
  nodes: number;
  readonly limits: Asn1Limits;
  readonly rules: Asn1Rules;
}

/** One tag-length-value. `from`..`to` is the content, `start`..`end` the whole encoding. */
export class Asn1Node {
  constructor(
    private readonly source: Uint8Array,
    private readonly budget: Budget,
    private readonly depth: number,
    readonly tag: number,
    readonly start: number,
    private readonly from: number,
    private readonly to: number,
    readonly end: number,
  ) {}

  /** The whole encoding: tag, length and content. */
  get bytes(): Uint8Array {
    return this.source.subarray(this.start, this.end);
  }

  /** The content alone. */
  get content(): Uint8Array {
    return this.source.subarray(this.from, this.to);
  }

  /** Is this a constructed encoding (SEQUENCE, SET, explicit tag)? */
  get constructed(): boolean {
    return (this.tag & 0x20) !== 0;
  }

  /** The values inside a constructed one. */
  get children(): Asn1Node[] {
    if (!this.constructed) throw new Asn1Error(`a primitive value (tag ${hex(this.tag)}) where a structure belongs`);
    const nodes: Asn1Node[] = [];
    for (let at = this.from; at < this.to;) {
      const node = readNode(this.source, at, this.to, this.budget, this.depth + 1);
      nodes.push(node);
      at = node.end;
    }
    return nodes;
  }

  /** The values inside, after checking the tag. */
  inside(tag: number, what: string): Asn1Node[] {
    return this.expect(tag, what).children;
  }

  /** This node, when it has the tag; otherwise an error that names `what`. */
  expect(tag: number, what: string): this {
    if (this.tag !== tag) throw new Asn1Error(`${what}: tag ${hex(this.tag)} where ${hex(tag)} belongs`);
    return this;
  }
}

const hex = (n: number): string => `0x${n.toString(16).padStart(2, '0')}`;

/** Reads the one value that fills `bytes` entirely; bytes after it are an error. */
export function readAsn1(bytes: Uint8Array, rules: Asn1Rules = 'DER', limits = DEFAULT_LIMITS): Asn1Node {
  const node = readNode(bytes, 0, bytes.length, { nodes: 0, limits, rules }, 0);
  if (node.end !== bytes.length) throw new Asn1Error(`${bytes.length - node.end} bytes after the end of the structure`);
  return node;
}

function readNode(source: Uint8Array, start: number, limit: number, budget: Budget, depth: number): Asn1Node {
  if (depth > budget.limits.maxDepth) throw new Asn1Error(`nested deeper than ${budget.limits.maxDepth} levels`);
  if (++budget.nodes > budget.limits.maxNodes) throw new Asn1Error(`more than ${budget.limits.maxNodes} values`);
  if (start + 2 > limit) throw new Asn1Error('the structure ends in the middle of a value');
  const tag = source[start]!;
  if ((tag & 0x1f) === 0x1f) throw new Asn1Error('a tag above 30');
  const first = source[start + 1]!;
  if (first === 0x80) return readIndefinite(source, start, limit, budget, depth);
  const { length, from } = first < 0x80 ? { length: first, from: start + 2 } : longLength(source, start, limit, budget);
  const end = from + length;
  if (end > limit) throw new Asn1Error('a value is longer than what holds it');
  return new Asn1Node(source, budget, depth, tag, start, from, end, end);
}

function longLength(
  source: Uint8Array,
  start: number,
  limit: number,
  budget: Budget,
): { length: number; from: number } {
  const octets = source[start + 1]! & 0x7f;
  const from = start + 2 + octets;
  if (octets > 4 || from > limit) throw new Asn1Error('a length that does not fit');
  let length = 0;
  for (let i = start + 2; i < from; i++) length = length * 256 + source[i]!;
  // X.690 10.1: DER uses the shortest length encoding
  const minimal = length >= 0x80 && source[start + 2] !== 0;
  if (budget.rules === 'DER' && !minimal) throw new Asn1Error('a length not in its shortest form');
  return { length, from };
}

/** X.690 8.1.3.6: content up to the two zero octets. */
function readIndefinite(source: Uint8Array, start: number, limit: number, budget: Budget, depth: number): Asn1Node {
  const tag = source[start]!;
  if (budget.rules === 'DER') throw new Asn1Error('an indefinite length in DER');
  if ((tag & 0x20) === 0) throw new Asn1Error('an indefinite length on a primitive value');
  const from = start + 2;
  for (let at = from; ;) {
    if (at + 2 > limit) throw new Asn1Error('the structure ends in the middle of a value');
    if (source[at] === 0 && source[at + 1] === 0) {
      return new Asn1Node(source, budget, depth, tag, start, from, at, at + 2);
    }
    at = readNode(source, at, limit, budget, depth + 1).end;
  }
}
