import { useInfiniteQuery } from '@tanstack/react-query';
import type { Schemas } from '@qujat/api-client';
import { api, ask } from '../../lib/api';
import type { ViewFilter } from './finding/filter';

/** Which of the lists. */
export type Box = Schemas['Box'];

/** What of a list is shown. */
export type ListPart = Readonly<ViewFilter>;

const REFRESH_MS = 30_000;

/** A list of documents, page by page, newest first. */
export function useDocuments(box: Box, part: ListPart, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['documents', 'list', box, part],
    queryFn: ({ pageParam }) =>
      ask(api.GET('/api/documents', { params: { query: { box, ...part, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (previous) => previous,
    refetchInterval: REFRESH_MS,
    enabled,
  });
}

/** A list as it is asked for. */
export type Documents = ReturnType<typeof useDocuments>;
