import type { Localized } from '@qujat/kernel';

/** The dictionaries that forms are filled in from (E-5.7.1.1). */
export const DICTIONARIES = ['legal-forms', 'ownership', 'sizes', 'oked', 'banks', 'kato', 'countries'] as const;

/** One of them. */
export type DictionaryName = (typeof DICTIONARIES)[number];

/** An entry as it is loaded: a code and its name in the three languages. */
export interface NewEntry {
  readonly code: string;
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
  /** Code of the entry above it, e.g. of the region a town lies in. */
  readonly parent?: string;
  /** What else belongs to it: `bankCode` of a bank. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A whole version of a dictionary. */
export interface DictionaryFile {
  readonly dictionary: DictionaryName;
  readonly version: string;
  /** Does it hold everything there is? Then forms refuse what it does not hold. */
  readonly complete: boolean;
  readonly entries: readonly NewEntry[];
}

/** An entry as it is kept. */
export interface EntryRecord {
  readonly code: string;
  readonly name: Localized;
  readonly parent: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly retired: boolean;
}

/** The version of a dictionary that was loaded last. */
export interface DictionaryVersion {
  readonly dictionary: DictionaryName;
  readonly version: string;
  readonly complete: boolean;
  readonly entries: number;
  readonly sha256: string;
  readonly source: string;
  readonly loadedAt: Date;
}
