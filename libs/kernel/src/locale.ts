/** The languages of the product: Kazakh, Russian, English. */
export const LOCALES = ['kk', 'ru', 'en'] as const;

/** One of the product's languages. */
export type Locale = (typeof LOCALES)[number];

/** A text in all three languages. */
export type Localized = Readonly<Record<Locale, string>>;

/** Is `text` one of the product's languages? */
export const isLocale = (text: string | undefined): text is Locale => LOCALES.some((locale) => locale === text);
