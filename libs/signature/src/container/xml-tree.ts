/** Small XML files of a container (manifests), read into plain elements: bounded, in UTF-8, without DOCTYPE. */
import { ParseOption, XmlDocument, XmlElement, XmlLibError, XmlText, type XmlTreeNode } from 'libxml2-wasm';

/** XML that is malformed, or more than a manifest needs. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/** An element with everything that a manifest may hold. */
export interface Element {
  readonly name: string;
  /** Empty when the element is in no namespace. */
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** Its text, when it has no children. */
  readonly text: string;
}

/** A thousand files with long names fit. */
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_ELEMENTS = 10_000;
const MAX_DEPTH = 16;

const utf8 = new TextDecoder('utf-8', { fatal: true });
// no network, no entities from outside, nothing on the console; never XML_PARSE_HUGE, which lifts libxml2's own bounds
const OPTION: ParseOption =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_NOERROR |
  ParseOption.XML_PARSE_NOWARNING |
  ParseOption.XML_PARSE_NOCDATA;

/** Reads a manifest. Throws ManifestError. */
export function readXmlTree(bytes: Uint8Array): Element {
  checkText(bytes);
  const document = parse(bytes);
  try {
    return readElement(document.root, { elements: 0 }, 1);
  } finally {
    document.dispose();
  }
}

/** One encoding, so that every reader sees the same text; no DOCTYPE, so that nothing stands for something else. */
function checkText(bytes: Uint8Array): void {
  if (bytes.length > MAX_BYTES) throw new ManifestError(`larger than ${MAX_BYTES} bytes`);
  const text = decode(bytes);
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1] ?? 'UTF-8';
  if (declared.toUpperCase() !== 'UTF-8') throw new ManifestError(`in ${declared}, not in UTF-8`);
  if (/<!DOCTYPE/i.test(text)) throw new ManifestError('with a DOCTYPE');
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new ManifestError('not in UTF-8', { cause });
  }
}

function parse(bytes: Uint8Array): XmlDocument {
  try {
    return XmlDocument.fromBuffer(bytes, { option: OPTION });
  } catch (cause) {
    if (cause instanceof XmlLibError) throw new ManifestError('not well-formed XML', { cause });
    throw cause;
  }
}

function readElement(node: XmlElement, seen: { elements: number }, depth: number): Element {
  if (++seen.elements > MAX_ELEMENTS) throw new ManifestError(`more than ${MAX_ELEMENTS} elements`);
  if (depth > MAX_DEPTH) throw new ManifestError(`nested deeper than ${MAX_DEPTH} levels`);
  const children: Element[] = [];
  let text = '';
  for (let child: XmlTreeNode | null = node.firstChild; child; child = child.next) {
    if (child instanceof XmlElement) children.push(readElement(child, seen, depth + 1));
    else if (child instanceof XmlText) text += child.content;
  }
  if (children.length > 0 && text.trim() !== '') throw new ManifestError(`text between the elements of ${node.name}`);
  return { name: node.name, namespace: node.namespaceUri, attributes: readAttributes(node), children, text };
}

function readAttributes(node: XmlElement): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const { name, prefix, value } of node.attrs) attributes.set(prefix ? `${prefix}:${name}` : name, value);
  return attributes;
}
