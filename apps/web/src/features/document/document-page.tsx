import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { Loading, Page, ProblemAlert } from '../../components';
import { AnnulmentChip, DOCUMENT, DocumentStatus, TYPES } from '../../components/document';
import { problemOf, type QujatDocument } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useSignedIn } from '../../lib/session';
import { ActionBar } from './action-bar';
import classes from './document.module.css';
import { useDocument } from './document.query';
import { nextActs } from './next-acts';
import { BlockNote } from './block-note';
import { OutcomeNote } from './outcome-note';
import { StandingPanel } from './standing-panel';
import { PAGE } from './texts';
import { useDocumentActs } from './use-document-acts';

const CorrectionDialog = lazy(() => import('./correction-dialog'));
// Fetched beside the document, not after it: heading, standing and acts do not wait for it, and nothing moves when it comes.
const parts = import('./document-parts');
parts.catch(() => undefined);
const DocumentParts = lazy(() => parts);
const ReasonDialog = lazy(() => import('./statement/reason-dialog'));

/** A dialog that closes gives the focus back to where it came from; only then may it move on. */
const AFTER_DIALOG_MS = 200;

function useBack({ side, axes }: QujatDocument) {
  const t = useT(PAGE);
  if (side === 'recipient') return { to: '/inbox', label: t('toInbox') };
  return axes.delivery === 'draft' ? { to: '/drafts', label: t('toDrafts') } : { to: '/outbox', label: t('toOutbox') };
}

function Lead({ document }: { document: QujatDocument }) {
  const t = useT(PAGE);
  const words = useT(DOCUMENT);
  const { number, type, documentDate, outgoingNumber } = document;
  const parts = [
    words(TYPES[type]),
    documentDate && t('dated', { date: formatDate(documentDate) }),
    outgoingNumber && t('outgoing', { number: outgoingNumber }),
  ];
  return (
    <>
      <span className="tabular">{number}</span> · {parts.filter(Boolean).join(', ')}
    </>
  );
}

/** The portal said no. Where no answer came, or it broke down, nobody can say that nothing has happened. */
function isRefusal(cause: unknown): boolean {
  const { status } = problemOf(cause);
  return status >= 400 && status < 500;
}

/** The part that speaks: screen readers hear every change, and after an act the focus comes here. */
function Speaking({ outcome, children }: { outcome: unknown; children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => region.current?.focus(), AFTER_DIALOG_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <div ref={region} className={classes.standings} tabIndex={-1} aria-live="polite">
      {children}
    </div>
  );
}

function DocumentView({ document }: { document: QujatDocument }) {
  const t = useT(PAGE);
  const session = useSignedIn();
  const back = useBack(document);
  const next = nextActs(document, session);
  const hasActs = next.primary !== undefined || next.beside.length + next.more.length > 0;
  const { acts, busy, fault, outcome, asking, stopAsking, stated, askingCorrection, askedToCorrect } =
    useDocumentActs(document);
  return (
    <Page
      title={document.title}
      back={back}
      aside={
        <>
          <DocumentStatus status={document.status} side={document.side} recipients={document.recipientCount} />{' '}
          <AnnulmentChip axes={document.axes} />
        </>
      }
      lead={<Lead document={document} />}
      actions={hasActs && <ActionBar next={next} acts={acts} busy={busy} />}
    >
      <BlockNote block={document.block} />
      <Speaking outcome={outcome}>
        {fault && (
          <ProblemAlert
            cause={fault.cause}
            title={fault.title}
            kept={fault.kept ?? (isRefusal(fault.cause) ? t('nothingChanged') : undefined)}
          />
        )}
        {outcome && <OutcomeNote document={document} outcome={outcome} />}
        <StandingPanel document={document} />
      </Speaking>
      <Suspense fallback={<Loading />}>
        <DocumentParts document={document} />
      </Suspense>
      <Suspense>
        {askingCorrection && <CorrectionDialog document={document} onClose={askedToCorrect} />}
        {asking && <ReasonDialog document={document} kind={asking} onClose={stopAsking} onDone={stated} />}
      </Suspense>
    </Page>
  );
}

/** One document: what it says, how it stands, who signed it, what happened to it, and what can be done with it now. */
export function Component() {
  const t = useT(PAGE);
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useDocument(id);
  if (data) return <DocumentView key={data.id} document={data} />;
  if (isPending) return <Loading>{t('loadingDocument')}</Loading>;
  return (
    <Page title={t('documentTitle')} back={{ to: '/inbox', label: t('toInbox') }} width="text">
      <ProblemAlert cause={error} onRetry={() => void refetch()} />
    </Page>
  );
}
