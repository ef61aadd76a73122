import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@qujat/api-client';
import { Fact, Facts, Loading, ProblemAlert } from '../../../components';
import { api, ask, type DocumentSignature, type QujatDocument } from '../../../lib/api';
import { formatDate } from '../../../lib/format';
import { useLocalized, useT } from '../../../lib/i18n';
import { reportUrl } from '../addresses';
import classes from '../document.module.css';
import { save } from '../../../lib/save';
import { PAGE } from '../texts';
import { Checks, SignerAuthority } from '../../../components/report';

interface Props {
  readonly document: QujatDocument;
  readonly signature: DocumentSignature;
}

function Certificate({ signature: { certificate, level, indication, subIndication } }: Pick<Props, 'signature'>) {
  const t = useT(PAGE);
  if (!certificate) return null;
  const { serialNumber, issuer, notBefore, notAfter, algorithm } = certificate;
  return (
    <Facts>
      <Fact label={t('serialNumber')}>
        <span className={classes.mono}>{serialNumber}</span>
      </Fact>
      <Fact label={t('issuer')}>{issuer}</Fact>
      <Fact label={t('validity')}>
        {t('validityFromTo', { from: formatDate(notBefore), to: formatDate(notAfter) })}
      </Fact>
      <Fact label={t('algorithm')}>{algorithm}</Fact>
      {level && <Fact label={t('level')}>{level === 'CMS' ? level : `CAdES-${level}`}</Fact>}
      {indication && (
        <Fact label={t('subIndication')}>
          <span className={classes.mono}>{[indication, subIndication].filter(Boolean).join(' / ')}</span>
        </Fact>
      )}
    </Facts>
  );
}

function Downloads({ document, signature, text }: Props & { text: Schemas['LocalizedText'] }) {
  const t = useT(PAGE);
  const localized = useLocalized();
  const name = t('reportName', { number: document.number });
  const look = { size: 'compact-sm', variant: 'default', leftSection: <IconDownload size={15} aria-hidden /> } as const;
  return (
    <Group gap="xs">
      <Button component="a" href={reportUrl(document.id, signature.id)} download={`${name}.json`} {...look}>
        {t('downloadReport')}
      </Button>
      <Button {...look} onClick={() => save(localized(text), `${name}.txt`, 'text/plain;charset=utf-8')}>
        {t('downloadReportText')}
      </Button>
    </Group>
  );
}

function Report({ document, signature }: Props) {
  const { id } = document;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['signature-report', id, signature.id],
    queryFn: () =>
      ask(
        api.GET('/api/documents/{id}/signatures/{signatureId}/report', {
          params: { path: { id, signatureId: signature.id } },
        }),
      ),
    staleTime: Infinity,
  });
  if (isPending) return <Loading />;
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  return (
    <>
      <SignerAuthority authority={data.authority} />
      <Checks checks={data.signatures.flatMap(({ checks }) => checks)} names={data.checkNames} />
      <Downloads document={document} signature={signature} text={data.text} />
    </>
  );
}

/** How one signature was judged: its certificate, every check with its clause, the report to take along. */
export default function SignatureReport({ document, signature }: Props) {
  const t = useT(PAGE);
  const hasReport = signature.state !== 'verifying' && document.abilities.download.allowed;
  return (
    <Stack gap="xs" className={classes.report}>
      <Certificate signature={signature} />
      {hasReport && <Report document={document} signature={signature} />}
      {signature.state === 'verifying' && (
        <Text size="sm" c="dimmed">
          {t('checksWait')}
        </Text>
      )}
    </Stack>
  );
}
