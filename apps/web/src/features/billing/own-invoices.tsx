import { Stack, Text, Title } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { EmptyState, Loading, ProblemAlert } from '../../components';
import { formatDate } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { invoicesQuery, liabilityQuery, paymentsQuery } from './billing.query';
import classes from './billing.module.css';
import { InvoiceTable } from './invoice-table';
import { tenge } from './money';
import { PaymentTable } from './payment-table';
import { BILLING } from './texts';

/** E-12.5: what the operator answers for today. */
function Liability() {
  const t = useT(BILLING);
  const { data } = useQuery(liabilityQuery);
  if (!data) return null;
  return (
    <section className={classes.card}>
      <Title order={2} size="h3">
        {t('liability')}
      </Title>
      <p className={classes.price}>{tenge(data.capTiyn)}</p>
      <Text c="dimmed" size="sm">
        {t('liabilityText', { from: formatDate(data.from), until: formatDate(data.until) })}
      </Text>
    </section>
  );
}

/** Invoices, acts and payments of the organisation. */
export function OwnInvoices() {
  const t = useT(BILLING);
  const { data: invoices, error, refetch } = useQuery(invoicesQuery);
  const { data: payments } = useQuery(paymentsQuery);
  return (
    <>
      <Stack component="section" gap="sm">
        <Title order={2} size="h3">
          {t('invoices')}
        </Title>
        {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
        {!invoices && !error && <Loading />}
        {invoices?.length === 0 && (
          <EmptyState icon={IconReceipt} title={t('noInvoices')}>
            {t('noInvoicesText')}
          </EmptyState>
        )}
        {invoices && invoices.length > 0 && <InvoiceTable invoices={invoices} />}
      </Stack>
      {payments && (
        <Stack component="section" gap="sm">
          <Title order={2} size="h3">
            {t('payments')}
          </Title>
          {payments.length > 0 ? <PaymentTable payments={payments} /> : <Text c="dimmed">{t('noPayments')}</Text>}
        </Stack>
      )}
      <Liability />
    </>
  );
}
