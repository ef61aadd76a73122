import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading, ProblemAlert, useConfirm } from '../../components';
import type { PasswordState } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useSignedIn } from '../../lib/session';
import { RecoveryCodes } from './recovery-codes';
import classes from './security.module.css';
import { SetUp } from './set-up';
import { SECURITY } from './texts';
import { passwordQuery, usePassword } from './use-password';

type Password = ReturnType<typeof usePassword>;

function Standing({ state }: { state: PasswordState }) {
  const t = useT(SECURITY);
  if (!state.enrolledAt) return <Text fw={550}>{t('off')}</Text>;
  return (
    <Text>
      <b>{t('onSince', { at: formatDateTime(state.enrolledAt) })}</b> · {t('codesLeft', { count: state.codesLeft })}
    </Text>
  );
}

interface ActsProps {
  readonly state: PasswordState;
  readonly password: Password;
  readonly onSetUp: () => void;
  readonly onCodes: (codes: string[]) => void;
}

function Acts({ state, password, onSetUp, onCodes }: ActsProps) {
  const t = useT(SECURITY);
  const confirm = useConfirm();
  const { renew, remove } = password;
  const takeAway = async () => {
    if (!(await confirm({ title: t('remove'), text: t('removeText'), yes: t('remove'), danger: true }))) return;
    remove.mutate(undefined, { onSuccess: () => notifications.show({ message: t('removed'), color: 'teal' }) });
  };
  return (
    <Group>
      {state.mayEnrol && <Button onClick={onSetUp}>{t(state.enrolledAt ? 'setUpAgain' : 'setUp')}</Button>}
      {state.enrolledAt && (
        <>
          <Button
            variant="default"
            loading={renew.isPending}
            onClick={() => renew.mutate(undefined, { onSuccess: ({ codes }) => onCodes(codes) })}
          >
            {t('renewCodes')}
          </Button>
          <Button variant="default" loading={remove.isPending} onClick={() => void takeAway()}>
            {t('remove')}
          </Button>
        </>
      )}
    </Group>
  );
}

function Body({ state }: { state: PasswordState }) {
  const t = useT(SECURITY);
  const password = usePassword();
  // Without a certificate a change cannot be confirmed with a signature: the administrator issues anew.
  const certified = useSignedIn().certificate !== null;
  const [setting, setSetting] = useState(false);
  const [codes, setCodes] = useState<string[]>();
  const stop = () => {
    password.begin.reset();
    password.confirm.reset();
    setSetting(false);
  };
  const problem = password.renew.error ?? password.remove.error;
  if (codes) return <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />;
  if (setting) {
    const keep = (given: string[]) => {
      stop();
      setCodes(given);
    };
    return <SetUp state={state} steps={password} onCancel={stop} onCodes={keep} />;
  }
  return (
    <Stack gap="sm">
      <Standing state={state} />
      {!state.mayEnrol && (
        <Text size="sm" c="dimmed">
          {t(certified ? 'needsCertificate' : 'askAdministrator')}
        </Text>
      )}
      {problem && <ProblemAlert cause={problem} />}
      {certified && <Acts state={state} password={password} onSetUp={() => setSetting(true)} onCodes={setCodes} />}
    </Stack>
  );
}

/** Sign-in with a password and a second factor: for those without a signing duty (D-4). */
export function PasswordSection() {
  const t = useT(SECURITY);
  const { data, error, isPending, refetch } = useQuery(passwordQuery);
  return (
    <section className={classes.panel} aria-labelledby="password">
      <Title order={2} id="password">
        {t('password')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('passwordText')}
      </Text>
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data && <Body state={data} />}
    </section>
  );
}
