import { queryOptions } from '@tanstack/react-query';
import type { Schemas } from '@qujat/api-client';
import { api, ask } from '../../../lib/api';

/** A saved view. */
export type SavedView = Schemas['SavedView'];

/** The reader's views, own and shared. */
export const viewsQuery = queryOptions({
  queryKey: ['document-views'],
  queryFn: () => ask(api.GET('/api/document-views')),
  select: ({ items }) => items,
  staleTime: 60_000,
});
