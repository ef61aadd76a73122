import { Alert, Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMessageQuestion } from '@tabler/icons-react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ProblemAlert, Time } from '../../../components';
import { api, ask } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { QUESTIONS } from './texts';

const REFRESH_MS = 30_000;

const questionsQuery = queryOptions({
  queryKey: ['questions'],
  queryFn: () => ask(api.GET('/api/participants/mine/questions')),
  refetchInterval: REFRESH_MS,
});

function Answer() {
  const t = useT(QUESTIONS);
  const client = useQueryClient();
  const [text, setText] = useState('');
  const send = useMutation({
    mutationFn: () => ask(api.POST('/api/participants/mine/questions/answers', { body: { text: text.trim() } })),
    onSuccess: (questions) => {
      client.setQueryData(questionsQuery.queryKey, questions);
      notifications.show({ message: t('sent'), color: 'teal' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) send.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" align="flex-start">
        <Textarea
          w="100%"
          label={t('answer')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {send.error && <ProblemAlert cause={send.error} kept />}
        <Button type="submit" disabled={!text.trim()} loading={send.isPending}>
          {t('send')}
        </Button>
      </Stack>
    </form>
  );
}

/** What the operator asks about the application, and the answers; nothing where nothing was asked (E-5.9). */
export function Questions() {
  const t = useT(QUESTIONS);
  const { data } = useQuery(questionsQuery);
  if (!data || data.messages.length === 0) return null;
  return (
    <section aria-labelledby="operator-questions">
      <Title order={2} id="operator-questions" mb="xs">
        {t('title')}
      </Title>
      <Stack gap="sm">
        {data.awaitsAnswer && (
          <Alert color="orange" icon={<IconMessageQuestion aria-hidden />} role="status">
            {t('waits')}
          </Alert>
        )}
        {data.messages.map(({ id, author, text, at, by }) => (
          <div key={id}>
            <Text size="xs" c="dimmed">
              {t(author)}: {by}, <Time value={at} />
            </Text>
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {text}
            </Text>
          </div>
        ))}
        {data.awaitsAnswer && <Answer />}
      </Stack>
    </section>
  );
}
