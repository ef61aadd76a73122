/** GeneralName (RFC 5280 4.2.1.6): the names of subjects, issuers of lists, distribution points and constraints. */
import { Asn1Error, type Asn1Node } from '../asn1/reader.js';
import { context, TAG } from '../asn1/values.js';

/** A name in one of the forms that can be compared, or in another. */
export type GeneralName =
  | { readonly form: 'email' | 'dns' | 'uri'; readonly text: string }
  | { readonly form: 'directory'; readonly name: Uint8Array }
  | { readonly form: 'ip'; readonly octets: Uint8Array }
  /** otherName, x400Address, ediPartyName, registeredID: told apart by tag number. */
  | { readonly form: 'other'; readonly number: number };

/** What constraints are grouped by. */
export type NameForm = GeneralName['form'];

const TEXTS = { 1: 'email', 2: 'dns', 6: 'uri' } as const;

/** IA5String: ASCII only. */
function ascii(content: Uint8Array): string {
  if (content.some((octet) => octet > 0x7f)) throw new Asn1Error('a name with characters beyond ASCII');
  return String.fromCharCode(...content);
}

/** Reads one GeneralName; throws when it is malformed. */
export function readGeneralName(node: Asn1Node): GeneralName {
  const number = node.tag & 0x1f;
  if ((node.tag & 0xc0) !== 0x80 || number > 8) throw new Asn1Error('a name of no known form');
  const constructed = number === 0 || number === 3 || number === 4 || number === 5;
  if (node.tag !== context(number, constructed)) throw new Asn1Error('a name of a wrong encoding');
  if (number === 1 || number === 2 || number === 6) {
    if (node.content.length > 2048) throw new Asn1Error('a name of more than 2048 characters');
    return { form: TEXTS[number], text: ascii(node.content) };
  }
  if (number === 7) return { form: 'ip', octets: node.content };
  if (number !== 4) return { form: 'other', number };
  const [name, ...more] = node.children;
  if (!name || more.length > 0) throw new Asn1Error('a directory name without its name');
  return { form: 'directory', name: name.expect(TAG.sequence, 'directory name').bytes };
}

/** GeneralNames: at least one. */
export function readGeneralNames(nodes: readonly Asn1Node[]): GeneralName[] {
  if (nodes.length === 0) throw new Asn1Error('a list of names without a name');
  return nodes.map(readGeneralName);
}
