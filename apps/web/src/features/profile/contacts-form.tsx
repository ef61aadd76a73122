import { Button, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../components';
import { api, ask, problemOf, type Session, type User } from '../../lib/api';
import { bare, isEmail, isPhone } from '../../lib/contacts';
import { useT } from '../../lib/i18n';
import { useSessionChange } from '../../lib/session';
import classes from './profile.module.css';
import { PROFILE } from './texts';

function useContacts(user: User, session: Session) {
  const t = useT(PROFILE);
  const change = useSessionChange();
  const [contacts, setContacts] = useState({ email: user.email, phone: user.phone });
  const save = useMutation({
    mutationFn: () => ask(api.PATCH('/api/users/me', { body: { ...contacts, phone: bare(contacts.phone) } })),
    onSuccess: (changed) => {
      change({ ...session, user: changed });
      notifications.show({ message: t('saved'), color: 'teal' });
    },
  });
  const refused = save.error ? problemOf(save.error).fields : {};
  const errors = {
    email: refused['email'] ?? (!isEmail(contacts.email) && t('emailWrong')),
    phone: refused['phone'] ?? (!isPhone(contacts.phone) && t('phoneWrong')),
  };
  const isChanged = contacts.email !== user.email || contacts.phone !== user.phone;
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
            type="email"
            autoComplete="email"
            value={contacts.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
            error={errors.email}
          />
          <TextInput
            label={t('phone')}
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
