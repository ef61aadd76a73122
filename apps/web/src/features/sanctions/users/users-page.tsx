import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Loading, Page, ProblemAlert } from '../../../components';
import { api, ask } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { USERS } from './texts';
import { UserCard } from './user-card';

const useUsers = (iin: string | undefined) =>
  useQuery({
    queryKey: ['operator', 'users', iin ?? 'suspended'],
    queryFn: () => ask(api.GET('/api/operator/users', { params: { query: { iin } } })),
  });

function Found({ iin }: { iin: string | undefined }) {
  const t = useT(USERS);
  const { data, error, refetch } = useUsers(iin);
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <Text c="dimmed">{t(iin ? 'nobody' : 'noneStopped')}</Text>;
  return data.map((user) => <UserCard key={user.id} user={user} />);
}

/** People whom the operator stops everywhere, and lets in again (E-10.2.2). */
export function Component() {
  const t = useT(USERS);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string>();
  const [strict, setStrict] = useState(false);
  const isWrong = !/^\d{12}$/.test(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (!isWrong) setAsked(typed);
  };
  return (
    <Page title={t('title')} lead={t('lead')} width="text">
      <Stack>
        <form onSubmit={submit} noValidate role="search">
          <Group align="flex-start">
            <TextInput
              label={t('iin')}
              inputMode="numeric"
              maxLength={14}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value.replace(/\s/g, ''))}
              error={strict && isWrong && t('wrong')}
            />
            <Button type="submit" mt={25}>
              {t('find')}
            </Button>
          </Group>
        </form>
        {asked && <Found iin={asked} />}
        <Title order={2}>{t('stopped')}</Title>
        <Found iin={undefined} />
      </Stack>
    </Page>
  );
}
