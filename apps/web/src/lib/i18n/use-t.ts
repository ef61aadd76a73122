import type { Locale, Localized } from '@qujat/kernel';
import { IntlMessageFormat } from 'intl-messageformat';
import { Children, useCallback, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { currentLocale, onLocaleChange } from './locale-store';
import type { Texts } from './texts';

type Value = string | number | boolean | Date | null | undefined;
type Tag = (chunks: ReactNode[]) => ReactNode;

/** Says one text of a catalogue in the language of the screen; `rich` also fills tags and elements. */
export interface Translate<Key extends string> {
  (key: Key, values?: Record<string, Value>): string;
  rich: (key: Key, values: Record<string, Value | ReactNode | Tag>) => ReactNode;
}

const compiled = new Map<string, IntlMessageFormat>();

/** The ICU message behind a text, parsed once. */
function messageOf(text: string, locale: Locale): IntlMessageFormat {
  const key = `${locale}\u0000${text}`;
  const known = compiled.get(key);
  if (known) return known;
  const message = new IntlMessageFormat(text, locale);
  compiled.set(key, message);
  return message;
}

function translator<Key extends string>(catalogue: Texts<Key>, locale: Locale): Translate<Key> {
  const plain = (key: Key, values?: Record<string, Value>): string => {
    const text = catalogue[locale][key];
    // Most texts have nothing to fill in.
    return /[{<']/.test(text) ? String(messageOf(text, locale).format(values)) : text;
  };
  const rich: Translate<Key>['rich'] = (key, values) => {
    const filled = messageOf(catalogue[locale][key], locale).format<ReactNode>(values);
    return Children.toArray(filled);
  };
  return Object.assign(plain, { rich });
}

/** The language of the screen. */
export const useLocale = (): Locale => useSyncExternalStore(onLocaleChange, currentLocale);

/** The texts of a feature: `const t = useT(LANDING)`; `t('title')`. */
export function useT<Key extends string>(catalogue: Texts<Key>): Translate<Key> {
  const locale = useLocale();
  return useMemo(() => translator(catalogue, locale), [catalogue, locale]);
}

/** Picks the screen's language out of a text in three; another language where that one is empty. */
export function useLocalized(): (text: Localized) => string {
  const locale = useLocale();
  return useCallback((text: Localized) => text[locale] || text.ru || text.kk || text.en, [locale]);
}
