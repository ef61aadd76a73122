import type { Request } from 'express';
import { IntlMessageFormat } from 'intl-messageformat';
import { isLocale, type Locale, LOCALES, type Localized } from '@qujat/kernel';

/** The language of one who has told none. */
export const DEFAULT_LOCALE: Locale = 'ru';

const formats = new Map<string, IntlMessageFormat>();

/** A text in one language, with its placeholders filled (ICU message format). */
export function translate(
  text: Localized,
  locale: Locale,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const key = `${locale}:${text[locale]}`;
  const format = formats.get(key) ?? new IntlMessageFormat(text[locale], locale);
  formats.set(key, format);
  return format.format(params) as string;
}

/** The language to answer a request in: what it asks for, else the acting person's, else the default. */
export function localeOf(request: Request, own?: Locale): Locale {
  // A lone `*` (what programs send) asks for nothing in particular.
  const isAsked = !['', '*'].includes(request.headers['accept-language']?.trim() ?? '');
  const asked = isAsked ? request.acceptsLanguages(...LOCALES) : false;
  return asked && isLocale(asked) ? asked : (own ?? DEFAULT_LOCALE);
}
