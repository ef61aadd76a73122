import { Alert, Button, Fieldset, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowRight, IconHistory, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Schemas } from '@qujat/api-client';
import { lazy, Suspense, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Loading, Page, ProblemAlert, SavedNote, useConfirm } from '../../components';
import { api, ask, problemOf, type Config, type QujatDocument } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useRight } from '../../lib/session';
import classes from './document-editor.module.css';
import { type Addressee, missingOf, type Need } from './document-form';
import { EDITED_MEANWHILE } from './draft-keeper';
import { FileField } from './file-field';
import type { FormStanding } from './forming/form-part';
import { useWayTurn } from './forming/use-way-turn';
import { type Way, WayChoice } from './forming/way-choice';
import type { Saving } from '../../lib/use-autosave';
import { EXCHANGE } from './texts';
import { useDocumentDraft, type DocumentDraft } from './use-document-draft';
import { useFileUpload } from './use-file-upload';

/** In a chunk of its own, fetched beside the page: below the file, which is what one begins with. */
const about = import('./about-fields');
about.catch(() => undefined);
const AboutFields = lazy(() => about.then(({ AboutFields }) => ({ default: AboutFields })));

/** In a chunk of its own: the search needs more script than the whole rest of the form. */
const RecipientField = lazy(() => import('./recipient-field').then((module) => ({ default: module.RecipientField })));
const MoreRecipients = lazy(() =>
  import('./more-recipients').then(({ MoreRecipients }) => ({ default: MoreRecipients })),
);

/** In a chunk of its own: the schemas of all types come with it. */
const FormPart = lazy(() => import('./forming/form-part'));

const NEEDS = {
  file: 'missingFile',
  form: 'missingForm',
  title: 'missingTitle',
  recipient: 'missingRecipient',
} as const;

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

interface Keeping {
  readonly draft: DocumentDraft;
  readonly formed: FormStanding | undefined;
}

/** What is wrong in single fields is said there. */
const isMarked = (cause: unknown): boolean => problemOf(cause).code === 'form.incomplete';

/** Of two things that save themselves: what went wrong before what is under way, and the later of both. */
function laterOf(one: Saving, other: Saving | undefined): Saving {
  if (!other || other.state === 'untouched') return one;
  for (const state of ['failed', 'saving'] as const) {
    const found = [one, other].find((each) => each.state === state);
    if (found) return found;
  }
  return (one.at ?? '') > (other.at ?? '') ? one : other;
}

/** Somebody else has saved the draft meanwhile: theirs or mine, the person decides. */
function EditedMeanwhile({ draft, formed, cause }: Keeping & { cause: unknown }) {
  const t = useT(EXCHANGE);
  return (
    <div className={classes.notSaved}>
      <ProblemAlert cause={cause} kept />
      <Group gap="xs">
        <Button
          variant="default"
          onClick={() => {
            draft.forget();
            window.location.reload();
          }}
        >
          {t('takeTheirs')}
        </Button>
        <Button variant="default" onClick={() => void draft.overwrite().then(() => formed?.overwrite())}>
          {t('keepMine')}
        </Button>
      </Group>
    </div>
  );
}

/** Why the draft could not be saved; when it has been signed or sent meanwhile, the way to what it is now. */
function NotSaved({ draft, formed }: Keeping) {
  const t = useT(EXCHANGE);
  const cause = draft.saving.cause ?? (isMarked(formed?.saving.cause) ? undefined : formed?.saving.cause);
  if (cause === undefined) return null;
  const { status, code } = problemOf(cause);
  if (code === EDITED_MEANWHILE) return <EditedMeanwhile draft={draft} formed={formed} cause={cause} />;
  const isOvertaken = status === 409;
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
  readonly missing: readonly Need[];
  readonly saving: Saving;
  readonly isBusy: 'saving' | 'upload' | undefined;
  readonly onNext: () => void;
}

/** What is left, how the draft stands, and the way on; always in sight. */
function Foot({ missing, saving, isBusy, onNext }: FootProps) {
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
        <SavedNote saving={saving} />
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
  /** What stands in its form, where it has one. */
  readonly openedForm?: Schemas['DocumentFormResponse'];
  readonly config: Config;
  readonly onBegun: (id: string) => void;
  /** To whom, where that is clear beforehand. */
  readonly to?: Addressee | undefined;
}

/** The form of a document: file, what it is, to whom. Signing and sending come on the document's own page. */
export function DocumentEditor({ opened, openedForm, config, onBegun, to }: Props) {
  const t = useT(EXCHANGE);
  const navigate = useNavigate();
  const draft = useDocumentDraft(opened, onBegun, to);
  const upload = useFileUpload(draft, (!openedForm && opened?.file) || null, config);
  const [strict, setStrict] = useState(false);
  const [isGoing, setIsGoing] = useState(false);
  const { values, refused } = draft;
  const [way, setWay] = useState<Way>(openedForm ? 'form' : 'file');
  const [formed, setFormed] = useState<FormStanding>();
  const isForm = way === 'form';
  const turn = useWayTurn({ draft, upload, formed, setWay });
  const firstProblem = isForm ? formed?.firstProblem : undefined;
  const missing = missingOf(values, isForm ? firstProblem === undefined : upload.file !== null, isForm);
  const next = async () => {
    setStrict(true);
    setIsGoing(true);
    const isSaved = (await draft.saveNow()) && (!isForm || firstProblem !== undefined || (await formed?.complete()));
    setIsGoing(false);
    if (firstProblem !== undefined) document.getElementById(`form-${firstProblem}`)?.focus();
    else if (missing.length > 0) document.getElementById(`field-${missing[0]}`)?.focus();
    else if (isSaved && draft.id) await navigate(`/documents/${draft.id}`);
  };
  const recipient = (
    <Fieldset legend={t('groupRecipient')} variant="unstyled" className={classes.group}>
      <Suspense fallback={<Loading />}>
        <RecipientField
          value={values.recipient}
          error={refused['recipient'] ?? (strict && !values.recipient ? t('recipientMissing') : undefined)}
          onChange={(recipient) => draft.set({ recipient })}
        />
        <MoreRecipients values={values} error={refused['recipients']} onChange={draft.set} />
      </Suspense>
    </Fieldset>
  );
  const title = draft.number ? t('editTitle', { number: draft.number }) : t('newTitle');
  return (
    <Page title={title} lead={t('newLead')} width="text" back={{ to: '/drafts', label: t('draftsTitle') }}>
      <Restored draft={draft} />
      <Fieldset legend={t('groupWay')} variant="unstyled" className={classes.group}>
        <WayChoice draft={draft} way={way} onWay={(next) => void turn(next)} />
      </Fieldset>
      {!isForm && (
        <Fieldset legend={t('groupFile')} variant="unstyled" className={classes.group}>
          <FileField upload={upload} limits={config} strict={strict} />
        </Fieldset>
      )}
      {isForm && recipient}
      {isForm && (
        <Suspense fallback={<Loading />}>
          <FormPart draft={draft} opened={openedForm} strict={strict} onStanding={setFormed} />
        </Suspense>
      )}
      <Fieldset legend={t('groupAbout')} variant="unstyled" className={classes.group}>
        <Suspense fallback={<Loading />}>
          <AboutFields draft={draft} strict={strict} isFormed={isForm} />
        </Suspense>
      </Fieldset>
      {!isForm && recipient}
      <NotSaved draft={draft} formed={isForm ? formed : undefined} />
      <Discard draft={draft} />
      <Foot
        missing={missing}
        saving={laterOf(draft.saving, isForm ? formed?.saving : undefined)}
        isBusy={upload.sending ? 'upload' : isGoing ? 'saving' : undefined}
        onNext={() => void next()}
      />
    </Page>
  );
}
