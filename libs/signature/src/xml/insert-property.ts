/** Adding an unsigned property to the text of a document. Nothing that stands there changes a byte. */
import { XmlProblem } from './problem.js';
import { NS } from './uris.js';

interface Tag {
  readonly name: string;
  readonly open: boolean;
  readonly closed: boolean;
  readonly start: number;
  readonly end: number;
}

/** Tags in their order; comments, CDATA, processing instructions and values of attributes are passed over. */
function* tagsOf(document: string): Generator<Tag> {
  const pattern =
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s/>!?]+)(?:"[^"]*"|'[^']*'|[^"'>])*>/g;
  for (let match = pattern.exec(document); match; match = pattern.exec(document)) {
    const [text, slash, qualified] = match;
    if (qualified === undefined) continue;
    const name = qualified.slice(qualified.indexOf(':') + 1);
    const open = slash === '';
    yield { name, open, closed: open && text.endsWith('/>'), start: match.index, end: match.index + text.length };
  }
}

/**
 * Puts a property at the end of the unsigned signature properties of one signature: the `ordinal`th element, from 0, whose
 * local name is Signature. The document must be well-formed.
 */
export function insertProperty(document: string, ordinal: number, property: string): string {
  let seen = -1;
  let depth = 0;
  for (const { name, open, closed, start } of tagsOf(document)) {
    if (open && name === 'Signature') seen++;
    if (seen < ordinal) continue;
    // inside the signature: the first end of the list that stands directly in its own properties
    if (open && !closed) depth++;
    if (open) continue;
    depth--;
    const own = OWN[name];
    if (own !== undefined && depth === own.depth)
      return document.slice(0, start) + own.wrap(property) + document.slice(start);
  }
  throw new XmlProblem('no place for an unsigned property');
}

/** Depth below Signature (1), Object, QualifyingProperties, UnsignedProperties: where an end tag closes the place for more. */
const OWN: Readonly<Record<string, { depth: number; wrap(property: string): string }>> = {
  UnsignedSignatureProperties: { depth: 4, wrap: (property) => property },
  QualifyingProperties: {
    depth: 2,
    wrap: (property) =>
      `<xades:UnsignedProperties xmlns:xades="${NS.xades}"><xades:UnsignedSignatureProperties>${property}</xades:UnsignedSignatureProperties></xades:UnsignedProperties>`,
  },
};
