import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../lib/api';

/** How sign-in with a password stands. */
export const passwordQuery = queryOptions({
  queryKey: ['account', 'password'],
  queryFn: () => ask(api.GET('/api/account/password')),
});

/** The steps of setting it up, and what can be done with it; the portal asks for the signature by itself. */
export function usePassword() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['account'] });
  const begin = useMutation({
    mutationFn: (password: string) => ask(api.POST('/api/account/password', { body: { password } })),
  });
  const confirm = useMutation({
    mutationFn: (code: string) => ask(api.POST('/api/account/password/confirm', { body: { code } })),
    onSuccess,
  });
  const renew = useMutation({
    mutationFn: () => ask(api.POST('/api/account/password/recovery-codes')),
    onSuccess,
  });
  const remove = useMutation({ mutationFn: () => ask(api.DELETE('/api/account/password')), onSuccess });
  return { begin, confirm, renew, remove };
}
