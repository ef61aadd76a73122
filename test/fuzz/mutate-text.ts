/** Changes to text with a structure: XML, JSON lines, PEM. Tags, words and lines are taken out, doubled, exchanged, nested. */
import { mutateBytes, type Mutate } from './mutate-bytes.js';
import type { Random } from './random.js';

const DICTIONARY = [
  '<!DOCTYPE a [<!ENTITY e "x">]>',
  '&e;',
  '<![CDATA[x]]>',
  '<!-- c -->',
  '<?xml version="1.1" encoding="UTF-16"?>',
  '<?pi x?>',
  ' xmlns="urn:x"',
  ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#"',
  ' Id="a"',
  ' URI="#xpointer(/)"',
  ' URI=""',
  'http://www.w3.org/TR/1999/REC-xslt-19991116',
  'http://www.w3.org/TR/1999/REC-xpath-19991116',
  'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/2000/09/xmldsig#sha1',
  '&#13;',
  '\u0000',
  '\ufeff',
  '-----BEGIN CMS-----',
  '-----END CMS-----',
  'null',
  '[]',
  '{}',
  '-1',
  '1e999',
  '__proto__',
];

type Change = (parts: string[], at: number, random: Random) => void;

const CHANGES: readonly Change[] = [
  (parts, at) => void parts.splice(at, 1),
  (parts, at) => void parts.splice(at, 0, parts[at]!),
  (parts, at, random) => {
    const to = random.below(parts.length);
    [parts[at], parts[to]] = [parts[to]!, parts[at]!];
  },
  (parts, at, random) => void parts.splice(at, 0, random.of(DICTIONARY)),
  (parts, at, random) => void (parts[at] = random.of(DICTIONARY)),
  (parts, at, random) => {
    const to = at + 1 + random.below(12);
    const piece = parts.slice(at, to);
    for (let times = random.of([1, 5, 100]); times > 0; times--) parts.splice(at, 0, ...piece);
  },
  (parts, at, random) =>
    void parts.splice(at, 0, random.of(['<a>', '<a b="">', '{"a":', '[']).repeat(random.of([1, 50, 400]))),
  (parts, at, random) => {
    const moved = parts.splice(at, 1 + random.below(20));
    parts.splice(random.below(parts.length + 1), 0, ...moved);
  },
];

/** One to three changes. */
export const mutateText: Mutate = (input, other, random) => {
  if (random.once(6)) return mutateBytes(input, other, random);
  const parts = Buffer.from(input)
    .toString('latin1')
    .split(/(<[^>]*>|"[^"]*"|[{}[\],:\n])/)
    .filter((part) => part !== '');
  for (let changes = 1 + random.below(3); changes > 0 && parts.length > 0; changes--) {
    random.of(CHANGES)(parts, random.below(parts.length), random);
  }
  return new Uint8Array(Buffer.from(parts.join(''), 'latin1'));
};
