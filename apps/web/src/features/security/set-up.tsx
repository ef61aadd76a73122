import { Button, Group, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../components';
import { problemOf, type PasswordState, type SecondFactor } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { Scan } from './scan';
import { SECURITY } from './texts';
import type { usePassword } from './use-password';

type Steps = Pick<ReturnType<typeof usePassword>, 'begin' | 'confirm'>;

interface Props {
  readonly state: PasswordState;
  readonly steps: Steps;
  readonly onCancel: () => void;
  readonly onCodes: (codes: string[]) => void;
}

function ChoosePassword({ state, steps, onCancel }: Omit<Props, 'onCodes'>) {
  const t = useT(SECURITY);
  const [password, setPassword] = useState('');
  const { begin } = steps;
  const refused = begin.error ? problemOf(begin.error).fields.password : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate(password);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <PasswordInput
          label={t('newPassword')}
          description={t('passwordHint', { min: state.minLength, max: state.maxLength })}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={refused}
        />
        {begin.error && !refused && <ProblemAlert cause={begin.error} kept />}
        <Group>
          <Button type="submit" loading={begin.isPending}>
            {t('next')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function ScanAndConfirm({ factor, steps, onCancel, onCodes }: Omit<Props, 'state'> & { factor: SecondFactor }) {
  const t = useT(SECURITY);
  const [code, setCode] = useState('');
  const { confirm } = steps;
  const refused = confirm.error ? problemOf(confirm.error).fields.code : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(code, { onSuccess: ({ codes }) => onCodes(codes) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Title order={3}>{t('scan')}</Title>
        <Scan factor={factor} />
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          maw={220}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={refused}
        />
        {confirm.error && !refused && <ProblemAlert cause={confirm.error} />}
        <Group>
          <Button type="submit" loading={confirm.isPending}>
            {t('turnOn')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Setting up: the password, then the app, then a first code. */
export function SetUp(props: Props) {
  const factor = props.steps.begin.data;
  return factor ? <ScanAndConfirm {...props} factor={factor} /> : <ChoosePassword {...props} />;
}
