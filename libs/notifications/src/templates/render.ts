import { type Locale, type Localized, PORTAL_TIME_ZONE } from '@qujat/kernel';
import { translate } from '@qujat/platform';
import type { Template } from './template.js';

/** What a message is filled with: a word, a name in three languages, a moment or a day. */
export type Param = string | number | Localized | { readonly at: string } | { readonly day: string };

/** By placeholder. */
export type Params = Readonly<Record<string, Param>>;

/** A message in one language. */
export interface Rendered {
  readonly title: string;
  readonly text: string;
  readonly sms: string | undefined;
}

/** Fills a template; times are the portal's (E-13.2). */
export function render(template: Template, params: Params, locale: Locale): Rendered {
  const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWords(value, locale)]));
  const say = (text: Localized) => translate(text, locale, values);
  return { title: say(template.title), text: say(template.text), sms: template.sms && say(template.sms) };
}

/** Where in the portal the message leads; undefined: nowhere. */
export const linkOf = ({ link }: Pick<Template, 'link'>, params: Params): string | undefined =>
  link?.replace(/\{(\w+)\}/g, (_, name: string) => (typeof params[name] === 'string' ? params[name] : ''));

function inWords(value: Param, locale: Locale): string | number {
  if (typeof value !== 'object') return value;
  if ('at' in value) return formatOf(locale, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(value.at));
  if ('day' in value) return formatOf(locale, { dateStyle: 'long' }).format(new Date(value.day));
  return value[locale] || value.ru;
}

const formatOf = (locale: Locale, style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: PORTAL_TIME_ZONE, ...style });
