import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { EmptyState, Loading, Page, ProblemAlert } from '../../components';
import { api, ask, problemOf, type Config } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { configQuery, useRight } from '../../lib/session';
import { DocumentEditor } from './document-editor';
import type { Addressee } from './document-form';
import { EXCHANGE } from './texts';

/** A draft that was made before: read once, then the form knows better than the server. */
function useOpened(id: string) {
  return useQuery({
    queryKey: ['documents', 'draft', id],
    queryFn: async () => {
      const params = { path: { id } };
      const document = await ask(api.GET('/api/documents/{id}', { params }));
      return {
        document,
        form: document.hasForm ? await ask(api.GET('/api/documents/{id}/form', { params })) : undefined,
      };
    },
    staleTime: Infinity,
    gcTime: 0,
  });
}

function Reopened({ id, config }: { id: string; config: Config }) {
  const t = useT(EXCHANGE);
  const { data, error, refetch } = useOpened(id);
  const retry = problemOf(error).isPassing ? () => void refetch() : undefined;
  if (data && !data.document.abilities.edit.allowed) return <Navigate to={`/documents/${id}`} replace />;
  if (data)
    return <DocumentEditor opened={data.document} openedForm={data.form} config={config} onBegun={() => undefined} />;
  return (
    <Page title={t('draftTitle')} width="text" back={{ to: '/drafts', label: t('draftsTitle') }}>
      {error ? <ProblemAlert cause={error} onRetry={retry} /> : <Loading>{t('loadingDraft')}</Loading>}
    </Page>
  );
}

/** A new document to a counterparty that is chosen already; one that is none (any more) is looked for in the form. */
function Addressed({ to, config, onBegun }: { to: string; config: Config; onBegun: (id: string) => void }) {
  const { data, isPending } = useQuery({
    queryKey: ['counterparties', 'card', to],
    queryFn: () => ask(api.GET('/api/counterparties/{id}', { params: { path: { id: to } } })),
    retry: false,
  });
  if (isPending) return <Loading />;
  const { id, bin, name } = data ?? {};
  const recipient: Addressee | undefined =
    data?.abilities.send && id && bin && name ? { id, bin, name, invitationId: null, standing: 'accepted' } : undefined;
  return <DocumentEditor config={config} onBegun={onBegun} to={recipient} />;
}

function NoPower() {
  const t = useT(EXCHANGE);
  return (
    <Page title={t('newTitle')} width="text">
      <EmptyState icon={IconLock} title={t('noPower')}>
        {t('noPowerText')}
      </EmptyState>
    </Page>
  );
}

/** The form of a new document and of a draft: the address becomes the draft's as soon as there is one. */
export function Component() {
  const { id } = useParams();
  const { key } = useLocation();
  const navigate = useNavigate();
  const config = useQuery(configQuery);
  const [begun, setBegun] = useState<{ id: string; form: string }>();
  const [search] = useSearchParams();
  const [to] = useState(() => search.get('to'));
  if (!useRight('document.prepare')) return <NoPower />;
  if (config.error) return <ProblemAlert cause={config.error} onRetry={() => void config.refetch()} />;
  if (!config.data) return <Loading />;
  const isOwn = begun !== undefined && begun.id === id;
  if (id !== undefined && !isOwn) return <Reopened key={id} id={id} config={config.data} />;
  const form = isOwn ? begun.form : key;
  const begin = (made: string) => {
    // The form that made the draft goes on as it is: nothing is read anew, no key is lost.
    setBegun({ id: made, form });
    void navigate(`/documents/${made}/edit`, { replace: true });
  };
  // The address changes with the draft: the same form stays, with or without somebody chosen beforehand.
  if (to) return <Addressed key={form} to={to} config={config.data} onBegun={begin} />;
  return <DocumentEditor key={form} config={config.data} onBegun={begin} />;
}
