/** Finding what a reference points at. An identifier that stands twice is refused: one of the two is a forgery. */
import { findAll, isNamed, isWithin, nameOf, parentOf, pathOf, attributesOf, type XmlNode } from './nodes.js';
import type { Target } from './model.js';
import { XmlProblem } from './problem.js';
import { NS, REFERENCE_TYPE } from './uris.js';

/** The place a URI names inside the document. */
export interface Place {
  /** The element; the root for the whole document. */
  readonly node: XmlNode;
  /** The whole document, with what stands beside the root. */
  readonly whole: boolean;
  /** Comments belong to it only where a full XPointer says so (XMLDSig core 1.1 4.4.3.3). */
  readonly comments: boolean;
}

const XPOINTER_ID = /^#xpointer\(id\((?:'([^']*)'|"([^"]*)")\)\)$/;
/** NCName as far as it cannot end an expression. */
const IDENTIFIER = /^[\p{L}\p{N}_.:-]{1,200}$/u;

/** Attributes that are identifiers; no other attribute is one, whatever a schema would say. */
const ID_ATTRIBUTES = ['@Id', '@ID', '@id', '@xml:id', '@wsu:Id'];

/** Is this URI about the document the signature stands in? */
export const isLocal = (uri: string): boolean => uri === '' || uri.startsWith('#');

/** What a same-document URI points at. */
export function placeOf(uri: string, root: XmlNode): Place {
  if (uri === '') return { node: root, whole: true, comments: false };
  if (uri === '#xpointer(/)') return { node: root, whole: true, comments: true };
  const pointer = XPOINTER_ID.exec(uri);
  const id = pointer ? (pointer[1] ?? pointer[2] ?? '') : uri.slice(1);
  if (!IDENTIFIER.test(id)) throw new XmlProblem(`reference ${uri} is neither an identifier nor the document`);
  const found = findAll(root, `/descendant::*[${ID_ATTRIBUTES.map((one) => `${one}="${id}"`).join(' or ')}]`);
  if (found.length > 1) throw new XmlProblem(`identifier ${id} stands ${found.length} times`);
  if (found.length === 0) throw new XmlProblem(`nothing has the identifier ${id}`, 'SIGNED_DATA_NOT_FOUND');
  return { node: found[0]!, whole: false, comments: pointer !== null };
}

/** The identifier of an element, by the attributes that count. */
export const idOf = (element: XmlNode): string | null =>
  attributesOf(element).find(
    ({ namespace, name }) =>
      (namespace === '' && ['Id', 'ID', 'id'].includes(name)) ||
      (namespace === NS.xml && name === 'id') ||
      (namespace === NS.wsu && name === 'Id'),
  )?.value ?? null;

/** What a place is, seen from a signature. */
export function targetOf(place: Place, signature: XmlNode, root: XmlNode, type: string | undefined): Target {
  const { node } = place;
  const [path, id] = [pathOf(node), idOf(node)];
  if (place.whole || node === root) return { kind: 'document', path: pathOf(root), id };
  if (isNamed(node, NS.ds, 'SignatureValue')) return { kind: 'signature-value', path };
  if (!isWithin(node, signature)) return { kind: 'element', path, id, enveloped: false };
  if (isNamed(node, NS.xades, 'SignedProperties')) return { kind: 'signed-properties', path };
  if (isNamed(node, NS.ds, 'KeyInfo') && parentOf(node) === signature) return { kind: 'key-info', path };
  if (isNamed(node, NS.ds, 'Manifest') || type === REFERENCE_TYPE.manifest) return { kind: 'manifest', path };
  if (!isInObject(node, signature)) throw new XmlProblem(`a reference to ${nameOf(node)} of the signature itself`);
  return { kind: 'element', path, id, enveloped: true };
}

function isInObject(node: XmlNode, signature: XmlNode): boolean {
  for (let at = node; at !== 0; at = parentOf(at)) {
    if (parentOf(at) === signature) return isNamed(at, NS.ds, 'Object');
  }
  return false;
}
