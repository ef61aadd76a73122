import { IconInbox } from '@tabler/icons-react';
import { EmptyState, Page } from '../../components';
import type { DocumentStatus } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { DocumentList } from './document-list';
import { useDocuments } from './documents.query';
import classes from './exchange.module.css';
import { EXCHANGE } from './texts';

const STATUSES: readonly DocumentStatus[] = [
  'delivered',
  'receipt-pending',
  'received',
  'verifying',
  'correction',
  'completed',
  'refused',
  'recalled',
  'annulled',
];

/** How much waits, in a sentence. */
function Lead() {
  const t = useT(EXCHANGE);
  const counts = useDocuments('inbox', { attention: false }).data?.pages[0]?.counts.inbox;
  return counts && counts.all > 0 ? t('inboxLead', { attention: counts.attention }) : null;
}

/** What others have sent to the reader's organisation. */
export function Component() {
  const t = useT(EXCHANGE);
  const empty = (
    <section className={classes.panel}>
      <EmptyState icon={IconInbox} title={t('inboxEmpty')}>
        {t('inboxEmptyText')}
      </EmptyState>
    </section>
  );
  return (
    <Page title={t('inboxTitle')} lead={<Lead />}>
      <DocumentList box="inbox" title={t('inboxTitle')} statuses={STATUSES} empty={empty} />
    </Page>
  );
}
