import { isDeepStrictEqual } from 'node:util';
import type { ParticipantDraft } from './participant.types.js';

/**
 * What a participant is known by: the operator verifies it again when it changes (E-5.5, E-6.4). Addresses, bank, contacts and
 * the like are the participant's own to keep current.
 */
export const IDENTITY_FIELDS: readonly (keyof ParticipantDraft)[] = [
  'fullName',
  'shortName',
  'registrationNumber',
  'registrationDate',
  'legalForm',
  'ownership',
  'parentBin',
  'parentName',
  'contractNumber',
  'contractDate',
  'validUntil',
  'members',
];

/** Fields with a text for each language. */
export const LOCALIZED: readonly string[] = ['fullName', 'shortName'];
const LOCALES = ['kk', 'ru', 'en'] as const;

/** Paths in which two forms differ; empty and absent are the same. */
export function differingFields(a: ParticipantDraft, b: ParticipantDraft): string[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof ParticipantDraft)[];
  return keys.flatMap((key) => differing(key, a[key], b[key])).sort();
}

function differing(key: string, a: unknown, b: unknown): string[] {
  if (!LOCALIZED.includes(key)) return isDeepStrictEqual(filled(a), filled(b)) ? [] : [key];
  const of = (value: unknown, locale: string) => filled((value as Record<string, unknown> | undefined)?.[locale]);
  return LOCALES.filter((locale) => of(a, locale) !== of(b, locale)).map((locale) => `${key}.${locale}`);
}

/** The paths that a form names. */
export const pathsOf = (form: ParticipantDraft): string[] =>
  Object.entries(form).flatMap(([key, value]) =>
    LOCALIZED.includes(key) ? Object.keys((value ?? {}) as object).map((locale) => `${key}.${locale}`) : [key],
  );

/** A value as it counts: empty is absent. */
export const filled = (value: unknown): unknown =>
  value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0) ? null : value;

/** Is this path one of what identifies a participant? */
export const isIdentity = (path: string): boolean =>
  IDENTITY_FIELDS.includes((path.split('.')[0] ?? '') as keyof ParticipantDraft);

/** `form` with the identity data of `source`. */
export function withIdentityOf(source: ParticipantDraft, form: ParticipantDraft): ParticipantDraft {
  const rest = Object.entries(form).filter(([key]) => !isIdentity(key));
  const own = Object.entries(source).filter(([key]) => isIdentity(key));
  return Object.fromEntries([...rest, ...own]);
}
