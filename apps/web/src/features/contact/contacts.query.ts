import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { api, ask, type Contact, type ContactChannel } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { sessionQuery } from '../../lib/session';
import { CONTACT } from './texts';

/** E-mail and phone of the person, and the codes under way. */
export const contactsQuery = queryOptions({
  queryKey: ['contacts'],
  queryFn: () => ask(api.GET('/api/users/me/contacts')),
});

/** Sending, typing and giving up, for one contact. */
export function useContactActs(channel: ContactChannel) {
  const t = useT(CONTACT);
  const client = useQueryClient();
  const params = { path: { channel } };
  const replace = (contact: Contact) =>
    client.setQueryData(contactsQuery.queryKey, (all) => all?.map((one) => (one.channel === channel ? contact : one)));
  const settled = () => client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  const send = useMutation({
    mutationFn: () => ask(api.POST('/api/users/me/contacts/{channel}/code', { params })),
    onSuccess: replace,
  });
  const confirm = useMutation({
    mutationFn: (code: string) => ask(api.POST('/api/users/me/contacts/{channel}/confirm', { params, body: { code } })),
    onSuccess: (contacts) => {
      client.setQueryData(contactsQuery.queryKey, contacts);
      notifications.show({ message: t(channel === 'email' ? 'confirmedEmail' : 'confirmedPhone'), color: 'teal' });
      return settled();
    },
    // How many attempts are left stands in the contact, too.
    onError: () => client.invalidateQueries({ queryKey: contactsQuery.queryKey }),
  });
  const drop = useMutation({
    mutationFn: () => ask(api.DELETE('/api/users/me/contacts/{channel}/pending', { params })),
    onSuccess: (contact) => {
      replace(contact);
      return settled();
    },
  });
  return { send, confirm, drop };
}
