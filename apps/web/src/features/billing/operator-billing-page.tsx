import { FileButton, Button, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCircleCheck, IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState, Loading, Page, ProblemAlert } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { allInvoicesQuery, unknownPaymentsQuery } from './billing.query';
import { InvoiceTable } from './invoice-table';
import { PaymentTable } from './payment-table';
import { BILLING } from './texts';

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function useImport() {
  const t = useT(BILLING);
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) =>
      ask(api.POST('/api/operator/billing/statements', { body: { name: file.name, content: await base64Of(file) } })),
    onSuccess: ({ payments, repeated, unknown }) => {
      notifications.show({ message: t('imported', { payments, repeated, unknown }), color: 'teal' });
      return client.invalidateQueries({ queryKey: ['billing'] });
    },
  });
}

function Import() {
  const t = useT(BILLING);
  const take = useImport();
  return (
    <Stack gap={4} align="flex-start">
      <FileButton onChange={(file) => file && take.mutate(file)}>
        {(props) => (
          <Button {...props} loading={take.isPending} leftSection={<IconUpload size={17} aria-hidden />}>
            {t('importStatement')}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed">
        {t('importHint')}
      </Text>
      {take.error && <ProblemAlert cause={take.error} />}
    </Stack>
  );
}

function Invoices() {
  const t = useT(BILLING);
  const [shown, setShown] = useState<'overdue' | 'all'>('all');
  const { data, error, refetch } = useQuery(allInvoicesQuery(shown === 'overdue'));
  return (
    <Stack component="section" gap="sm">
      <SegmentedControl
        aria-label={t('invoices')}
        data={[
          { value: 'all', label: t('allInvoices') },
          { value: 'overdue', label: t('overdueOnly') },
        ]}
        value={shown}
        onChange={setShown}
        style={{ alignSelf: 'flex-start' }}
      />
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && (
        <EmptyState icon={IconCircleCheck} title={t(shown === 'all' ? 'noInvoices' : 'nothingOverdue')}>
          {t(shown === 'all' ? 'noInvoicesText' : 'nothingOverdueText')}
        </EmptyState>
      )}
      {data && data.length > 0 && <InvoiceTable invoices={data} desk />}
    </Stack>
  );
}

/** The biller's desk: statements, payments of nobody, invoices. */
export function Component() {
  const t = useT(BILLING);
  const { data: unknown } = useQuery(unknownPaymentsQuery);
  return (
    <Page title={t('debtsTitle')} lead={t('debtsLead')} width="wide">
      <Stack gap="xl">
        <Import />
        {unknown && (
          <Stack component="section" gap="sm">
            <Title order={2} size="h3">
              {t('unknownPayments')}
            </Title>
            {unknown.length > 0 ? <PaymentTable payments={unknown} /> : <Text c="dimmed">{t('noUnknown')}</Text>}
          </Stack>
        )}
        <Invoices />
      </Stack>
    </Page>
  );
}
