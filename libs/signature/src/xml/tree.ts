/**
 * A parsed document: libxml2 in WebAssembly. Nodes are addresses in its memory, good until the tree is disposed of; nothing
 * outside the XML part sees one.
 */
import {
  addFunction,
  allocCStringArray,
  error as errors,
  free,
  xmlAddChild,
  xmlAddNextSibling,
  xmlAddPrevSibling,
  xmlC14NExecute,
  xmlCtxtSetErrorHandler,
  xmlDocGetRootElement,
  xmlDocSetRootElement,
  XmlDocStruct,
  xmlFreeDoc,
  xmlFreeParserCtxt,
  xmlGetIntSubset,
  xmlGetNsList,
  xmlNewDoc,
  xmlNewDocNode,
  xmlNewNs,
  xmlNewParserCtxt,
  XmlNsStruct,
  xmlOutputBufferClose,
  xmlOutputBufferCreateIO,
  xmlReadMemory,
  xmlSearchNs,
  xmlSetNsProp,
  XmlTreeCommonStruct,
  xmlUnlinkNode,
} from 'libxml2-wasm/lib/libxml2.mjs';
import './libxml2-types.js';
import { attributesOf, NODE, type XmlNode } from './nodes.js';
import { XmlProblem } from './problem.js';
import { NS, type C14nMethod } from './uris.js';

/** Receives canonical octets as they are made; the array is only good during the call. */
export type Sink = (octets: Uint8Array) => void;

/** Canonicalizes the subtree of a node. */
export type Part = (node: XmlNode, method: C14nMethod, sink: Sink) => void;

// no network, long text, small strings inside nodes, nothing loaded from outside, identifiers are ours to find;
// entities are left alone, for without a DOCTYPE there are none
const OPTIONS = 2048 | 524_288 | 65_536 | 8_388_608 | 33_554_432 | 134_217_728;

/** The subtree that is being canonicalized: C14N runs to its end without interruption. */
let visibleRoot = 0;
let knownInside = 0;

const isVisible = addFunction((_data = 0, node = 0, parent = 0): number => {
  if (node === visibleRoot || parent === knownInside) return 1;
  for (let at = parent; at !== 0; at = XmlTreeCommonStruct.parent(at)) {
    if (at !== visibleRoot) continue;
    knownInside = parent;
    return 1;
  }
  return 0;
}, 'iiii');

/** One document. Dispose of it when done: its memory is not the garbage collector's. */
export class XmlTree {
  private constructor(private readonly doc: number) {}

  /** Parses; throws an XmlProblem for what is not a well-formed document in UTF-8. Measure it first. */
  static parse(bytes: Uint8Array): XmlTree {
    const context = xmlNewParserCtxt();
    const index = errors.storage.allocate([]);
    try {
      xmlCtxtSetErrorHandler(context, errors.errorCollector, index);
      const doc = xmlReadMemory(context, bytes, null, null, OPTIONS);
      const [first] = errors.storage.get(index).filter(({ level }) => level >= 2);
      const tree = doc === 0 ? undefined : new XmlTree(doc);
      const problem = first?.message.trim() ?? tree?.refusal() ?? (tree ? undefined : 'not XML');
      if (tree && problem === undefined) return tree;
      tree?.dispose();
      throw new XmlProblem(`not a well-formed document: ${problem}`);
    } finally {
      errors.storage.free(index);
      xmlFreeParserCtxt(context);
    }
  }

  /** The document element. */
  get root(): XmlNode {
    return xmlDocGetRootElement(this.doc);
  }

  private refusal(): string | undefined {
    if (xmlGetIntSubset(this.doc) !== 0) return 'a document type declaration (DOCTYPE) is refused';
    const encoding = XmlDocStruct.encoding(this.doc)?.toUpperCase() ?? 'UTF-8';
    return ['UTF-8', 'UTF8', 'US-ASCII', 'ASCII'].includes(encoding) ? undefined : `encoding ${encoding}, not UTF-8`;
  }

  /** Frees the tree. */
  dispose(): void {
    xmlFreeDoc(this.doc);
  }

  /** Canonicalizes the whole document. */
  canonicalize(method: C14nMethod, sink: Sink): void {
    execute(this.doc, method, sink, 0);
  }

  /** Canonicalizes the subtree of an element, in the namespace context of its place. */
  canonicalizeSubtree(element: XmlNode, method: C14nMethod, sink: Sink): void {
    subtree(this.doc, element, method, sink);
  }

  /**
   * Takes an element out, as the enveloped-signature transform does, and does something meanwhile. It is back afterwards, where
   * it was.
   */
  without<T>(element: XmlNode, work: () => T): T {
    const back = detach(element);
    try {
      return work();
    } finally {
      back();
    }
  }

  /**
   * Canonicalizes parts of an element without walking through the rest of the document: the element stands alone meanwhile, below
   * a stand-in for its ancestors that declares every namespace in scope and carries their xml: attributes (C14N 1.0 2.4).
   */
  alone<T>(element: XmlNode, work: (part: Part) => T): T {
    const scope = inScope(this.doc, element);
    const back = detach(element);
    const doc = xmlNewDoc();
    try {
      const stand = xmlNewDocNode(doc, 0, 'a');
      xmlDocSetRootElement(doc, stand);
      for (const [prefix, uri] of scope.namespaces) xmlNewNs(stand, uri, prefix === '' ? undefined : prefix);
      const xml = xmlSearchNs(doc, stand, 'xml');
      for (const [name, value] of scope.attributes) xmlSetNsProp(stand, xml, name, value);
      xmlAddChild(stand, element);
      return work((node, method, sink) => {
        if (method.mode === 2 && scope.bases > 1) throw new XmlProblem('C14N 1.1 below several xml:base');
        subtree(doc, node, method, sink);
      });
    } finally {
      back();
      xmlFreeDoc(doc);
    }
  }
}

/** Unlinks a node; the function it returns puts it back. */
function detach(node: XmlNode): () => void {
  const [prev, next, parent] = [
    XmlTreeCommonStruct.prev(node),
    XmlTreeCommonStruct.next(node),
    XmlTreeCommonStruct.parent(node),
  ];
  xmlUnlinkNode(node);
  return () => {
    xmlUnlinkNode(node);
    if (prev !== 0) xmlAddNextSibling(prev, node);
    else if (next !== 0) xmlAddPrevSibling(next, node);
    else xmlAddChild(parent, node);
  };
}

interface Scope {
  readonly namespaces: readonly (readonly [string, string])[];
  readonly attributes: ReadonlyMap<string, string>;
  /** How many ancestors carry xml:base. */
  readonly bases: number;
}

/** What an element inherits from its ancestors. */
function inScope(doc: number, element: XmlNode): Scope {
  const parent = XmlTreeCommonStruct.parent(element);
  if (XmlTreeCommonStruct.type(parent) !== NODE.element) return { namespaces: [], attributes: new Map(), bases: 0 };
  const namespaces = xmlGetNsList(doc, parent)
    .map((ns) => [prefixOf(ns), XmlNsStruct.href(ns)] as const)
    .filter(([prefix, uri]) => prefix !== 'xml' && uri !== '');
  const attributes = new Map<string, string>();
  let bases = 0;
  for (let at = parent; XmlTreeCommonStruct.type(at) === NODE.element; at = XmlTreeCommonStruct.parent(at)) {
    for (const { namespace, name, value } of attributesOf(at)) {
      if (namespace !== NS.xml) continue;
      if (!attributes.has(name)) attributes.set(name, value);
      if (name === 'base') bases++;
    }
  }
  return { namespaces, attributes, bases };
}

const prefixOf = (ns: number): string => XmlNsStruct.prefix(ns);

function subtree(doc: number, element: XmlNode, method: C14nMethod, sink: Sink): void {
  [visibleRoot, knownInside] = [element, 0];
  try {
    execute(doc, method, sink, isVisible);
  } finally {
    [visibleRoot, knownInside] = [0, 0];
  }
}

function execute(doc: number, method: C14nMethod, sink: Sink, visible: number): void {
  const prefixes = method.mode === 1 && method.prefixes.length > 0 ? allocCStringArray([...method.prefixes]) : 0;
  const output = xmlOutputBufferCreateIO({
    write(octets: Uint8Array) {
      sink(octets);
      return octets.length;
    },
    // 0 to libxml2: closed without error
    close: () => false,
  });
  const result = xmlC14NExecute(doc, visible, 0, method.mode, prefixes, method.comments ? 1 : 0, output);
  const closed = xmlOutputBufferClose(output);
  if (prefixes !== 0) free(prefixes);
  if (result < 0 || closed < 0)
    throw new XmlProblem('it cannot be canonicalized (C14N 1.0 1.3: relative namespace URIs)');
}
