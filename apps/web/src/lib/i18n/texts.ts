import type { Locale } from '@qujat/kernel';
import { loadedWithLocale } from './locale-store';

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

const coming = new WeakMap<object, Promise<void>>();

/**
 * The texts of a large feature, of which only the language of the screen is fetched, beside the page; another comes when it is
 * chosen, before the screen changes to it. Who says one of them too early waits (`useT`).
 */
export function lazyTexts<Model extends Readonly<Record<string, string>>>(load: {
  ru: () => Promise<{ ru: Model }>;
  kk: () => Promise<{ kk: Catalogue<Model> }>;
  en: () => Promise<{ en: Catalogue<Model> }>;
}): Texts<keyof Model & string> {
  const ways: Readonly<Record<Locale, () => Promise<Catalogue<Model>>>> = {
    ru: () => load.ru().then(({ ru }) => ru),
    kk: () => load.kk().then(({ kk }) => kk),
    en: () => load.en().then(({ en }) => en),
  };
  const loaded: Partial<Record<Locale, Catalogue<Model>>> = {};
  const first = loadedWithLocale(async (locale) => {
    loaded[locale] ??= await ways[locale]();
  });
  // Whoever needs the texts is told that they did not come.
  first.catch(() => undefined);
  coming.set(loaded, first);
  // Only the language of the screen is ever read, and `useT` waits for it.
  return loaded as Texts<keyof Model & string>;
}

/** What a catalogue in that language still waits for. */
export const comingTexts = <Key extends string>(catalogue: Texts<Key>, locale: Locale): Promise<void> | undefined =>
  Object.hasOwn(catalogue, locale) ? undefined : coming.get(catalogue);
