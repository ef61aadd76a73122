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

type Loader = (locale: Locale) => Promise<void>;
const loaders = new Set<Loader>();

/** Has `load` fetch what the screen's language needs, now and before each change of language. */
export function loadedWithLocale(load: Loader): Promise<void> {
  loaders.add(load);
  return load(current);
}

/** Changes the language once its texts are there, remembers it, and tells the browser and screen readers. */
export async function chooseLocale(locale: Locale): Promise<void> {
  await Promise.all([...loaders].map((load) => load(locale)));
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
