import { filled, LOCALIZED, pathsOf } from './participant.diff.js';
import { isDeepStrictEqual } from 'node:util';
import type { ParticipantDraft } from './participant.types.js';

/** What one window has changed, and what stood in these fields before, as far as it knows. */
export interface Patch {
  readonly form: ParticipantDraft;
  readonly was: ParticipantDraft;
}

/** The form with the changes, or the fields in which another window has been quicker: path → what stands there now. */
export interface Merged {
  readonly form: ParticipantDraft;
  readonly conflicts: Readonly<Record<string, unknown>>;
}

/** Merges field by field: two windows that fill in different fields never disturb each other (E-5.7.1). */
export function merge(current: ParticipantDraft, { form, was }: Patch): Merged {
  const paths = pathsOf(form);
  const theirs = paths.filter(
    (path) => !same(at(current, path), at(was, path)) && !same(at(current, path), at(form, path)),
  );
  return {
    form: paths.reduce((merged, path) => put(merged, path, at(form, path)), current),
    conflicts: Object.fromEntries(theirs.map((path) => [path, at(current, path) ?? null])),
  };
}

const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(filled(a), filled(b));

/** The value under a path such as `fullName.ru`. */
export function at(form: ParticipantDraft, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], form);
}

/** The form with another value under a path. */
export function put(form: ParticipantDraft, path: string, value: unknown): ParticipantDraft {
  const [key = '', locale] = path.split('.');
  if (!locale || !LOCALIZED.includes(key)) return { ...form, [key]: value };
  return { ...form, [key]: { ...(form[key as 'fullName'] ?? {}), [locale]: value } };
}
