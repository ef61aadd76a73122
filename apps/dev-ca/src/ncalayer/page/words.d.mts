/** Types of `words.mjs`, for the spec. */
type Language = 'kk' | 'ru' | 'en';
export const WORDS: Readonly<
  Record<Language, Readonly<Record<string, string>> & { readonly sign: string; readonly emptyTitle: string }>
>;
