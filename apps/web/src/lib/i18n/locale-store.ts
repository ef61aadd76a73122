import { isLocale, type Locale } from '@qujat/kernel';

const KEY = 'qujat.locale';
const listeners = new Set<() => void>();

/** What was chosen before, then what the browser prefers, then the state language. */
function initialLocale(): Locale {
  const wanted = [localStorage.getItem(KEY), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find((tag): tag is Locale => isLocale(tag ?? undefined)) ?? 'kk';
}

let current: Locale = initialLocale();
document.documentElement.lang = current;

/** The language of the screen, also sent as Accept-Language. */
export const currentLocale = (): Locale => current;

/** Has the language been chosen by hand on this device? */
export const isLocaleChosen = (): boolean => localStorage.getItem(KEY) !== null;

/** Changes the language, remembers it, and tells the browser and screen readers. */
export function chooseLocale(locale: Locale): void {
  localStorage.setItem(KEY, locale);
  current = locale;
  document.documentElement.lang = locale;
  for (const listener of listeners) listener();
}

/** Calls `listener` at every change of language; returns how to stop. */
export function onLocaleChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
