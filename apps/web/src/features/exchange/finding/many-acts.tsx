import { Button, Modal, Stack, Text } from '@mantine/core';
import { IconDownload, IconSend, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert, useConfirm } from '../../../components';
import { api, ask, type DocumentSummary, fetchBlob, problemOf } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { save } from '../../../lib/save';
import type { Selection } from '../signing/use-selection';
import classes from './finding.module.css';
import { FINDING } from './texts';

const MOST_FILES = 100;

interface Outcome {
  readonly what: 'sentSome' | 'deletedSome';
  readonly all: number;
  /** What was not done, and why. */
  readonly refused: readonly { readonly id: string; readonly title: string; readonly why: string }[];
}

const ACTS = {
  sentSome: (id: string) => ask(api.POST('/api/documents/{id}/send', { params: { path: { id } } })),
  deletedSome: (id: string) => ask(api.DELETE('/api/documents/{id}', { params: { path: { id } } })),
} as const;

/** One after the other, each with its own outcome. */
async function withEach(documents: readonly DocumentSummary[], what: Outcome['what']): Promise<Outcome> {
  const refused: { id: string; title: string; why: string }[] = [];
  for (const { id, number, title } of documents) {
    try {
      await ACTS[what](id);
    } catch (error) {
      refused.push({ id, title: `${number} ${title}`, why: problemOf(error).message });
    }
  }
  return { what, all: documents.length, refused };
}

function OutcomeDialog({ outcome: { what, all, refused }, onClose }: { outcome: Outcome; onClose: () => void }) {
  const t = useT(FINDING);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(what, { done: all - refused.length, all })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="xs">
        {refused.length > 0 && <Text fw={600}>{t('notDone')}</Text>}
        <ul className={classes.report}>
          {refused.map(({ id, title, why }) => (
            <li key={id}>
              {title}: {why}
            </li>
          ))}
        </ul>
        <Button onClick={onClose}>{t('close')}</Button>
      </Stack>
    </Modal>
  );
}

/** What can be done with the chosen ones beside signing: their files as one archive, sending, deleting. */
export function ManyActs({ selection, isBusy }: { selection: Selection; isBusy: boolean }) {
  const t = useT(FINDING);
  const client = useQueryClient();
  const confirm = useConfirm();
  const [busy, setBusy] = useState<'files' | Outcome['what']>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [problem, setProblem] = useState<unknown>();
  const chosen = [...selection.chosen.values()];
  const having = (act: 'send' | 'delete' | 'download') => chosen.filter(({ abilities }) => abilities[act].allowed);
  const during = async (what: 'files' | Outcome['what'], work: () => Promise<void>) => {
    setBusy(what);
    setProblem(undefined);
    await work().catch(setProblem);
    setBusy(undefined);
  };
  const files = () =>
    during('files', async () => {
      const ids = having('download')
        .slice(0, MOST_FILES)
        .map(({ id }) => id);
      save(await fetchBlob('/api/document-lists/archive', { ids }), 'Qujat.zip', 'application/zip');
    });
  const act = (what: Outcome['what'], documents: readonly DocumentSummary[]) =>
    during(what, async () => {
      setOutcome(await withEach(documents, what));
      await client.invalidateQueries({ queryKey: ['documents'] });
    });
  const remove = async () => {
    const documents = having('delete');
    const question = {
      title: t('deleteTitle', { count: documents.length }),
      text: t('deleteText'),
      yes: t('deleteYes'),
    };
    if (await confirm({ ...question, danger: true })) await act('deletedSome', documents);
  };
  const close = () => {
    setOutcome(undefined);
    selection.clear();
  };
  const off = isBusy || busy !== undefined;
  return (
    <>
      {problem !== undefined && <ProblemAlert cause={problem} />}
      {having('delete').length > 0 && (
        <Button
          variant="subtle"
          color="red"
          disabled={off}
          loading={busy === 'deletedSome'}
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => void remove()}
        >
          {t('deleteChosen', { count: having('delete').length })}
        </Button>
      )}
      {having('download').length > 0 && (
        <Button
          variant="default"
          disabled={off}
          loading={busy === 'files'}
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={() => void files()}
        >
          {t('download')}
        </Button>
      )}
      {having('send').length > 0 && (
        <Button
          variant="default"
          disabled={off}
          loading={busy === 'sentSome'}
          leftSection={<IconSend size={18} aria-hidden />}
          onClick={() => void act('sentSome', having('send'))}
        >
          {t('sendChosen', { count: having('send').length })}
        </Button>
      )}
      {outcome && <OutcomeDialog outcome={outcome} onClose={close} />}
    </>
  );
}
