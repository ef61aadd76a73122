import type { Schemas } from '@qujat/api-client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from './api';

/** A dictionary's name. */
export type Dictionary = Schemas['DictionaryName'];
/** An entry of it. */
export type Entry = Schemas['DictionaryEntry'];

const DAY_MS = 86_400_000;

/** A whole small dictionary. */
export const wholeDictionary = (name: Dictionary) =>
  queryOptions({
    queryKey: ['dictionaries', name, 'all'],
    queryFn: () => ask(api.GET('/api/dictionaries/{name}', { params: { path: { name }, query: { limit: 300 } } })),
    staleTime: DAY_MS,
  });

/** Entries that hold what was typed. */
export const foundIn = (name: Dictionary, search: string) =>
  queryOptions({
    queryKey: ['dictionaries', name, 'search', search],
    queryFn: () =>
      ask(api.GET('/api/dictionaries/{name}', { params: { path: { name }, query: { search, limit: 30 } } })),
    staleTime: DAY_MS,
    placeholderData: keepPreviousData,
  });

/** One entry by its code. */
export const entryOf = (name: Dictionary, code: string) =>
  queryOptions({
    queryKey: ['dictionaries', name, 'code', code],
    queryFn: async (): Promise<Entry | null> => {
      const found = await ask(
        api.GET('/api/dictionaries/{name}', { params: { path: { name }, query: { codes: code } } }),
      );
      return found.items[0] ?? null;
    },
    staleTime: DAY_MS,
  });

/** The bank whose accounts have this number (digits 5–7 of an IIK). */
export async function bankOf(bankCode: string): Promise<Entry | undefined> {
  const query = { search: bankCode, limit: 30 };
  const { items } = await ask(api.GET('/api/dictionaries/{name}', { params: { path: { name: 'banks' }, query } }));
  return items.find(({ attributes }) => attributes.bankCode === bankCode);
}
