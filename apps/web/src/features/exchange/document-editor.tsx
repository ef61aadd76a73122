import { Alert, Button, Fieldset, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowRight, IconHistory, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Loading, Page, ProblemAlert, SavedNote, useConfirm } from '../../components';
import { api, ask, problemOf, type Config, type QujatDocument } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useRight } from '../../lib/session';
import { AboutFields } from './about-fields';
import classes from './document-editor.module.css';
import { missingOf, type Need } from './document-form';
import { FileField } from './file-field';
import { EXCHANGE } from './texts';
import { useDocumentDraft, type DocumentDraft } from './use-document-draft';
import { useFileUpload } from './use-file-upload';

/** In a chunk of its own: the search needs more script than the whole rest of the form. */
const RecipientField = lazy(() => import('./recipient-field').then((module) => ({ default: module.RecipientField })));

const NEEDS = { file: 'missingFile', title: 'missingTitle', recipient: 'missingRecipient' } as const;

function Restored({ draft }: { draft: DocumentDraft }) {
  const t = useT(EXCHANGE);
  if (!draft.isRestored) return null;
  return (
    <Alert icon={<IconHistory aria-hidden />} color="gray" mb="md">
      <Group justify="space-between">
        <Text size="sm">{t('restored')}</Text>
        <Button variant="default" size="xs" onClick={draft.startOver}>
          {t('startOver')}
        </Button>
      </Group>
    </Alert>
  );
}

/** Throws the draft away, after a question. */
function Discard({ draft }: { draft: DocumentDraft }) {
  const t = useT(EXCHANGE);
  const confirm = useConfirm();
  const navigate = useNavigate();
  const { id, number } = draft;
  const remove = useMutation({
    mutationFn: (path: { id: string }) => ask(api.DELETE('/api/documents/{id}', { params: { path } })),
    onSuccess: () => {
      draft.forget();
      notifications.show({ message: t('discarded'), color: 'teal' });
      void navigate('/drafts', { replace: true });
    },
  });
  if (!id) return null;
  const discard = async () => {
    const question = { title: t('discardTitle'), text: t('discardText', { number }), yes: t('discardYes') };
    if (await confirm({ ...question, danger: true })) remove.mutate({ id });
  };
  return (
    <div className={classes.discard}>
      {remove.error && <ProblemAlert cause={remove.error} kept />}
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={17} aria-hidden />}
        loading={remove.isPending}
        onClick={() => void discard()}
      >
        {t('discard')}
      </Button>
    </div>
  );
}

/** Why the draft could not be saved; when it has been signed or sent meanwhile, the way to what it is now. */
function NotSaved({ draft }: { draft: DocumentDraft }) {
  const t = useT(EXCHANGE);
  const { cause } = draft.saving;
  if (cause === undefined) return null;
  const isOvertaken = problemOf(cause).status === 409;
  return (
    <div className={classes.notSaved}>
      <ProblemAlert cause={cause} kept={isOvertaken ? undefined : true} />
      {isOvertaken && draft.id && (
        <Button component={Link} to={`/documents/${draft.id}`} variant="default" onClick={draft.forget}>
          {t('toDocument')}
        </Button>
      )}
    </div>
  );
}

interface FootProps {
  readonly draft: DocumentDraft;
  readonly missing: readonly Need[];
  readonly isBusy: 'saving' | 'upload' | undefined;
  readonly onNext: () => void;
}

/** What is left, how the draft stands, and the way on; always in sight. */
function Foot({ draft, missing, isBusy, onNext }: FootProps) {
  const t = useT(EXCHANGE);
  const maySign = useRight('document.sign');
  const what = missing.map((need) => t(NEEDS[need])).join(', ');
  const standing = missing.length > 0 ? t('missing', { what }) : t('complete');
  return (
    <div className={classes.foot}>
      <Text size="sm" c={missing.length > 0 ? 'dimmed' : undefined} role="status">
        {isBusy === 'upload' ? t('waitUpload') : standing}
      </Text>
      <div>
        <SavedNote saving={draft.saving} />
      </div>
      <Button
        rightSection={<IconArrowRight size={18} aria-hidden />}
        loading={isBusy === 'saving'}
        disabled={isBusy === 'upload'}
        onClick={onNext}
      >
        {t(maySign ? 'toSigning' : 'toDocument')}
      </Button>
    </div>
  );
}

interface Props {
  /** The draft as the server keeps it; none for a new document. */
  readonly opened?: QujatDocument;
  readonly config: Config;
  readonly onBegun: (id: string) => void;
}

/** The form of a document: file, what it is, to whom. Signing and sending come on the document's own page. */
export function DocumentEditor({ opened, config, onBegun }: Props) {
  const t = useT(EXCHANGE);
  const navigate = useNavigate();
  const draft = useDocumentDraft(opened, onBegun);
  const upload = useFileUpload(draft, opened?.file ?? null, config);
  const [strict, setStrict] = useState(false);
  const [isGoing, setIsGoing] = useState(false);
  const { values, refused } = draft;
  const missing = missingOf(values, upload.file !== null);
  const next = async () => {
    setStrict(true);
    setIsGoing(true);
    const isSaved = await draft.saveNow();
    setIsGoing(false);
    if (missing.length > 0) document.getElementById(`field-${missing[0]}`)?.focus();
    else if (isSaved && draft.id) await navigate(`/documents/${draft.id}`);
  };
  const title = draft.number ? t('editTitle', { number: draft.number }) : t('newTitle');
  return (
    <Page title={title} lead={t('newLead')} width="text" back={{ to: '/drafts', label: t('draftsTitle') }}>
      <Restored draft={draft} />
      <Fieldset legend={t('groupFile')} variant="unstyled" className={classes.group}>
        <FileField upload={upload} limits={config} strict={strict} />
      </Fieldset>
      <Fieldset legend={t('groupAbout')} variant="unstyled" className={classes.group}>
        <AboutFields draft={draft} strict={strict} />
      </Fieldset>
      <Fieldset legend={t('groupRecipient')} variant="unstyled" className={classes.group}>
        <Suspense fallback={<Loading />}>
          <RecipientField
            value={values.recipient}
            error={refused['recipient'] ?? (strict && !values.recipient ? t('recipientMissing') : undefined)}
            onChange={(recipient) => draft.set({ recipient })}
          />
        </Suspense>
      </Fieldset>
      <NotSaved draft={draft} />
      <Discard draft={draft} />
      <Foot
        draft={draft}
        missing={missing}
        isBusy={upload.sending ? 'upload' : isGoing ? 'saving' : undefined}
        onNext={() => void next()}
      />
    </Page>
  );
}
