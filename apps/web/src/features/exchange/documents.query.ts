import { useInfiniteQuery } from '@tanstack/react-query';
import type { Schemas } from '@qujat/api-client';
import { api, ask, type DocumentStatus } from '../../lib/api';

/** Which of the lists. */
export type Box = Schemas['Box'];

/** What of a list is shown. */
export interface ListPart {
  readonly search?: string;
  readonly status?: DocumentStatus;
  /** Only what waits for the reader's organisation, or only what does not. */
  readonly attention?: boolean;
}

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
