import { Table } from '@mantine/core';
import type { Schemas } from '@qujat/api-client';
import { Time } from '../../components';
import { useT } from '../../lib/i18n';
import classes from './billing.module.css';
import { tenge } from './money';
import { BILLING } from './texts';

/** Payments and what they have paid. */
export function PaymentTable({ payments }: { payments: readonly Schemas['Payment'][] }) {
  const t = useT(BILLING);
  return (
    <Table.ScrollContainer minWidth={640} tabIndex={0} aria-label={t('payments')}>
      <Table aria-label={t('payments')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('receivedOn')}</Table.Th>
            <Table.Th className={classes.number}>{t('amount')}</Table.Th>
            <Table.Th>{t('payer')}</Table.Th>
            <Table.Th>{t('purpose')}</Table.Th>
            <Table.Th>{t('usedFor')}</Table.Th>
            <Table.Th className={classes.number}>{t('free')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {payments.map((payment) => (
            <Table.Tr key={payment.id}>
              <Table.Td>
                <Time value={payment.receivedOn} show="date" />
              </Table.Td>
              <Table.Td className={classes.number}>{tenge(payment.amountTiyn)}</Table.Td>
              <Table.Td>{[payment.payerName, payment.payerBin].filter(Boolean).join(', ')}</Table.Td>
              <Table.Td>{payment.purpose}</Table.Td>
              <Table.Td>{payment.invoices.map(({ number }) => number).join(', ') || '—'}</Table.Td>
              <Table.Td className={classes.number}>{tenge(payment.freeTiyn)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
