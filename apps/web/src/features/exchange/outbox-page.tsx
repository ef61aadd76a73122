import { IconSend } from '@tabler/icons-react';
import { EmptyState, Page } from '../../components';
import type { DocumentStatus } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useRight } from '../../lib/session';
import { DocumentList } from './document-list';
import classes from './exchange.module.css';
import { NewDocumentLink } from './new-document-link';
import { EXCHANGE } from './texts';

const STATUSES: readonly DocumentStatus[] = [
  'queued',
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

/** What the reader's organisation has sent. */
export function Component() {
  const t = useT(EXCHANGE);
  const actions = useRight('document.prepare') && <NewDocumentLink className={classes.handy} />;
  const empty = (
    <section className={classes.panel}>
      <EmptyState
        icon={IconSend}
        title={t('outboxEmpty')}
        action={<NewDocumentLink mt="xs" className={classes.roomy} />}
      >
        {t('outboxEmptyText')}
      </EmptyState>
    </section>
  );
  return (
    <Page title={t('outboxTitle')} lead={t('outboxLead')} actions={actions}>
      <DocumentList box="outbox" title={t('outboxTitle')} statuses={STATUSES} empty={empty} />
    </Page>
  );
}
