/** Making the octets that a reference stands for, and hashing them as they come (XMLDSig core 1.1 4.4.3.2, 3.2.1). */
import { concat, copyOf, equalBytes } from '../asn1/values.js';
import type { Place } from './dereference.js';
import { fromXmlBase64, isWithin, textOf, type XmlNode } from './nodes.js';
import { XmlProblem } from './problem.js';
import type { PlannedReference, Recipe } from './read-references.js';
import { runningDigest } from './running-digest.js';
import type { Part, Sink, XmlTree } from './tree.js';
import { c14nOf, DEFAULT_C14N, type C14nMethod } from './uris.js';

/** A document with its signatures, and how much canonicalizing it is still worth. */
export interface Workplace {
  readonly tree: XmlTree;
  /** What canonicalizing the document once costs. */
  readonly cost: number;
  /** Top-level signatures in document order. */
  readonly signatures: readonly XmlNode[];
  /** Keep the octets that were hashed. */
  readonly capture: boolean;
  workLeft: number;
}

/** Counts one walk over the document; asking for each node whether it belongs to a subtree costs as much again. */
function walk(workplace: Workplace, whole: boolean): void {
  workplace.workLeft -= workplace.cost * (whole ? 1 : 2);
  if (workplace.workLeft < 0) throw new XmlProblem('its references ask for more canonicalization than is allowed');
}

const DEFAULT = c14nOf(DEFAULT_C14N)!;

/** The canonicalization of a recipe; comments only where the node-set has them. */
function methodOf({ c14n }: Recipe, comments: boolean): C14nMethod {
  const method = c14n ?? DEFAULT;
  return { ...method, comments: method.comments && comments };
}

/** Gives the octets of a place to `sink`; `part` canonicalizes a subtree. */
export function writePlace(place: Place, recipe: Recipe, part: Part, sink: Sink): void {
  if (!recipe.base64) return part(place.node, methodOf(recipe, place.comments), sink);
  const octets = fromXmlBase64(textOf(place.node));
  if (!octets) throw new XmlProblem('what the base64 transform is to decode is not base64');
  sink(octets);
}

/** Canonicalizes parts of the document where they stand. */
export function partIn(workplace: Workplace, whole: boolean): Part {
  return (node, method, sink) => {
    walk(workplace, whole);
    if (whole) workplace.tree.canonicalize(method, sink);
    else workplace.tree.canonicalizeSubtree(node, method, sink);
  };
}

/** What came of digesting. */
export interface Digested {
  readonly actual: Uint8Array;
  readonly withoutLater: boolean;
  readonly octets: Uint8Array | undefined;
}

/** Hashes what `write` gives, and keeps it where that is wanted. */
export function hashed(
  algorithm: string,
  capture: boolean,
  write: (sink: Sink) => void,
): { actual: Uint8Array; octets: Uint8Array | undefined } {
  const hash = runningDigest(algorithm);
  if (!hash) throw new XmlProblem(`digest algorithm ${algorithm} is not known`);
  const pieces: Uint8Array[] = [];
  write((octets) => {
    hash.update(octets);
    if (capture) pieces.push(copyOf(octets));
  });
  return { actual: hash.digest(), octets: capture ? concat(pieces) : undefined };
}

/**
 * The digest of a place. enveloped-signature takes the signature out. Where more signatures came after it, the NCA's tools
 * made it over the document without those; others leave them in: the digest that was signed says which.
 */
export function digestPlace(
  place: Place,
  planned: PlannedReference,
  signature: XmlNode,
  workplace: Workplace,
): Digested | undefined {
  const { recipe, expected, digest } = planned;
  if (digest === undefined) return undefined;
  const part = partIn(workplace, place.whole);
  const run = (removed: readonly XmlNode[]): Omit<Digested, 'withoutLater'> =>
    hashed(digest, workplace.capture, (sink) =>
      without(workplace.tree, removed, () => writePlace(place, recipe, part, sink)),
    );
  if (!recipe.enveloped) return { ...run([]), withoutLater: false };
  if (!isWithin(signature, place.node)) throw new XmlProblem('enveloped-signature where the signature is not inside');
  const later = laterThan(signature, place, workplace);
  if (later.length > 0) {
    const before = run([...later, signature]);
    if (equalBytes(before.actual, expected)) return { ...before, withoutLater: true };
  }
  return { ...run([signature]), withoutLater: false };
}

/** The signatures inside a place that stand after this one. */
export function laterThan(signature: XmlNode, place: Place, { signatures }: Workplace): XmlNode[] {
  return signatures
    .slice(signatures.indexOf(signature) + 1)
    .filter((one) => isWithin(one, place.node) && !isWithin(one, signature) && !isWithin(signature, one));
}

/** Does something while several elements are out of the document. */
export function without<T>(tree: XmlTree, elements: readonly XmlNode[], work: () => T): T {
  const [first, ...rest] = elements;
  return first === undefined ? work() : tree.without(first, () => without(tree, rest, work));
}
