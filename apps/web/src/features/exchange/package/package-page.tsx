import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconDownload, IconSend, IconSignature } from '@tabler/icons-react';
import type { Schemas } from '@qujat/api-client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Loading, Page, ProblemAlert, useConfirm } from '../../../components';
import { DOCUMENT, DocumentStatus, TYPES } from '../../../components/document';
import { api, ask } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { useSignMany } from '../signing/use-batch-signing';
import classes from './package.module.css';
import { PACKAGES } from './texts';

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
            <Anchor component={Link} to={`/documents/${document.id}`}>
              {document.title}
            </Anchor>
            <Text size="sm" c="dimmed">
              <span className="tabular">{document.number}</span> · {words(TYPES[document.type])}
            </Text>
          </div>
          <DocumentStatus status={document.status} side={document.side} />
        </li>
      ))}
    </ol>
  );
}

function Acts({ made, onProblem }: { made: Package; onProblem: (problem: unknown) => void }) {
  const t = useT(PACKAGES);
  const client = useQueryClient();
  const navigate = useNavigate();
  const confirm = useConfirm();
  const signMany = useSignMany();
  const [busy, setBusy] = useState(false);
  const toSign = made.documents.filter(({ abilities }) => abilities.sign.allowed).map(({ id }) => id);
  const during = (work: () => Promise<unknown>) => {
    setBusy(true);
    onProblem(undefined);
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
    await navigate('/drafts');
    await client.invalidateQueries({ queryKey: ['documents'] });
  };
  const isDraft = made.own && made.state === 'draft';
  return (
    <Group gap="xs">
      {isDraft && (
        <Button variant="subtle" color="gray" disabled={busy} onClick={() => during(undo)}>
          {t('undo')}
        </Button>
      )}
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

function PackageView({ made }: { made: Package }) {
  const t = useT(PACKAGES);
  const [problem, setProblem] = useState<unknown>();
  const { number, title, own, state, documents } = made;
  const back = !own
    ? { to: '/inbox', label: t('toInbox') }
    : state === 'draft'
      ? { to: '/drafts', label: t('toDrafts') }
      : { to: '/outbox', label: t('toOutbox') };
  return (
    <Page
      title={title}
      lead={`${t('title', { number })} · ${t(state === 'sent' ? 'leadSent' : 'lead', { count: documents.length })}`}
      back={back}
      actions={<Acts made={made} onProblem={setProblem} />}
    >
      {problem !== undefined && <ProblemAlert cause={problem} />}
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
    <Page title={t('documents')} back={{ to: '/drafts', label: t('toDrafts') }} width="text">
      <ProblemAlert cause={error} onRetry={() => void refetch()} />
    </Page>
  );
}
