import { Text } from '@mantine/core';
import { IconCircleCheck, IconClockHour4 } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Loading, StatusChip } from '../../components';
import type { QujatDocument } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { Fold } from '../../components/report';
import { Section } from './section';
import { PAGE } from './texts';

const ReceiptReport = lazy(() => import('./report/receipt-report'));

function State({ receivedAt }: { receivedAt: string | null }) {
  const t = useT(PAGE);
  return receivedAt ? (
    <StatusChip tone="good" icon={IconCircleCheck}>
      {t('receiptThere')}
    </StatusChip>
  ) : (
    <StatusChip tone="progress" icon={IconClockHour4}>
      {t('receiptPending')}
    </StatusChip>
  );
}

/** The receipt (E-7.4): who opened the document and when, signed by the portal and timestamped. */
export function Receipt({ document }: { document: QujatDocument }) {
  const t = useT(PAGE);
  const { receipt, sentAt, recipients } = document;
  // Of several recipients each has its own: the parties tell when.
  if (!sentAt || (!receipt && recipients.length > 1)) return null;
  return (
    <Section title={t('receipt')}>
      {receipt ? (
        <>
          <State receivedAt={receipt.receivedAt} />
          <Text size="sm" mt={6}>
            {t('receiptOpened', { name: receipt.openedBy.name, at: formatDateTime(receipt.openedAt) })}{' '}
            {receipt.receivedAt && t('receiptAt', { at: formatDateTime(receipt.receivedAt) })}
          </Text>
          {receipt.receivedAt && (
            <Fold label={t('checksFold')} about={t('receipt')}>
              <Suspense fallback={<Loading />}>
                <ReceiptReport document={document} />
              </Suspense>
            </Fold>
          )}
        </>
      ) : (
        <Text c="dimmed">{t('receiptNone')}</Text>
      )}
    </Section>
  );
}
