/** Reads every XML signature of a document: structure, canonical octets, digests. The tree lives only while this runs. */
import { measureXml, XML_LIMITS, type XmlLimits } from './bounds.js';
import type { XmlFiles } from './files.js';
import type { XmlSignature } from './model.js';
import { findAll, type XmlNode } from './nodes.js';
import { XmlProblem } from './problem.js';
import { readSignature } from './read-signature.js';
import { XmlTree } from './tree.js';
import type { Workplace } from './digest-references.js';

/**
 * Reads a document's signatures; throws an XmlProblem when the document itself is refused. `capture`: keep the octets that
 * were hashed.
 */
export function readXmlSignatures(
  bytes: Uint8Array,
  files: XmlFiles = new Map(),
  limits: XmlLimits = XML_LIMITS,
  capture = false,
): XmlSignature[] {
  return withSignatures(bytes, limits, capture, (workplace) =>
    workplace.signatures.map((node) => readSignature(node, workplace, files, limits)),
  );
}

/** Parses, finds the signatures, does something with them, and frees the tree. */
export function withSignatures<T>(
  bytes: Uint8Array,
  limits: XmlLimits,
  capture: boolean,
  work: (workplace: Workplace) => T,
): T {
  const { work: cost } = measureXml(bytes, limits);
  const workLeft = Math.max(limits.work, 4 * cost);
  const tree = XmlTree.parse(bytes);
  try {
    return work({ tree, cost, signatures: topLevelSignatures(tree, limits), workLeft, capture });
  } finally {
    tree.dispose();
  }
}

/** Every ds:Signature but counter-signatures, which speak of another signature. */
function topLevelSignatures(tree: XmlTree, limits: XmlLimits): XmlNode[] {
  // not `//`: that would first collect every node of the document
  const found = findAll(tree.root, '/descendant::ds:Signature[not(ancestor::xades:CounterSignature)]');
  if (found.length > limits.signatures) throw new XmlProblem(`more than ${limits.signatures} signatures`);
  return found;
}
