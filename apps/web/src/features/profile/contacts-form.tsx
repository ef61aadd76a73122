import { Button, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../components';
import { api, ask, problemOf, type Session, type User } from '../../lib/api';
import { bare, isEmail, isPhone } from '../../lib/contacts';
import { useT } from '../../lib/i18n';
import { contactsQuery, ContactState } from '../contact';
import { useSessionChange } from '../../lib/session';
import classes from './profile.module.css';
import { PROFILE } from './texts';

/** Not given, and none was there. */
const isMissing = (typed: string, kept: string | null): boolean => typed === '' && kept === null;

function useContacts(user: User, session: Session) {
  const t = useT(PROFILE);
  const client = useQueryClient();
  const change = useSessionChange();
  const [contacts, setContacts] = useState({
    email: user.pendingEmail ?? user.email ?? '',
    phone: user.pendingPhone ?? user.phone ?? '',
  });
  const save = useMutation({
    // One without a certificate may have neither: what is empty is not sent.
    mutationFn: () =>
      ask(
        api.PATCH('/api/users/me', {
          body: { email: contacts.email || undefined, phone: bare(contacts.phone) || undefined },
        }),
      ),
    onSuccess: (changed) => {
      change({ ...session, user: changed });
      void client.invalidateQueries({ queryKey: contactsQuery.queryKey });
      notifications.show({ message: t('saved'), color: 'teal' });
    },
  });
  const refused = save.error ? problemOf(save.error).fields : {};
  const errors = {
    email: refused['email'] ?? (!isMissing(contacts.email, user.email) && !isEmail(contacts.email) && t('emailWrong')),
    phone: refused['phone'] ?? (!isMissing(contacts.phone, user.phone) && !isPhone(contacts.phone) && t('phoneWrong')),
  };
  const isChanged =
    contacts.email !== (user.pendingEmail ?? user.email ?? '') ||
    bare(contacts.phone) !== (user.pendingPhone ?? user.phone ?? '');
  const set = (patch: Partial<typeof contacts>) => {
    save.reset();
    setContacts((before) => ({ ...before, ...patch }));
  };
  return { contacts, set, save, errors, isChanged };
}

/** E-mail and phone, kept current by the user (E-5.5). */
export function ContactsForm({ user, session }: { user: User; session: Session }) {
  const t = useT(PROFILE);
  const { contacts, set, save, errors, isChanged } = useContacts(user, session);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!errors.email && !errors.phone) save.mutate();
  };
  return (
    <form className={classes.panel} onSubmit={submit} noValidate aria-labelledby="contacts">
      <Title order={2} id="contacts" mb="sm">
        {t('contacts')}
      </Title>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t('email')}
            description={
              contacts.email && <ContactState confirmed={user.emailConfirmed && contacts.email === user.email} />
            }
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            type="email"
            autoComplete="email"
            value={contacts.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
            error={errors.email}
          />
          <TextInput
            label={t('phone')}
            description={
              contacts.phone && <ContactState confirmed={user.phoneConfirmed && bare(contacts.phone) === user.phone} />
            }
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            type="tel"
            autoComplete="tel"
            value={contacts.phone}
            onChange={(event) => set({ phone: event.currentTarget.value })}
            error={errors.phone}
          />
        </SimpleGrid>
        {save.error && <ProblemAlert cause={save.error} kept />}
        <Button type="submit" disabled={!isChanged} loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  );
}
