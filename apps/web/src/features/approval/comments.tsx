import { Button, NativeSelect, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { ProblemAlert, Time } from '../../components';
import { api, ask, type QujatDocument } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './approval.module.css';
import { colleaguesQuery, commentsQuery } from './approval.query';
import { APPROVAL } from './texts';

function useWriting(id: string) {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [mention, setMention] = useState('');
  const write = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/documents/{id}/comments', {
          params: { path: { id } },
          body: { text: text.trim(), mentions: mention ? [mention] : [] },
        }),
      ),
    onSuccess: (all) => {
      client.setQueryData(commentsQuery(id).queryKey, all);
      setText('');
      setMention('');
    },
  });
  return { text, setText, mention, setMention, write };
}

function Write({ id }: { id: string }) {
  const t = useT(APPROVAL);
  const { data: people = [] } = useQuery(colleaguesQuery);
  const { text, setText, mention, setMention, write } = useWriting(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') write.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={8}>
        <Textarea
          label={t('comment')}
          autosize
          minRows={2}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          label={t('mention')}
          value={mention}
          onChange={(event) => setMention(event.currentTarget.value)}
          data={[
            { value: '', label: t('mentionNone') },
            ...people.map(({ userId, name }) => ({ value: userId, label: name })),
          ]}
        />
        {write.error && <ProblemAlert cause={write.error} kept />}
        <Button type="submit" variant="default" size="sm" loading={write.isPending} disabled={text.trim() === ''}>
          {t('send')}
        </Button>
      </Stack>
    </form>
  );
}

/** What colleagues say to each other about the document; the other side never sees it. */
export default function Comments({ document: { id } }: { document: QujatDocument }) {
  const t = useT(APPROVAL);
  const heading = useId();
  const { data: comments, error } = useQuery(commentsQuery(id));
  return (
    <section className={classes.panel} aria-labelledby={heading}>
      <Title order={2} id={heading}>
        {t('comments')}
      </Title>
      <Text size="xs" c="dimmed" mb="sm">
        {t('commentsInside')}
      </Text>
      {error && <ProblemAlert cause={error} />}
      <Stack gap="sm">
        <ul className={classes.list}>
          {comments?.map((comment) => (
            <li key={comment.id} className={classes.comment}>
              <Text size="sm" fw={550}>
                {comment.author}
                {comment.own && <span className={classes.quiet}> ({t('you')})</span>}
              </Text>
              <Text size="sm" className={classes.said}>
                {comment.text}
              </Text>
              <span className={classes.quiet}>
                <Time value={comment.at} />
                {comment.mentions.length > 0 &&
                  ` · ${t('mentioned', { names: comment.mentions.map(({ name }) => name).join(', ') })}`}
              </span>
            </li>
          ))}
        </ul>
        <Write id={id} />
      </Stack>
    </section>
  );
}
