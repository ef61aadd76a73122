import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { ProblemAlert } from '../../components';
import { api, ask, problemOf, type Session } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { SIGN_IN } from './texts';

/** The other way in: login, password and a code of the app (D-4). What was typed stays after a refusal, but for the code. */
export function PasswordForm({ onDone }: { onDone: (session: Session) => void }) {
  const t = useT(SIGN_IN);
  const [form, setForm] = useState({ login: '', password: '', code: '' });
  const entering = useMutation({
    mutationFn: () => ask(api.POST('/api/auth/password', { body: form })),
    onSuccess: onDone,
    onError: () => setForm((typed) => ({ ...typed, code: '' })),
  });
  const fields = entering.error ? problemOf(entering.error).fields : {};
  const hasFields = Object.keys(fields).length > 0;
  const type = (field: keyof typeof form) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setForm((typed) => ({ ...typed, [field]: value }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entering.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{t('passwordText')}</Text>
        <TextInput
          label={t('login')}
          description={t('loginHint')}
          autoComplete="username"
          autoCapitalize="none"
          maxLength={254}
          value={form.login}
          onChange={type('login')}
          error={fields.login}
        />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          value={form.password}
          onChange={type('password')}
          error={fields.password}
        />
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          autoComplete="one-time-code"
          maxLength={20}
          value={form.code}
          onChange={type('code')}
          error={fields.code}
        />
        {entering.error && !hasFields && <ProblemAlert cause={entering.error} />}
        <Button type="submit" variant="default" loading={entering.isPending}>
          {t('enter')}
        </Button>
        <Anchor component={Link} to="/account" underline="always" size="sm">
          {t('oneTime')}
        </Anchor>
      </Stack>
    </form>
  );
}
