import { Anchor, Group, Table } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import type { Schemas } from '@qujat/api-client';
import { StatusChip, Time } from '../../components';
import { useLocale, useLocalized, useT } from '../../lib/i18n';
import classes from './billing.module.css';
import { tenge } from './money';
import { BILLING } from './texts';

type Invoice = Schemas['Invoice'];

const STATES = {
  issued: { tone: 'progress', icon: IconClock, word: 'issued' },
  'part-paid': { tone: 'attention', icon: IconClock, word: 'partPaid' },
  paid: { tone: 'good', icon: IconCheck, word: 'paidState' },
  overdue: { tone: 'bad', icon: IconAlertTriangle, word: 'overdue' },
} as const;

function State({ state }: { state: Invoice['state'] }) {
  const t = useT(BILLING);
  const { tone, icon, word } = STATES[state];
  return (
    <StatusChip tone={tone} icon={icon}>
      {t(word)}
    </StatusChip>
  );
}

/** The PDFs are in Kazakh and Russian; who reads English gets the Russian one. */
function Papers({ invoice, desk }: { invoice: Invoice; desk: boolean }) {
  const t = useT(BILLING);
  const lang = useLocale() === 'kk' ? 'kk' : 'ru';
  const base = `/api/${desk ? 'operator/' : ''}billing/invoices/${invoice.id}`;
  return (
    <Group gap="sm" wrap="nowrap">
      <Anchor className={classes.word} href={`${base}/pdf?lang=${lang}`} download size="sm" underline="always">
        {t('pdf')}
      </Anchor>
      {invoice.act && (
        <Anchor
          className={classes.word}
          href={`${base}/pdf?lang=${lang}&form=act`}
          download
          size="sm"
          underline="always"
        >
          {t('actPdf')}
        </Anchor>
      )}
      {desk && (
        <Anchor className={classes.word} href={`${base}/esf`} download size="sm" underline="always">
          {t('esf')}
        </Anchor>
      )}
    </Group>
  );
}

function Row({ invoice, desk }: { invoice: Invoice; desk: boolean }) {
  const t = useT(BILLING);
  const localized = useLocalized();
  return (
    <Table.Tr>
      <Table.Td className={classes.word}>{invoice.number}</Table.Td>
      {desk && (
        <Table.Td>
          {localized(invoice.buyer)}, {invoice.buyerBin}
        </Table.Td>
      )}
      <Table.Td>{invoice.month ? invoice.month.slice(0, 7).split('-').reverse().join('.') : t('single')}</Table.Td>
      <Table.Td>
        <Time value={invoice.dueOn} show="date" />
      </Table.Td>
      <Table.Td className={classes.number}>{tenge(invoice.totalTiyn)}</Table.Td>
      <Table.Td className={classes.number}>{tenge(invoice.paidTiyn)}</Table.Td>
      <Table.Td>
        <State state={invoice.state} />
      </Table.Td>
      <Table.Td>
        <Papers invoice={invoice} desk={desk} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Invoices, for the participant or for the desk. */
export function InvoiceTable({ invoices, desk = false }: { invoices: readonly Invoice[]; desk?: boolean }) {
  const t = useT(BILLING);
  return (
    <Table.ScrollContainer minWidth={desk ? 1080 : 860} tabIndex={0} aria-label={t('invoices')}>
      <Table aria-label={t('invoices')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('number')}</Table.Th>
            {desk && <Table.Th>{t('participant')}</Table.Th>}
            <Table.Th>{t('month')}</Table.Th>
            <Table.Th>{t('dueOn')}</Table.Th>
            <Table.Th className={classes.number}>{t('total')}</Table.Th>
            <Table.Th className={classes.number}>{t('paid')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invoices.map((invoice) => (
            <Row key={invoice.id} invoice={invoice} desk={desk} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
