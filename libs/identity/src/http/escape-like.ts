/** What a person types is searched for as it is: `%` and `_` stand for themselves in LIKE. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
