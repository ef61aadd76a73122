import type { Locale, Localized } from '@qujat/kernel';
import { IntlMessageFormat } from 'intl-messageformat';
import { Children, use, useCallback, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { currentLocale, onLocaleChange } from './locale-store';
import { comingTexts, type Texts } from './texts';

type Value = string | number | boolean | Date | null | undefined;
type Tag = (chunks: ReactNode[]) => ReactNode;

/** Says one text of a catalogue in the language of the screen; `rich` also fills tags and elements. */
export interface Translate<Key extends string> {
  (key: Key, values?: Record<string, Value>): string;
  rich: (key: Key, values: Record<string, Value | ReactNode | Tag>) => ReactNode;
}

/** A text as the build leaves it (`readyMessages`): words as they are, or an ICU message already taken apart. */
type Message = string | Parsed;
type Parsed = Exclude<ConstructorParameters<typeof IntlMessageFormat>[0], string>;

const compiled = new WeakMap<Parsed, IntlMessageFormat>();

/** What fills in a message; each belongs to one language, and is made once. */
function formatOf(message: Parsed, locale: Locale): IntlMessageFormat {
  const format = compiled.get(message) ?? new IntlMessageFormat(message, locale);
  compiled.set(message, format);
  return format;
}

function translator<Key extends string>(catalogue: Texts<Key>, locale: Locale): Translate<Key> {
  // A code that a newer server tells may have no word here yet: the page shows the rest.
  const texts: Readonly<Partial<Record<Key, Message>>> = catalogue[locale];
  const plain = (key: Key, values?: Record<string, Value>): string => {
    const text = texts[key] ?? '';
    // Most texts have nothing to fill in.
    return typeof text === 'string' ? text : String(formatOf(text, locale).format(values));
  };
  const rich: Translate<Key>['rich'] = (key, values) => {
    const text = texts[key] ?? '';
    return Children.toArray(typeof text === 'string' ? text : formatOf(text, locale).format<ReactNode>(values));
  };
  return Object.assign(plain, { rich });
}

/** The language of the screen. */
export const useLocale = (): Locale => useSyncExternalStore(onLocaleChange, currentLocale);

/** The texts of a feature: `const t = useT(LANDING)`; `t('title')`. */
export function useT<Key extends string>(catalogue: Texts<Key>): Translate<Key> {
  const locale = useLocale();
  const coming = comingTexts(catalogue, locale);
  if (coming) use(coming);
  return useMemo(() => translator(catalogue, locale), [catalogue, locale]);
}

/** Picks the screen's language out of a text in three; another language where that one is empty. */
export function useLocalized(): (text: Localized) => string {
  const locale = useLocale();
  return useCallback((text: Localized) => text[locale] || text.ru || text.kk || text.en, [locale]);
}
