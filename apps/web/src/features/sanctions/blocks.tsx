import { Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../components';
import { api, ask, problemOf, type Block } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useT } from '../../lib/i18n';
import classes from './sanctions.module.css';
import { SANCTIONS } from './texts';
import { WordsDialog } from './words-dialog.lazy';

const KEY = ['blocks'];
const NOTHING = { number: '', clause: '', ground: '' };

function useBlocking() {
  const t = useT(SANCTIONS);
  const client = useQueryClient();
  const [form, setForm] = useState(NOTHING);
  const [strict, setStrict] = useState(false);
  const block = useMutation({
    mutationFn: () => ask(api.POST('/api/operator/blocks', { body: form })),
    onSuccess: () => {
      setForm(NOTHING);
      setStrict(false);
      notifications.show({ message: t('blocked'), color: 'teal' });
      return client.invalidateQueries({ queryKey: KEY });
    },
  });
  const refused: Record<string, string> = block.error ? problemOf(block.error).fields : {};
  const error = (field: keyof typeof NOTHING) =>
    refused[field] ?? (strict && !form[field].trim() ? t('missing') : undefined);
  const set = (patch: Partial<typeof NOTHING>) => {
    block.reset();
    setForm((before) => ({ ...before, ...patch }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (Object.values(form).every((value) => value.trim())) block.mutate();
  };
  return { form, set, error, submit, block };
}

/** Blocking a document by its number: the operator does not see the document itself (E-3.13, E-10.2.3). */
export function BlockForm() {
  const t = useT(SANCTIONS);
  const { form, set, error, submit, block } = useBlocking();
  return (
    <form className={classes.panel} onSubmit={submit} noValidate aria-labelledby="block">
      <Title order={2} id="block" size="h4" mb="sm">
        {t('blockTitle')}
      </Title>
      <Stack gap="sm">
        <TextInput
          label={t('blockNumber')}
          placeholder="QJ-2026-000001"
          value={form.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
          error={error('number')}
        />
        <TextInput
          label={t('clause')}
          maxLength={100}
          value={form.clause}
          onChange={(event) => set({ clause: event.currentTarget.value })}
          error={error('clause')}
        />
        <Textarea
          label={t('ground')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={4000}
          value={form.ground}
          onChange={(event) => set({ ground: event.currentTarget.value })}
          error={error('ground')}
        />
        {block.error && <ProblemAlert cause={block.error} kept />}
        <Button type="submit" color="red" loading={block.isPending}>
          {t('block')}
        </Button>
      </Stack>
    </form>
  );
}

function LiftDialog({ block, onClose }: { block: Block; onClose: () => void }) {
  const t = useT(SANCTIONS);
  const client = useQueryClient();
  const lift = useMutation({
    mutationFn: (reason: string) =>
      ask(api.POST('/api/operator/blocks/{id}/lift', { params: { path: { id: block.id } }, body: { reason } })),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <WordsDialog
      title={t('unblock')}
      label={t('liftReason')}
      answers={[{ label: t('unblock'), give: (reason) => lift.mutate(reason) }]}
      isPending={lift.isPending}
      error={lift.error}
      onClose={onClose}
    />
  );
}

/** Documents whose content is blocked. */
export function Blocks() {
  const t = useT(SANCTIONS);
  const { data } = useQuery({ queryKey: KEY, queryFn: () => ask(api.GET('/api/operator/blocks')) });
  const [lifted, setLifted] = useState<Block>();
  const standing = data?.filter(({ liftedAt }) => liftedAt === null) ?? [];
  if (standing.length === 0) return null;
  return (
    <section className={classes.panel} aria-labelledby="blocks">
      <Title order={2} id="blocks" size="h4" mb="sm">
        {t('blocksTitle')}
      </Title>
      <Stack gap="sm">
        {standing.map((block) => (
          <Group key={block.id} justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Text fw={600}>{block.number}</Text>
              <Text size="xs" c="dimmed">
                {t('clause')}: {block.clause}, {formatDateTime(block.at)}
              </Text>
              <Text size="sm" className={classes.words}>
                {block.ground}
              </Text>
            </div>
            <Button size="xs" variant="default" onClick={() => setLifted(block)}>
              {t('unblock')}
            </Button>
          </Group>
        ))}
      </Stack>
      {lifted && <LiftDialog block={lifted} onClose={() => setLifted(undefined)} />}
    </section>
  );
}
