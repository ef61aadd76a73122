import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Loading, StatusChip } from '../../components';
import { DOCUMENT, SignedFor } from '../../components/document';
import type { DocumentSignature, QujatDocument } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import { raisedSignatureUrl, signatureUrl } from './addresses';
import classes from './document.module.css';
import { Fold } from '../../components/report';
import { Section } from './section';
import { PAGE } from './texts';
import { ROLE_WORDS, verdictLook } from './verdict';

const SignatureReport = lazy(() => import('./report/signature-report'));

function Signer({ document, signature }: { document: QujatDocument; signature: DocumentSignature }) {
  const t = useT(PAGE);
  const words = useT(DOCUMENT);
  const { signer, side } = signature;
  // Everybody who signs for an organisation has its role too; the person's own says more.
  const told = signer.roles.length > 1 ? signer.roles.filter((role) => role !== 'legal-entity') : signer.roles;
  const roles = told.flatMap((role) => {
    const word = ROLE_WORDS[role];
    return word ? [t(word)] : [];
  });
  return (
    <div>
      <Text fw={600} className={classes.wrap}>
        {signer.name}
      </Text>
      <Text size="sm" c="dimmed">
        {[words(side), ...roles].join(' · ')}
      </Text>
      <SignedFor signer={signer} parties={[document.sender, document.recipient, ...document.recipients]} />
    </div>
  );
}

function Moment({ signature: { time, submittedAt } }: { signature: DocumentSignature }) {
  const t = useT(PAGE);
  return (
    <Text size="sm">
      {time ? t('provenTime', { at: formatDateTime(time) }) : t('submittedTime', { at: formatDateTime(submittedAt) })}
    </Text>
  );
}

function Signature({ document, signature }: { document: QujatDocument; signature: DocumentSignature }) {
  const t = useT(PAGE);
  const localized = useLocalized();
  const { tone, icon, word } = verdictLook(signature);
  return (
    <li className={classes.signature}>
      <StatusChip tone={tone} icon={icon}>
        {t(word)}
      </StatusChip>
      <Signer document={document} signature={signature} />
      <Text size="sm">{localized(signature.verdict)}</Text>
      <Moment signature={signature} />
      {signature.raisedAt && (
        <Text size="sm" c="dimmed">
          {t('raised', { level: signature.level ?? '', at: formatDateTime(signature.raisedAt) })}
        </Text>
      )}
      <Fold label={t('checksFold')} about={signature.signer.name}>
        <Suspense fallback={<Loading />}>
          <SignatureReport document={document} signature={signature} />
        </Suspense>
      </Fold>
      {document.abilities.download.allowed && (
        <Group gap="xs">
          <Button
            component="a"
            href={signatureUrl(document.id, signature.id)}
            download
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
          >
            {t('downloadSignature')}
          </Button>
          {signature.raisedAt && (
            <Button
              component="a"
              href={raisedSignatureUrl(document.id, signature.id)}
              download
              size="compact-sm"
              variant="default"
              leftSection={<IconDownload size={15} aria-hidden />}
            >
              {t('downloadRaised')}
            </Button>
          )}
        </Group>
      )}
    </li>
  );
}

/** Every signature with its verdict in words; the same for both sides. */
export function Signatures({ document }: { document: QujatDocument }) {
  const t = useT(PAGE);
  const { signatures } = document;
  return (
    <Section title={t('signatures')}>
      {signatures.length === 0 ? (
        <Text c="dimmed">{t('noSignatures')}</Text>
      ) : (
        <Stack component="ul" gap={0} className={classes.list}>
          {signatures.map((signature) => (
            <Signature key={signature.id} document={document} signature={signature} />
          ))}
        </Stack>
      )}
    </Section>
  );
}
