/** Hostile inputs: XML. */
import { ascii, FORMAT, ANSWERED, type HostileCase, type Input } from './kit.js';

const xml = (text: string): Input => ({ signature: ascii(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`) });

/** Entities in entities, ten of each in the next. */
export const laughs = `<!DOCTYPE a [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY ${'a'.repeat(i + 2)} "${`&${'a'.repeat(i + 1)};`.repeat(10)}">`).join('')}]><a>&${'a'.repeat(21)};</a>`;

/** By name. */
export const XML_CASES: Readonly<Record<string, HostileCase>> = {
  'entities in entities': { make: () => xml(laughs), answer: FORMAT },
  'XML nested without end': { make: () => xml('<a>'.repeat(1_000_000)), answer: ANSWERED },
  'XML with a million attributes': {
    make: () => xml(`<a ${Array.from({ length: 1_000_000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
    answer: ANSWERED,
  },
  'XML with namespaces at every level': {
    make: () =>
      xml(Array.from({ length: 2000 }, (_, i) => `<a xmlns:n${i}="urn:${i}">`).join('') + '</a>'.repeat(2000)),
    answer: ANSWERED,
  },
  'XML with a million elements': { make: () => xml(`<a>${'<b/>'.repeat(1_000_000)}</a>`), answer: ANSWERED },
  'a thousand signatures in XML': {
    make: () =>
      xml(
        `<a>${'<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo/></ds:Signature>'.repeat(1000)}</a>`,
      ),
    answer: ANSWERED,
  },
};
