/** Changes to the structure of DER: the lengths around a change are made to fit again, so that it is reached by what reads it. */
import { join, mutateBytes, type Mutate } from './mutate-bytes.js';
import type { Random } from './random.js';

interface Node {
  tag: number;
  /** Of a primitive value that holds no structure. */
  content: Uint8Array;
  /** Of a constructed value, or of a string that holds DER (extensions, keys, contents). */
  children: Node[] | undefined;
  /** A BIT STRING has an octet before what it holds. */
  prefix: number;
  indefinite: boolean;
}

const MAX_DEPTH = 30;
const STRINGS: Readonly<Record<number, number>> = { 0x03: 1, 0x04: 0 };

/** Reads values as far as they are well-formed; undefined when they are not. */
function read(bytes: Uint8Array, depth = 0): Node[] | undefined {
  const nodes: Node[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at]!;
    let length = bytes[at + 1];
    let from = at + 2;
    if (length === undefined || (tag & 0x1f) === 0x1f || length === 0x80 || length > 0x84) return undefined;
    if (length > 0x80) {
      from += length - 0x80;
      length = bytes.subarray(at + 2, from).reduce((value, octet) => value * 256 + octet, 0);
    }
    if (from + length > bytes.length) return undefined;
    const content = bytes.subarray(from, from + length);
    const prefix = STRINGS[tag] ?? 0;
    const holds = (tag & 0x20) !== 0 || (tag in STRINGS && content.length > prefix + 1);
    const children = holds && depth < MAX_DEPTH ? read(content.subarray(prefix), depth + 1) : undefined;
    nodes.push({ tag, content, children, prefix, indefinite: false });
    at = from + length;
  }
  return nodes;
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

function write(node: Node): Uint8Array {
  const inner = node.children ? join(node.content.subarray(0, node.prefix), ...node.children.map(write)) : node.content;
  if (node.indefinite) return join(Uint8Array.of(node.tag | 0x20, 0x80), inner, Uint8Array.of(0, 0));
  return join(Uint8Array.of(node.tag), lengthOctets(inner.length), inner);
}

/** Every place: the list that holds a node, and where. */
function places(nodes: Node[], found: { list: Node[]; at: number }[] = []): { list: Node[]; at: number }[] {
  nodes.forEach((node, at) => {
    found.push({ list: nodes, at });
    if (node.children) places(node.children, found);
  });
  return found;
}

const copy = (node: Node): Node => ({ ...node, children: node.children?.map(copy) });
const TAGS = [
  0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0c, 0x17, 0x18, 0x24, 0x30, 0x31, 0x80, 0x82, 0xa0, 0xa1, 0xa3,
];
const VALUES = ['', '00', 'ff', '80', '7f', '0000', '00ffffffffffff', 'ffffffffffffffffff', '2a864886f70d010702'].map(
  (hex) => Uint8Array.from(Buffer.from(hex, 'hex')),
);

type Change = (node: Node, place: { list: Node[]; at: number }, other: Node[], random: Random) => void;

const CHANGES: readonly Change[] = [
  (_, { list, at }) => void list.splice(at, 1),
  (node, { list, at }) => void list.splice(at, 0, copy(node)),
  (node, { list, at }, __, random) => {
    list.splice(at, 0, ...Array.from({ length: random.of([2, 10, 70, 300]) }, () => copy(node)));
  },
  (node, { list, at }, __, random) => {
    const to = random.below(list.length);
    [list[at], list[to]] = [list[to]!, node];
  },
  (_, { list, at }, other, random) => {
    const from = random.of(places(other));
    list[at] = copy(from.list[from.at]!);
  },
  (_, { list, at }, other, random) => {
    const from = random.of(places(other));
    list.splice(at, 0, copy(from.list[from.at]!));
  },
  (node, _, __, random) => void (node.tag = random.of(TAGS)),
  (node, _, __, random) => void (node.tag ^= 1 << random.below(6)),
  (node, _, __, random) => Object.assign(node, { content: random.of(VALUES), children: undefined }),
  (node, _, other, random) => {
    if (node.children) node.children = [];
    else node.content = mutateBytes(node.content, other[0]?.content ?? node.content, random);
  },
  (node, _, other, random) => {
    if (!node.children) node.content = mutateBytes(node.content, other[0]?.content ?? node.content, random);
  },
  (node) => void (node.indefinite = node.children !== undefined),
  (node, { list, at }, __, random) => {
    let wrapped = node;
    for (let depth = random.of([1, 5, 45, 200]); depth > 0; depth--) {
      wrapped = { ...wrapped, tag: random.once(2) ? 0x30 : node.tag | 0x20, children: [wrapped], prefix: 0 };
    }
    list[at] = wrapped;
  },
];

/** One to three changes of the structure; changes of bytes where there is none. */
export const mutateDer: Mutate = (input, other, random) => {
  const nodes = read(input);
  if (!nodes || nodes.length === 0 || random.once(8)) return mutateBytes(input, other, random);
  const lender = read(other);
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    const all = places(nodes);
    if (all.length === 0) break;
    const place = random.of(all);
    random.of(CHANGES)(place.list[place.at]!, place, lender?.length ? lender : nodes, random);
  }
  return join(...nodes.map(write));
};
