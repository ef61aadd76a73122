/**
 * Bounds of an XML document, taken from its bytes before any tree is built: a tree costs a multiple of its bytes, and
 * canonicalization grows with the square of what one element carries. No DOCTYPE, so there are no entities but the five.
 */
import { XmlProblem } from './problem.js';

/** The limits. `docs/verification-policy.md` names them. */
export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
  /** Elements, attributes and namespace declarations: so many, or one for each `bytesPerNode` of the file. */
  readonly nodes: number;
  readonly bytesPerNode: number;
  readonly attributesOfElement: number;
  /** Namespace declarations in scope at one place. */
  readonly namespacesInScope: number;
  /** Steps that the canonicalization of namespaces and attributes takes, at most: the sum of their squares. */
  readonly steps: number;
  readonly signatures: number;
  readonly references: number;
  readonly transforms: number;
  /** Work of all canonicalizations together, in nodes walked over: so much, or four times that of the whole document. */
  readonly work: number;
}

/** The product's limits. */
export const XML_LIMITS: XmlLimits = {
  bytes: 80 * 1024 * 1024,
  depth: 200,
  nodes: 200_000,
  bytesPerNode: 24,
  attributesOfElement: 256,
  namespacesInScope: 64,
  steps: 300_000_000,
  signatures: 64,
  references: 128,
  transforms: 8,
  work: 2_000_000,
};

/** What a document measures. */
export interface XmlMeasure {
  readonly nodes: number;
  readonly steps: number;
  /** What one canonicalization of it costs, in nodes: text costs too. */
  readonly work: number;
}

const BYTES_LIKE_A_NODE = 32;
const [TAB, LF, CR, SPACE, BANG, QUOTE, APOSTROPHE, DASH, SLASH, EQUALS, CLOSE, QUESTION, OPEN] = [
  9, 10, 13, 32, 33, 34, 39, 45, 47, 61, 62, 63, 60,
];
const X = 'x'.charCodeAt(0);

/** Measures a document; throws an XmlProblem that names the limit. What is not well-formed is left to the parser. */
export function measureXml(bytes: Uint8Array, limits: XmlLimits = XML_LIMITS): XmlMeasure {
  if (bytes.length > limits.bytes) throw new XmlProblem(`larger than ${limits.bytes} bytes`);
  return new Scanner(bytes, limits).run();
}

class Scanner {
  private nodes = 0;
  private steps = 0;
  private inScope = 0;
  private at = 0;
  private readonly scopes: number[] = [];
  private readonly maxNodes: number;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly limits: XmlLimits,
  ) {
    this.maxNodes = Math.max(limits.nodes, Math.floor(bytes.length / limits.bytesPerNode));
  }

  run(): XmlMeasure {
    const { bytes } = this;
    while ((this.at = this.nextTag(this.at)) >= 0) {
      const next = bytes[this.at + 1];
      if (next === SLASH) this.end();
      else if (next === QUESTION) this.skipPast('?>');
      else if (next === BANG) this.skipDeclaration();
      else this.start();
    }
    const work = this.nodes + Math.ceil(bytes.length / BYTES_LIKE_A_NODE);
    return { nodes: this.nodes, steps: this.steps, work };
  }

  /** Most text is short: a call of `indexOf` costs as much as forty octets. */
  private nextTag(at: number): number {
    const { bytes } = this;
    const near = Math.min(at + 256, bytes.length);
    for (let i = at; i < near; i++) if (bytes[i] === OPEN) return i;
    return near === bytes.length ? -1 : bytes.indexOf(OPEN, near);
  }

  private end(): void {
    this.inScope -= this.scopes.pop() ?? 0;
    this.at += 2;
  }

  private skipDeclaration(): void {
    const third = this.bytes[this.at + 2];
    if (third === DASH) this.skipPast('-->');
    else if (third === '['.charCodeAt(0)) this.skipPast(']]>');
    else throw new XmlProblem('a document type declaration (DOCTYPE) is refused');
  }

  private skipPast(mark: string): void {
    const last = mark.charCodeAt(mark.length - 1);
    let end = this.at + 2;
    do {
      end = this.bytes.indexOf(last, end + 1);
      if (end < 0) end = this.bytes.length;
    } while (end < this.bytes.length && !this.endsWith(end, mark));
    this.at = end;
  }

  private endsWith(end: number, mark: string): boolean {
    for (let i = 0; i < mark.length; i++)
      if (this.bytes[end - mark.length + 1 + i] !== mark.charCodeAt(i)) return false;
    return true;
  }

  /** A start tag: counts its attributes and declarations, and what canonicalizing it costs. */
  private start(): void {
    const { bytes, limits } = this;
    let [at, attributes, declarations, name] = [this.at + 1, 0, 0, this.at + 1];
    for (let octet = bytes[at]; octet !== undefined && octet !== CLOSE; octet = bytes[++at]) {
      if (octet === QUOTE || octet === APOSTROPHE) at = this.pastValue(at, octet);
      else if (octet === SPACE || octet === LF || octet === TAB || octet === CR) name = at + 1;
      else if (octet === EQUALS) {
        if (bytes[name] === X && this.isDeclaration(name)) declarations++;
        else attributes++;
      }
    }
    this.count(attributes, declarations);
    if (bytes[at - 1] === SLASH) this.inScope -= declarations;
    else if (this.scopes.push(declarations) > limits.depth) {
      throw new XmlProblem(`more than ${limits.depth} elements one in the other`);
    }
    this.at = at;
  }

  private pastValue(at: number, quote: number): number {
    const { bytes } = this;
    const { length } = bytes;
    let end = at + 1;
    while (end < length && bytes[end] !== quote) end++;
    return end;
  }

  /** `xmlns` or `xmlns:…`. */
  private isDeclaration(at: number): boolean {
    return 'xmlns'.split('').every((letter, i) => this.bytes[at + i] === letter.charCodeAt(0));
  }

  private count(attributes: number, declarations: number): void {
    const { limits } = this;
    this.inScope += declarations;
    this.nodes += 1 + attributes + declarations;
    this.steps += this.inScope * this.inScope + attributes * attributes;
    if (attributes > limits.attributesOfElement)
      throw new XmlProblem(`more than ${limits.attributesOfElement} attributes on one element`);
    if (this.inScope > limits.namespacesInScope)
      throw new XmlProblem(`more than ${limits.namespacesInScope} namespaces in scope`);
    if (this.nodes > this.maxNodes) throw new XmlProblem(`more than ${this.maxNodes} elements and attributes`);
    if (this.steps > limits.steps) throw new XmlProblem(`more than ${limits.steps} steps to canonicalize`);
  }
}
