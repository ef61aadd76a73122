import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask, problemOf, type Config, type Right, type Session } from '../api';

async function fetchSession(): Promise<Session | null> {
  try {
    return await ask(api.GET('/api/auth/session'));
  } catch (cause) {
    if (problemOf(cause).status === 401) return null;
    throw cause;
  }
}

/** Who is signed in, as a query; `null` when nobody is. */
export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: fetchSession, staleTime: 60_000 });

/** What the server says of itself: where NCALayer listens, limits, the operator. */
export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: (): Promise<Config> => ask(api.GET('/api/config')),
  staleTime: Infinity,
});

/** The session, or `null`; `undefined` while it is not known yet. */
export const useSession = (): Session | null | undefined => useQuery(sessionQuery).data;

/** The session of a page that only a signed-in person sees. */
export function useSignedIn(): Session {
  const session = useSession();
  if (!session) throw new Error('This page needs a session.');
  return session;
}

/** May the person do this? For what is shown at all; whether one document allows it, its `abilities` say. */
export const useRight = (right: Right): boolean => useSession()?.rights.includes(right) ?? false;

/** Puts a fresh session into the cache after signing in or registering; `null` forgets everything of the person. */
export function useSessionChange(): (session: Session | null) => void {
  const client = useQueryClient();
  return (session) => {
    if (session === null) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'config' });
    client.setQueryData(sessionQuery.queryKey, session);
  };
}
