import { Button, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { birthDateOf } from '@qujat/kernel';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { DateField, LockedField, ProblemAlert } from '../../components';
import { api, ask, problemOf, type Session } from '../../lib/api';
import { currentLocale, useT } from '../../lib/i18n';
import { bare, isEmail, isPhone } from '../../lib/contacts';
import { REGISTRATION } from './texts';

interface Form {
  readonly birthDate: string;
  readonly email: string;
  readonly phone: string;
}

function useUserForm(session: Session, onDone: () => Promise<unknown>) {
  const t = useT(REGISTRATION);
  const known = birthDateOf(session.person.iin);
  const [form, setForm] = useState<Form>({ birthDate: known ?? '', email: '', phone: '' });
  const [strict, setStrict] = useState(false);
  const register = useMutation({
    mutationFn: () =>
      ask(api.POST('/api/users', { body: { ...form, phone: bare(form.phone), locale: currentLocale() } })),
    onSuccess: onDone,
  });
  const wrong: Record<keyof Form, false | string> = {
    birthDate:
      (form.birthDate === '' && t('required')) ||
      (known !== undefined && known !== form.birthDate && t('birthDateWrong')),
    email: !isEmail(form.email) && t('emailWrong'),
    phone: !isPhone(form.phone) && t('phoneWrong'),
  };
  const refused = register.error ? problemOf(register.error).fields : {};
  const error = (field: keyof Form) => refused[field] ?? (strict && wrong[field] ? wrong[field] : undefined);
  const set = (patch: Partial<Form>) => {
    register.reset();
    setForm((before) => ({ ...before, ...patch }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (!Object.values(wrong).some(Boolean)) register.mutate();
  };
  return { form, set, error, submit, register };
}

function Locked({ session }: { session: Session }) {
  const t = useT(REGISTRATION);
  const { surname, givenName, patronymic, iin } = session.person;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <LockedField label={t('surname')} value={surname} />
      <LockedField label={t('givenName')} value={givenName} />
      {patronymic && <LockedField label={t('patronymic')} value={patronymic} />}
      <LockedField label={t(iin.startsWith('QP') ? 'personNumber' : 'iin')} value={iin} />
    </SimpleGrid>
  );
}

/** Step 1: the person; names and IIN come from the certificate (E-5.6.2). */
export function UserStep({ session, onDone }: { session: Session; onDone: () => Promise<unknown> }) {
  const t = useT(REGISTRATION);
  const { form, set, error, submit, register } = useUserForm(session, onDone);
  return (
    <form onSubmit={submit} noValidate aria-labelledby="step">
      <Title order={2} id="step">
        {t('userTitle')}
      </Title>
      <Text c="dimmed" mb="lg">
        {t('userText')}
      </Text>
      <Stack>
        <Locked session={session} />
        <DateField
          label={t('birthDate')}
          description={session.person.iin.startsWith('QP') ? undefined : t('birthDateHint')}
          value={form.birthDate}
          onChange={(birthDate) => set({ birthDate })}
          error={error('birthDate')}
        />
        <TextInput
          label={t('email')}
          description={t('emailHint')}
          type="email"
          autoComplete="email"
          value={form.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
          error={error('email')}
        />
        <TextInput
          label={t('phone')}
          description={t('phoneHint')}
          type="tel"
          autoComplete="tel"
          value={form.phone}
          onChange={(event) => set({ phone: event.currentTarget.value })}
          error={error('phone')}
        />
        {register.error && <ProblemAlert cause={register.error} kept />}
        <Button type="submit" loading={register.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('register')}
        </Button>
      </Stack>
    </form>
  );
}
