import { Anchor, Button, Checkbox, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Schemas } from '@qujat/api-client';
import { ProblemAlert } from '../../../components';
import { api, ask, problemOf, type SecondFactor } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { Scan } from '../../security';
import { OPENING } from './texts';

interface Props {
  readonly opening: Schemas['AccountKey'];
  readonly onPassword: () => void;
  readonly onOpened: (opened: Schemas['OpenedAccountResponse']) => void;
}

function ChoosePassword({ opening, onFactor }: Pick<Props, 'opening'> & { onFactor: (factor: SecondFactor) => void }) {
  const t = useT(OPENING);
  const [password, setPassword] = useState('');
  const { key, minLength: min, maxLength: max } = opening;
  const choose = useMutation({
    mutationFn: () => ask(api.POST('/api/public/accounts/password', { body: { key, password } })),
    onSuccess: onFactor,
  });
  const refused = choose.error ? problemOf(choose.error).fields.password : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{t('passwordText')}</Text>
        <PasswordInput
          label={t('password')}
          description={t('passwordHint', { min, max })}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={refused}
        />
        {choose.error && !refused && <ProblemAlert cause={choose.error} kept />}
        <Button type="submit" loading={choose.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('goOn')}
        </Button>
      </Stack>
    </form>
  );
}

function Finish({ opening, factor, onOpened }: Omit<Props, 'onPassword'> & { factor: SecondFactor }) {
  const t = useT(OPENING);
  const [form, setForm] = useState({ code: '', acknowledged: false });
  const finish = useMutation({
    mutationFn: () => ask(api.POST('/api/public/accounts/finish', { body: { key: opening.key, ...form } })),
    onSuccess: onOpened,
  });
  const refused = finish.error ? problemOf(finish.error).fields : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    finish.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Scan factor={factor} />
        <TextInput
          label={t('appCode')}
          description={t('appHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          maw={220}
          value={form.code}
          onChange={(event) => setForm({ ...form, code: event.currentTarget.value })}
          error={refused.code}
        />
        <Checkbox
          label={t('acknowledge')}
          checked={form.acknowledged}
          onChange={(event) => setForm({ ...form, acknowledged: event.currentTarget.checked })}
          error={refused.acknowledged}
        />
        <Anchor href="/rules" target="_blank" rel="noreferrer" underline="always" size="sm">
          {t('rules')}
        </Anchor>
        {finish.error && !refused.code && !refused.acknowledged && <ProblemAlert cause={finish.error} kept />}
        <Button type="submit" loading={finish.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('finish')}
        </Button>
      </Stack>
    </form>
  );
}

/** A password of one's own, then the app and its first code. */
export function SetUpAccount({ opening, onPassword, onOpened }: Props) {
  const [factor, setFactor] = useState<SecondFactor>();
  const go = (given: SecondFactor) => {
    setFactor(given);
    onPassword();
  };
  if (!factor) return <ChoosePassword opening={opening} onFactor={go} />;
  return <Finish opening={opening} factor={factor} onOpened={onOpened} />;
}
