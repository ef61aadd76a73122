import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Schemas } from '@qujat/api-client';
import { ProblemAlert } from '../../../components';
import { api, ask, problemOf } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { OPENING } from './texts';

type Key = Schemas['AccountKey'];

/** What the server said of a field; the rest is shown as a whole. */
const refusalsOf = (cause: unknown): Readonly<Record<string, string>> => (cause ? problemOf(cause).fields : {});

interface LinkProps {
  readonly token: string;
  readonly sentTo: string | undefined;
  readonly onSent: (email: string | undefined) => void;
  readonly onKey: (key: Key) => void;
}

function Mail({ token, onSent }: LinkProps) {
  const t = useT(OPENING);
  const [email, setEmail] = useState('');
  const asking = useMutation({
    mutationFn: () => ask(api.POST('/api/public/accounts/code', { body: { token, email: email.trim() } })),
    onSuccess: () => onSent(email.trim()),
  });
  const refused = refusalsOf(asking.error).email;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asking.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{t('mailText')}</Text>
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="email"
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={refused}
        />
        {asking.error && !refused && <ProblemAlert cause={asking.error} kept />}
        <Button type="submit" loading={asking.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('getCode')}
        </Button>
      </Stack>
    </form>
  );
}

function Code({ token, sentTo = '', onSent, onKey }: LinkProps) {
  const t = useT(OPENING);
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => ask(api.POST('/api/public/accounts/confirm', { body: { token, code: code.trim() } })),
    onSuccess: onKey,
  });
  // The sentence says how many attempts are left: it stands at the field.
  const refused = refusalsOf(confirm.error).code && problemOf(confirm.error).message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t('codeText', { email: sentTo })}
        </Text>
        <TextInput
          label={t('code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          maw={220}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={refused}
        />
        {confirm.error && !refused && <ProblemAlert cause={confirm.error} kept />}
        <Button type="submit" loading={confirm.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('confirm')}
        </Button>
        <Anchor
          component="button"
          type="button"
          underline="always"
          size="sm"
          ta="left"
          onClick={() => onSent(undefined)}
        >
          {t('otherMail')}
        </Anchor>
      </Stack>
    </form>
  );
}

/** D-3.1: the mailbox, then the code that came to it. */
export const ByLink = (props: LinkProps) => (props.sentTo ? <Code {...props} /> : <Mail {...props} />);

/** D-3.2: what the administrator has handed over. */
export function ByOneTime({ onKey }: Pick<LinkProps, 'onKey'>) {
  const t = useT(OPENING);
  const [form, setForm] = useState({ login: '', password: '' });
  const use = useMutation({
    mutationFn: () => ask(api.POST('/api/public/accounts/one-time', { body: form })),
    onSuccess: onKey,
  });
  const refused = refusalsOf(use.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    use.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{t('oneTimeText')}</Text>
        <TextInput
          label={t('login')}
          autoComplete="username"
          autoCapitalize="none"
          maxLength={254}
          value={form.login}
          onChange={(event) => setForm({ ...form, login: event.currentTarget.value })}
          error={refused.login}
        />
        <PasswordInput
          label={t('oneTime')}
          autoComplete="off"
          maxLength={40}
          value={form.password}
          onChange={(event) => setForm({ ...form, password: event.currentTarget.value })}
          error={refused.password}
        />
        {use.error && !refused.login && !refused.password && <ProblemAlert cause={use.error} kept />}
        <Button type="submit" loading={use.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('goOn')}
        </Button>
      </Stack>
    </form>
  );
}
