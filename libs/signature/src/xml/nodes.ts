/** Looking at the nodes of a tree: names, attributes, children, text. */
import {
  XmlNamedNodeStruct,
  xmlNodeGetContent,
  XmlNodeStruct,
  XmlNsStruct,
  XmlTreeCommonStruct,
  xmlXPathCompiledEval,
  xmlXPathCtxtCompile,
  xmlXPathFreeCompExpr,
  xmlXPathFreeContext,
  xmlXPathFreeObject,
  xmlXPathNewContext,
  XmlXPathObjectStruct,
  xmlXPathRegisterNs,
  xmlXPathSetContextNode,
  XmlNodeSetStruct,
} from 'libxml2-wasm/lib/libxml2.mjs';
import { XmlProblem } from './problem.js';
import { NS } from './uris.js';

/** A node: an address in libxml2's memory. */
export type XmlNode = number;

/** Kinds of nodes. */
export const NODE = { element: 1, attribute: 2, text: 3, cdata: 4, pi: 7, comment: 8 } as const;

/** One attribute. */
export interface XmlAttribute {
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
}

/** The local name. */
export const nameOf = (node: XmlNode): string => XmlTreeCommonStruct.name_(node);

/** The namespace; empty when there is none. */
export function namespaceOf(node: XmlNode): string {
  const ns = XmlNamedNodeStruct.namespace(node);
  return ns === 0 ? '' : XmlNsStruct.href(ns);
}

/** Has the element this name? */
export const isNamed = (node: XmlNode, namespace: string, name: string): boolean =>
  node !== 0 &&
  XmlTreeCommonStruct.type(node) === NODE.element &&
  nameOf(node) === name &&
  namespaceOf(node) === namespace;

/** The parent element; 0 above the root. */
export function parentOf(node: XmlNode): XmlNode {
  const parent = XmlTreeCommonStruct.parent(node);
  return parent !== 0 && XmlTreeCommonStruct.type(parent) === NODE.element ? parent : 0;
}

/** Is `node` the element `ancestor` or inside it? */
export function isWithin(node: XmlNode, ancestor: XmlNode): boolean {
  for (let at = node; at !== 0; at = parentOf(at)) if (at === ancestor) return true;
  return false;
}

/** The child elements, at most `limit` of them. */
export function elementsOf(parent: XmlNode, limit = 1000): XmlNode[] {
  const found: XmlNode[] = [];
  for (let at = XmlTreeCommonStruct.children(parent); at !== 0; at = XmlTreeCommonStruct.next(at)) {
    if (XmlTreeCommonStruct.type(at) !== NODE.element) continue;
    if (found.push(at) > limit) throw new XmlProblem(`more than ${limit} parts in ${nameOf(parent)}`);
  }
  return found;
}

/** The child elements of this name. */
export const childrenNamed = (parent: XmlNode, namespace: string, name: string, limit?: number): XmlNode[] =>
  elementsOf(parent, limit).filter((child) => isNamed(child, namespace, name));

/** The one child of this name, undefined when there is none; several are an error. */
export function optionalChild(parent: XmlNode, namespace: string, name: string): XmlNode | undefined {
  const [first, ...more] = childrenNamed(parent, namespace, name);
  if (more.length > 0) throw new XmlProblem(`${name} stands ${more.length + 1} times`);
  return first;
}

/** The one child of this name. */
export function child(parent: XmlNode, namespace: string, name: string): XmlNode {
  const found = optionalChild(parent, namespace, name);
  if (found === undefined) throw new XmlProblem(`${name} is missing in ${nameOf(parent)}`);
  return found;
}

/** Everything at the end of a path of names, wherever one stands several times. */
export const descend = (from: XmlNode, namespace: string, ...names: string[]): XmlNode[] =>
  names.reduce<XmlNode[]>((nodes, name) => nodes.flatMap((node) => childrenNamed(node, namespace, name)), [from]);

/** All attributes, without namespace declarations. */
export function attributesOf(element: XmlNode): XmlAttribute[] {
  const found: XmlAttribute[] = [];
  for (let at = XmlNodeStruct.properties(element); at !== 0; at = XmlTreeCommonStruct.next(at)) {
    // an attribute keeps its namespace where an element does
    found.push({ namespace: namespaceOf(at), name: nameOf(at), value: xmlNodeGetContent(at) });
  }
  return found;
}

/** An attribute without namespace. */
export const attribute = (element: XmlNode, name: string): string | undefined =>
  attributesOf(element).find((one) => one.namespace === '' && one.name === name)?.value;

/** An attribute that must be there. */
export function requiredAttribute(element: XmlNode, name: string): string {
  const value = attribute(element, name);
  if (value === undefined) throw new XmlProblem(`${nameOf(element)} without ${name}`);
  return value;
}

/** The text of an element and everything in it. */
export const textOf = (element: XmlNode): string => xmlNodeGetContent(element);

const ALPHABET = /^[A-Za-z0-9+/]*={0,2}$/;

/** Octets of base64 as XML carries them, with any white space; undefined when it is something else. */
export function fromXmlBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/[\t\n\r ]+/g, '');
  if (compact.length % 4 !== 0 || !ALPHABET.test(compact)) return undefined;
  const binary = atob(compact);
  const octets = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) octets[i] = binary.charCodeAt(i);
  return octets;
}

/** The octets that an element carries as base64. */
export function octetsOf(element: XmlNode): Uint8Array {
  const octets = fromXmlBase64(textOf(element));
  if (!octets) throw new XmlProblem(`${nameOf(element)} is not base64`);
  return octets;
}

/** `/doc[1]/item[3]`: where an element stands. */
export function pathOf(element: XmlNode): string {
  const steps: string[] = [];
  for (let at = element; at !== 0; at = parentOf(at)) steps.unshift(`/${nameOf(at)}[${positionOf(at)}]`);
  return steps.join('');
}

function positionOf(element: XmlNode): number {
  const [name, namespace] = [nameOf(element), namespaceOf(element)];
  let position = 1;
  for (let at = XmlTreeCommonStruct.prev(element); at !== 0; at = XmlTreeCommonStruct.prev(at)) {
    if (isNamed(at, namespace, name)) position++;
  }
  return position;
}

/** Evaluates an expression of ours (never one from outside): the nodes in document order. */
export function findAll(root: XmlNode, expression: string): XmlNode[] {
  const context = xmlXPathNewContext(XmlTreeCommonStruct.doc(root));
  for (const [prefix, uri] of Object.entries(NS)) if (prefix !== 'xml') xmlXPathRegisterNs(context, prefix, uri);
  xmlXPathSetContextNode(root, context);
  const compiled = xmlXPathCtxtCompile(context, expression);
  const result = xmlXPathCompiledEval(compiled, context);
  xmlXPathFreeCompExpr(compiled);
  xmlXPathFreeContext(context);
  if (result === 0) throw new XmlProblem('the document cannot be searched');
  const set = XmlXPathObjectStruct.nodesetval(result);
  const nodes = set === 0 ? [] : [...XmlNodeSetStruct.nodeTable(set, XmlNodeSetStruct.nodeCount(set))];
  xmlXPathFreeObject(result);
  return nodes;
}
