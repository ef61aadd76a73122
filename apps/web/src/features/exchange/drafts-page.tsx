import { IconFilePencil } from '@tabler/icons-react';
import { EmptyState, Page } from '../../components';
import type { DocumentStatus } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useRight } from '../../lib/session';
import { DocumentList } from './document-list';
import classes from './exchange.module.css';
import { NewDocumentLink } from './new-document-link';
import { EXCHANGE } from './texts';

const STATUSES: readonly DocumentStatus[] = ['draft', 'verifying', 'ready'];

/** What the reader's organisation has begun and not sent yet. */
export function Component() {
  const t = useT(EXCHANGE);
  const actions = useRight('document.prepare') && <NewDocumentLink className={classes.handy} />;
  const empty = (
    <section className={classes.panel}>
      <EmptyState
        icon={IconFilePencil}
        title={t('draftsEmpty')}
        action={<NewDocumentLink mt="xs" className={classes.roomy} />}
      >
        {t('draftsEmptyText')}
      </EmptyState>
    </section>
  );
  return (
    <Page title={t('draftsTitle')} lead={t('draftsLead')} actions={actions}>
      <DocumentList box="drafts" title={t('draftsTitle')} statuses={STATUSES} empty={empty} />
    </Page>
  );
}
