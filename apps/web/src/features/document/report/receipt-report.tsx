import { Button, Group, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Loading, ProblemAlert } from '../../../components';
import { api, ask, type QujatDocument } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { bytesOf } from '../../../lib/signing';
import classes from '../document.module.css';
import { save } from '../../../lib/save';
import { PAGE } from '../texts';
import { Checks } from '../../../components/report';

/** How the receipt is proven: the checks of the portal's signature, and its record and signature as files. */
export default function ReceiptReport({ document: { id, number } }: { document: QujatDocument }) {
  const t = useT(PAGE);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['receipt', id],
    queryFn: () => ask(api.GET('/api/documents/{id}/receipt', { params: { path: { id } } })),
    staleTime: Infinity,
  });
  if (isPending) return <Loading />;
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  const look = { size: 'compact-sm', variant: 'default', leftSection: <IconDownload size={15} aria-hidden /> } as const;
  const name = `${number}_receipt.json`;
  return (
    <Stack gap="xs" className={classes.report}>
      <Checks checks={data.report.signatures.flatMap(({ checks }) => checks)} names={data.checkNames} />
      <Group gap="xs">
        <Button {...look} onClick={() => save(bytesOf(data.recordBase64), name, 'application/json')}>
          {t('receiptDownload')}
        </Button>
        <Button
          {...look}
          onClick={() => save(bytesOf(data.signatureBase64), `${name}.p7s`, 'application/pkcs7-signature')}
        >
          {t('receiptSignature')}
        </Button>
      </Group>
    </Stack>
  );
}
