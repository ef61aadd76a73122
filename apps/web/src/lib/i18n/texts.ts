import type { Locale } from '@qujat/kernel';

/** The texts of one feature in one language: the Russian catalogue names the keys, the others must have the same. */
export type Catalogue<Model extends Readonly<Record<string, string>>> = Readonly<Record<keyof Model & string, string>>;

/** The texts of one feature in all languages. */
export type Texts<Key extends string> = Readonly<Record<Locale, Readonly<Record<Key, string>>>>;

/** Puts a feature's catalogues together. A key that Kazakh or English lacks is a type error, here and in the catalogue. */
export function texts<Model extends Readonly<Record<string, string>>>(catalogues: {
  ru: Model;
  kk: Catalogue<Model>;
  en: Catalogue<Model>;
}): Texts<keyof Model & string> {
  return catalogues;
}
