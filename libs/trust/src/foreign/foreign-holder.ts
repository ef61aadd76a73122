import type { CertificateFacts, SubjectFacts } from '@qujat/signature';
import { FOREIGN_ATTRIBUTES, type ForeignAttribute, type ForeignRules, type ForeignStanding } from './foreign-rules.js';

/** An identifier as its country knows it. */
export interface ForeignIdentifier {
  readonly country: string;
  readonly number: string;
}

/** Who stands behind a foreign certificate. */
export interface ForeignHolder {
  readonly person: ForeignIdentifier | undefined;
  readonly organisation: ForeignIdentifier | undefined;
  readonly standing: ForeignStanding;
}

/** Longest identifier that is taken; longer ones name nobody. */
const LONGEST = 100;
/** ETSI EN 319 412-1 5.1.3, 5.1.4: three characters for the kind, two for the country, a hyphen, the number. */
const ETSI = /^([A-Z]{3})([A-Z]{2})-(.+)$/;
/** LEI codes belong to no country: the subject's own is meant. */
const ANYWHERE = ['XG', 'EU'];

/** Reads the holder by the rules of the issuer. */
export function foreignHolder({ subject }: Pick<CertificateFacts, 'subject'>, rules: ForeignRules): ForeignHolder {
  const read = (attribute: ForeignAttribute) => identifierOf(valueOf(subject, attribute), subject, rules);
  return { person: read(rules.person), organisation: read(rules.organisation), standing: standingOf(subject, rules) };
}

const valueOf = ({ others = {} }: SubjectFacts, attribute: ForeignAttribute): string | undefined =>
  others[FOREIGN_ATTRIBUTES[attribute]];

function identifierOf(
  value: string | undefined,
  subject: SubjectFacts,
  { identifiers, country }: ForeignRules,
): ForeignIdentifier | undefined {
  const text = value?.trim() ?? '';
  if (text === '' || text.length > LONGEST) return undefined;
  if (identifiers === 'plain') return abroad({ country, number: text });
  const [, , stated = '', number = ''] = ETSI.exec(text) ?? [];
  if (number === '') return undefined;
  return abroad({ country: ANYWHERE.includes(stated) ? (subject.country ?? country) : stated, number: text });
}

/** Kazakhstan's own people and organisations are known by IIN and BIN, which the NCA alone confirms. */
const abroad = (found: ForeignIdentifier): ForeignIdentifier | undefined =>
  found.country === 'KZ' ? undefined : found;

function standingOf(subject: SubjectFacts, { firstHead, otherwise }: ForeignRules): ForeignStanding {
  const value = firstHead && valueOf(subject, firstHead.attribute)?.trim().toLowerCase();
  return firstHead?.values.some((one) => one.toLowerCase() === value) ? 'first-head' : otherwise;
}
