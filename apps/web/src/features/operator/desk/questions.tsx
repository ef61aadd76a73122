import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ProblemAlert, Time } from '../../../components';
import { api, ask, type AccreditationCase } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import classes from '../operator.module.css';
import { DESK } from './texts';
import { useCaseAct } from './use-case';

/** Questions and answers, the oldest first. */
export function Thread({ messages }: Pick<AccreditationCase, 'messages'>) {
  const t = useT(DESK);
  return (
    <ul className={classes.checks}>
      {messages.map(({ id, author, text, at, by }) => (
        <li key={id}>
          <Text size="xs" c="dimmed">
            {t(author === 'operator' ? 'operatorSays' : 'applicantSays')}: {by}, <Time value={at} />
          </Text>
          <Text size="sm" className={classes.body}>
            {text}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function Ask({ subject }: { subject: AccreditationCase }) {
  const t = useT(DESK);
  const [text, setText] = useState('');
  const params = { path: { id: subject.id } };
  const send = useCaseAct(
    () => ask(api.POST('/api/operator/accreditation/{id}/questions', { params, body: { text: text.trim() } })),
    () => setText(''),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) send.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Textarea
          label={t('question')}
          description={t('questionHint')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {send.error && <ProblemAlert cause={send.error} kept />}
        <Group>
          <Button type="submit" variant="default" disabled={!text.trim()} loading={send.isPending}>
            {t('ask')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What the applicant was asked and answered (E-5.9); while a question is open the case waits. */
export function Questions({ subject }: { subject: AccreditationCase }) {
  const t = useT(DESK);
  const params = { path: { id: subject.id } };
  const settle = useCaseAct(() => ask(api.POST('/api/operator/accreditation/{id}/settle', { params })));
  return (
    <section className={classes.panel} aria-labelledby="questions">
      <Title order={2} id="questions">
        {t('questions')}
      </Title>
      {subject.messages.length > 0 ? (
        <Thread messages={subject.messages} />
      ) : (
        <Text size="sm" c="dimmed" mb="xs">
          {t('noQuestions')}
        </Text>
      )}
      {settle.error && <ProblemAlert cause={settle.error} />}
      {subject.abilities.includes('settle') && (
        <Button variant="default" mb="sm" loading={settle.isPending} onClick={() => settle.mutate()}>
          {t('settle')}
        </Button>
      )}
      {subject.abilities.includes('ask') && <Ask subject={subject} />}
    </section>
  );
}
