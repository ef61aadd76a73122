import type { Locale, Localized } from '@qujat/kernel';
import { isDocumentAct } from '../acts.js';
import type { Grant } from '../grant.dto.js';
import { tenge } from '../power-reason.js';
import { ACT_WORDS, ATTORNEY_WORDS, TYPE_WORDS } from './attorney.words.js';

/** What a power of attorney is made of. */
export interface AttorneyFacts {
  readonly id: string;
  readonly number: string;
  readonly principal: { readonly bin: string; readonly name: Localized };
  readonly issuer: { readonly iin: string; readonly name: string };
  readonly holder: { readonly iin: string; readonly name: string };
  readonly parent: { readonly number: string; readonly sha256: string } | null;
  readonly grants: readonly Grant[];
  /** Names of the departments that grants speak of. */
  readonly departments: ReadonlyMap<string, string>;
  readonly validFrom: string;
  readonly validTo: string;
  readonly substitution: boolean;
  readonly at: Date;
}

/** The words a person reads before signing: the same stand in the signed bytes. */
export function attorneyText(facts: AttorneyFacts, locale: Locale): string {
  const word = ATTORNEY_WORDS[locale];
  const { principal, issuer, holder, parent, grants } = facts;
  return [
    parent ? word.substitution : word.title,
    '',
    `${word.number}: ${facts.number}`,
    `${word.principal}: ${principal.name[locale]}, ${principal.bin}`,
    `${word.issuer}: ${issuer.name}, ${issuer.iin}`,
    `${word.holder}: ${holder.name}, ${holder.iin}`,
    ...(parent ? [`${word.parent} ${parent.number} (SHA-256 ${parent.sha256})`] : []),
    '',
    `${word.powers}:`,
    ...grants.map((grant) => `– ${grantText(grant, facts.departments, locale)}`),
    '',
    `${word.from}: ${facts.validFrom}`,
    `${word.to}: ${facts.validTo}`,
    facts.substitution ? word.may : word.mayNot,
    '',
    `${word.at}: ${facts.at.toISOString()}`,
    `${word.id}: ${facts.id}`,
    '',
  ].join('\n');
}

function grantText(grant: Grant, departments: ReadonlyMap<string, string>, locale: Locale): string {
  const { act, documentType, limit, departmentId } = grant;
  const word = ATTORNEY_WORDS[locale];
  const what = ACT_WORDS[act]?.[locale] ?? act;
  if (!isDocumentAct(act)) return what;
  return [
    `${what}: ${documentType === null ? word.any : (TYPE_WORDS[documentType]?.[locale] ?? documentType)}`,
    limit === null ? word.unlimited : word.limit.replace('{sum}', tenge(limit)),
    ...(departmentId === null ? [] : [`${word.department} ${departments.get(departmentId) ?? departmentId}`]),
  ].join(', ');
}

/** The bytes that are signed: canonical JSON (RFC 8785: keys in order, no blanks) with the words in it. */
export function attorneyContent(facts: AttorneyFacts, locale: Locale): Buffer {
  const { id, number, principal, issuer, holder, parent, validFrom, validTo, substitution, at, departments } = facts;
  const grants = facts.grants.map(({ act, documentType, limit, departmentId }) => ({
    ...{ act, documentType, limit },
    department: departmentId === null ? null : { id: departmentId, name: departments.get(departmentId) ?? '' },
  }));
  return Buffer.from(
    canonical({
      ...{ type: 'qujat:power-of-attorney', version: 1, id, number, principal, issuer, holder, parent, grants },
      ...{ validFrom, validTo, substitution, preparedAt: at.toISOString(), text: attorneyText(facts, locale) },
    }),
    'utf8',
  );
}

/** The revocation in words: what is signed is what is read. */
export function revocationText(
  { id, number, sha256, reason, person, at }: RevocationFactsToSign,
  locale: Locale,
): string {
  const word = ATTORNEY_WORDS[locale];
  return [
    word.revocation,
    '',
    `${word.number}: ${number} (SHA-256 ${sha256})`,
    `${word.reason}: ${reason}`,
    '',
    `${word.person}: ${person.name}, ${person.iin}`,
    `${word.at}: ${at.toISOString()}`,
    `${word.id}: ${id}`,
    '',
  ].join('\n');
}

/** What a revocation is made of. */
export interface RevocationFactsToSign {
  readonly id: string;
  readonly number: string;
  readonly sha256: string;
  readonly reason: string;
  readonly person: { readonly name: string; readonly iin: string };
  readonly at: Date;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}
