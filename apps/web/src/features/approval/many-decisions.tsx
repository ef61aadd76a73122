import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DialogForm, ReasonField, useReason } from '../../components';
import { api, ask, fetchBlob, problemOf } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useSigner } from '../../lib/signing';
import classes from './approval.module.css';
import { type WaitingTask } from './approval.query';
import { APPROVAL } from './texts';

interface Outcome {
  readonly what: 'approvedSome' | 'returnedSome';
  readonly all: number;
  /** What was not done, and why. */
  readonly refused: readonly { readonly taskId: string; readonly title: string; readonly why: string }[];
}

type Decide = (task: WaitingTask) => Promise<unknown>;

const approve =
  (signature?: string): Decide =>
  ({ documentId: id, taskId }) =>
    ask(api.POST('/api/documents/{id}/approval/approve', { params: { path: { id } }, body: { taskId, signature } }));

const sendBack =
  (reason: string): Decide =>
  ({ documentId: id, taskId }) =>
    ask(api.POST('/api/documents/{id}/approval/return', { params: { path: { id } }, body: { taskId, reason } }));

interface Props {
  /** Nothing chosen, nothing shown; but what came of the last decisions stays until it has been read. */
  readonly chosen: readonly WaitingTask[];
  /** After the decisions: what was chosen is chosen no longer. */
  readonly onDone: () => void;
}

/** Decides several tasks in one go; each has its own outcome, and where signatures are asked for they are given together. */
export function ManyDecisions({ chosen, onDone }: Props) {
  const t = useT(APPROVAL);
  const client = useQueryClient();
  const sign = useSigner();
  const reason = useReason();
  const [isReturning, setIsReturning] = useState(false);
  const [done, setDone] = useState<number>();
  const [outcome, setOutcome] = useState<Outcome>();

  async function decideEach(tasks: readonly WaitingTask[], decide: (task: WaitingTask, i: number) => Promise<unknown>) {
    const refused: Outcome['refused'][number][] = [];
    for (const [i, task] of tasks.entries()) {
      setDone(i);
      try {
        await decide(task, i);
      } catch (error) {
        const { taskId, number, title } = task;
        refused.push({ taskId, title: `${number} ${title}`, why: problemOf(error).message });
      }
    }
    return refused;
  }

  async function close(what: Outcome['what'], all: number, refused: Outcome['refused']) {
    setDone(undefined);
    setOutcome({ what, all, refused });
    await client.invalidateQueries({ queryKey: ['approval'] });
    await client.invalidateQueries({ queryKey: ['documents'] });
  }

  const signAll = (tasks: readonly WaitingTask[]) =>
    sign({
      kind: 'document',
      items: tasks.map(({ documentId, number, title }) => ({
        name: `${number} ${title}`,
        content: () => fetchBlob(`/api/documents/${documentId}/content`),
      })),
      note: t('signNote'),
      submit: (signatures) => decideEach(tasks, (task, i) => approve(signatures[i])(task)),
    });

  async function approveAll() {
    const plain = chosen.filter(({ signed }) => !signed);
    const toSign = chosen.filter(({ signed }) => signed);
    // The signatures come first: whoever closes that dialog has decided nothing yet.
    const refusedSigned = toSign.length > 0 ? await signAll(toSign) : [];
    if (!refusedSigned) return;
    const refused = await decideEach(plain, approve());
    await close('approvedSome', chosen.length, [...refusedSigned, ...refused]);
  }

  async function returnAll(words: string) {
    setIsReturning(false);
    await close('returnedSome', chosen.length, await decideEach(chosen, sendBack(words)));
  }

  const busy = done !== undefined;
  return (
    <>
      {chosen.length > 0 && (
        <Group gap="sm" className={classes.many} role="group" aria-label={t('manyLabel')}>
          <Text size="sm" role="status">
            {busy ? t('manyProgress', { done, all: chosen.length }) : t('manyChosen', { count: chosen.length })}
          </Text>
          <Button
            size="xs"
            loading={busy}
            leftSection={<IconCheck size={16} aria-hidden />}
            onClick={() => void approveAll()}
          >
            {t('approveChosen')}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={busy}
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => setIsReturning(true)}
          >
            {t('returnChosen')}
          </Button>
        </Group>
      )}
      {isReturning && (
        <DialogForm
          title={t('returnChosenTitle', { count: chosen.length })}
          act={t('return')}
          color="red"
          busy={false}
          fault={undefined}
          onClose={() => setIsReturning(false)}
          onSubmit={() => reason.go((words) => void returnAll(words))}
        >
          <Text size="sm">{t('returnText')}</Text>
          <ReasonField of={reason} label={t('reason')} short={t('reasonShort')} longest={2000} />
        </DialogForm>
      )}
      {outcome && (
        <OutcomeDialog
          outcome={outcome}
          onClose={() => {
            setOutcome(undefined);
            onDone();
          }}
        />
      )}
    </>
  );
}

function OutcomeDialog({ outcome: { what, all, refused }, onClose }: { outcome: Outcome; onClose: () => void }) {
  const t = useT(APPROVAL);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(what, { done: all - refused.length, all })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="xs">
        {refused.length > 0 && (
          <ul className={classes.report}>
            {refused.map(({ taskId, title, why }) => (
              <li key={taskId}>
                {title}: {why}
              </li>
            ))}
          </ul>
        )}
        <Button onClick={onClose}>{t('close')}</Button>
      </Stack>
    </Modal>
  );
}
