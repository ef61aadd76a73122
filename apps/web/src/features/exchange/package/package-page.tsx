import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconBan, IconDownload, IconMailOpened, IconPencil, IconSend, IconSignature } from '@tabler/icons-react';
import type { Schemas } from '@qujat/api-client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Loading, Page, ProblemAlert, useConfirm } from '../../../components';
import { DOCUMENT, DocumentStatus, TYPES } from '../../../components/document';
import { api, ask } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { useRight } from '../../../lib/session';
import { useSignMany } from '../signing/use-batch-signing';
import { openAll, type OutcomeOfAll } from './answer-all';
import classes from './package.module.css';
import { PACKAGES } from './texts';

const EditDialog = lazy(() => import('./edit-dialog'));
const RefuseDialog = lazy(() => import('./refuse-dialog'));

type Package = Schemas['DocumentPackage'];

const at = (id: string) => ({ params: { path: { id } } });
const keyOf = (id: string) => ['documents', 'package', id];

function Lines({ documents }: Pick<Package, 'documents'>) {
  const t = useT(PACKAGES);
  const words = useT(DOCUMENT);
  return (
    <ol className={classes.lines} aria-label={t('documents')}>
      {documents.map((document) => (
        <li key={document.id} className={classes.line}>
          <div className={classes.what}>
            <Anchor component={Link} to={`/documents/${document.id}`} underline="always">
              {document.title}
            </Anchor>
            <Text size="sm" c="dimmed">
              <span className="tabular">{document.number}</span> · {words(TYPES[document.type])}
            </Text>
          </div>
          <DocumentStatus status={document.status} side={document.side} recipients={document.recipientCount} />
        </li>
      ))}
    </ol>
  );
}

interface ActsProps {
  readonly made: Package;
  readonly onProblem: (problem: unknown) => void;
  readonly onOutcome: (outcome: OutcomeOfAll | undefined) => void;
}

function Acts({ made, onProblem, onOutcome }: ActsProps) {
  const t = useT(PACKAGES);
  const client = useQueryClient();
  const navigate = useNavigate();
  const confirm = useConfirm();
  const signMany = useSignMany();
  const mayPrepare = useRight('document.prepare');
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<'edit' | 'refuse'>();
  const toOpen = made.documents.filter(({ abilities }) => abilities.open.allowed);
  const toRefuse = made.documents.filter(({ abilities }) => abilities.refuse.allowed);
  const toSign = made.documents.filter(({ abilities }) => abilities.sign.allowed).map(({ id }) => id);
  const during = (work: () => Promise<unknown>) => {
    setBusy(true);
    onProblem(undefined);
    onOutcome(undefined);
    work()
      .catch(onProblem)
      .finally(() => setBusy(false));
  };
  const send = async () => {
    await ask(api.POST('/api/document-packages/{id}/send', at(made.id)));
    await client.invalidateQueries({ queryKey: ['documents'] });
  };
  const undo = async () => {
    if (!(await confirm({ title: t('undoTitle'), text: t('undoText'), yes: t('undo') }))) return;
    await ask(api.DELETE('/api/document-packages/{id}', at(made.id)));
    await navigate('/packages');
    await client.invalidateQueries({ queryKey: ['documents'] });
  };
  const open = async () => {
    onOutcome(await openAll(toOpen));
    await client.invalidateQueries({ queryKey: ['documents'] });
  };
  const edited = (changed?: Package) => {
    setAsking(undefined);
    if (changed) client.setQueryData(keyOf(made.id), changed);
    if (changed) void client.invalidateQueries({ queryKey: ['documents'] });
  };
  const refused = (outcome?: OutcomeOfAll) => {
    setAsking(undefined);
    if (outcome) onOutcome(outcome);
    void client.invalidateQueries({ queryKey: ['documents'] });
  };
  const isDraft = made.own && made.state === 'draft';
  return (
    <Group gap="xs">
      {isDraft && (
        <Button variant="subtle" color="gray" disabled={busy} onClick={() => during(undo)}>
          {t('undo')}
        </Button>
      )}
      {isDraft && mayPrepare && (
        <Button
          variant="default"
          leftSection={<IconPencil size={18} aria-hidden />}
          disabled={busy}
          onClick={() => setAsking('edit')}
        >
          {t('edit')}
        </Button>
      )}
      {toRefuse.length > 1 && (
        <Button
          variant="default"
          leftSection={<IconBan size={18} aria-hidden />}
          disabled={busy}
          onClick={() => setAsking('refuse')}
        >
          {t('refuseAll')}
        </Button>
      )}
      {toOpen.length > 0 && (
        <Button leftSection={<IconMailOpened size={18} aria-hidden />} loading={busy} onClick={() => during(open)}>
          {t('openAll')}
        </Button>
      )}
      <Suspense>
        {asking === 'edit' && <EditDialog made={made} onClose={edited} />}
        {asking === 'refuse' && <RefuseDialog documents={toRefuse} onClose={refused} />}
      </Suspense>
      <Button
        component="a"
        href={`/api/document-packages/${made.id}/archive`}
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {t('download')}
      </Button>
      {toSign.length > 0 && (
        <Button
          variant={isDraft ? 'default' : 'filled'}
          leftSection={<IconSignature size={18} aria-hidden />}
          disabled={busy}
          onClick={() => during(() => signMany(toSign, false))}
        >
          {t('sign')}
        </Button>
      )}
      {isDraft && (
        <Button leftSection={<IconSend size={18} aria-hidden />} disabled={busy} onClick={() => during(send)}>
          {t('send')}
        </Button>
      )}
    </Group>
  );
}

/** What came of an act on all, with what was not done and why. */
function Outcome({ outcome: { all, refused } }: { outcome: OutcomeOfAll }) {
  const t = useT(PACKAGES);
  return (
    <div className={classes.outcome}>
      <Text fw={600}>{t('done', { done: all - refused.length, all })}</Text>
      {refused.length > 0 && (
        <>
          <Text size="sm">{t('notDone')}</Text>
          <ul>
            {refused.map(({ id, title, why }) => (
              <li key={id}>
                {title}: {why}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function PackageView({ made }: { made: Package }) {
  const t = useT(PACKAGES);
  const [problem, setProblem] = useState<unknown>();
  const [outcome, setOutcome] = useState<OutcomeOfAll>();
  const { number, title, state, documents } = made;
  const back = { to: '/packages', label: t('toPackages') };
  return (
    <Page
      title={title}
      lead={`${t('title', { number })} · ${t(state === 'sent' ? 'leadSent' : 'lead', { count: documents.length })}`}
      back={back}
      actions={<Acts made={made} onProblem={setProblem} onOutcome={setOutcome} />}
    >
      {problem !== undefined && <ProblemAlert cause={problem} />}
      <div role="status">{outcome && <Outcome outcome={outcome} />}</div>
      <Lines documents={documents} />
    </Page>
  );
}

/** Documents that go together: what they are, how each stands, and what can be done with all. */
export function Component() {
  const t = useT(PACKAGES);
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keyOf(id),
    queryFn: () => ask(api.GET('/api/document-packages/{id}', at(id))),
  });
  if (data) return <PackageView made={data} />;
  if (isPending) return <Loading />;
  return (
    <Page title={t('documents')} back={{ to: '/packages', label: t('toPackages') }} width="text">
      <ProblemAlert cause={error} onRetry={() => void refetch()} />
    </Page>
  );
}
