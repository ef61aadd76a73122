import { useInfiniteQuery } from '@tanstack/react-query';
import { api, ask } from '../../lib/api';

/** The public register of participants, page by page. */
export function useRegister(search: string, region: string, limit: number) {
  return useInfiniteQuery({
    queryKey: ['register', search, region, limit],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/public/participants', {
          params: { query: { search, limit, ...(region ? { region } : {}), cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}
