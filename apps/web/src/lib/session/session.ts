import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, ask, problemOf, workFor, type Config, type Right, type Session } from '../api';

async function fetchSession({ client }: { client: QueryClient }): Promise<Session | null> {
  try {
    const session = await ask(api.GET('/api/auth/session'));
    const known = client.getQueryData<Session | null>(['session']);
    // Where the organisation was switched in another window, this page stays what it was opened for: it is told when it writes.
    const isOther = known?.participant && session.participant && known.participant.id !== session.participant.id;
    if (!isOther) workFor(session.participant?.id);
    return isOther ? known : session;
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
    workFor(session?.participant?.id);
    if (session === null) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'config' });
    client.setQueryData(sessionQuery.queryKey, session);
  };
}

/** Acts for another organisation from now on: what was shown of the former one is forgotten, unless it is the same (`keep`). */
export function useOrganisationChange(): (session: Session, options?: { keep?: boolean }) => void {
  const client = useQueryClient();
  return (session, { keep = false } = {}) => {
    workFor(session.participant?.id);
    client.setQueryData(sessionQuery.queryKey, session);
    if (!keep)
      client.removeQueries({ predicate: ({ queryKey }) => !['config', 'session'].includes(String(queryKey[0])) });
  };
}
