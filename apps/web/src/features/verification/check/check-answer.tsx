import { Button, Group, List, Text, Title } from '@mantine/core';
import { IconDownload, IconShieldCheck, IconShieldQuestion, IconShieldX, type Icon } from '@tabler/icons-react';
import type { EvidenceUsed, Indication } from '@qujat/signature';
import { Fold, REPORT, SignatureVerdicts } from '../../../components/report';
import { formatDateTime } from '../../../lib/format';
import { useLocalized, useT } from '../../../lib/i18n';
import { save } from '../../../lib/save';
import { VERIFICATION } from '../texts';
import classes from '../verification.module.css';
import type { Checked } from './use-check';

const LOOKS: Readonly<Record<Indication, { readonly look: string; readonly icon: Icon }>> = {
  'TOTAL-PASSED': { look: 'yes', icon: IconShieldCheck },
  INDETERMINATE: { look: 'but', icon: IconShieldQuestion },
  'TOTAL-FAILED': { look: 'no', icon: IconShieldX },
};

const KINDS = {
  certificate: 'kindCertificate',
  crl: 'kindCrl',
  ocsp: 'kindOcsp',
  timestamp: 'kindTimestamp',
} as const satisfies Record<EvidenceUsed['kind'], string>;

function TheAnswer({ report, words }: Checked) {
  const t = useT(VERIFICATION);
  const reports = useT(REPORT);
  const localized = useLocalized();
  const { look, icon: Glyph } = LOOKS[report.indication];
  const count = report.signatures.length;
  return (
    <div className={classes.answer} data-look={look} role="status">
      <Glyph size={40} stroke={1.5} aria-hidden />
      <div>
        <Title order={2}>{count > 1 ? t('checkMany', { count }) : localized(words.verdict)}</Title>
        {count > 1 && <Text mt={4}>{localized(words.verdict)}</Text>}
        {words.explanation && <Text mt={4}>{localized(words.explanation)}</Text>}
        <Text mt={4}>
          <strong>{reports('advice')}:</strong> {localized(words.advice)}
        </Text>
        {report.failure && (
          <Text size="sm" mt={4} lang="en" className={classes.wrap}>
            {reports('failure')}: {report.failure}
          </Text>
        )}
        <Text size="xs" mt={6} c="dimmed">
          {t('checkedAt', { at: formatDateTime(report.validatedAt) })}
        </Text>
      </div>
    </div>
  );
}

function Evidence({ evidence }: { evidence: readonly EvidenceUsed[] }) {
  const t = useT(REPORT);
  if (evidence.length === 0) return null;
  return (
    <Fold label={t('evidence')}>
      <List size="sm" spacing={6} mt={6}>
        {evidence.map(({ kind, about, time, sha256 }) => (
          <List.Item key={`${kind} ${sha256}`} className={classes.wrap}>
            {t(KINDS[kind])}, {formatDateTime(time)}: {about}
            <br />
            <code className={classes.mono}>SHA-256 {sha256}</code>
          </List.Item>
        ))}
      </List>
    </Fold>
  );
}

/** The one answer, the signatures under it, and the report to take along. */
export function CheckAnswer({ report, words, name }: Checked & { name: string }) {
  const t = useT(VERIFICATION);
  const localized = useLocalized();
  const look = { size: 'compact-sm', variant: 'default', leftSection: <IconDownload size={15} aria-hidden /> } as const;
  const json = () => save(JSON.stringify(report, null, 2), `${name}.report.json`, 'application/json');
  const text = () => save(localized(words.detailed), `${name}.report.txt`, 'text/plain;charset=utf-8');
  return (
    <div className={classes.answers}>
      <TheAnswer report={report} words={words} />
      <section className={classes.panel} aria-labelledby="check-signatures">
        {report.signatures.length > 0 && (
          <>
            <Title order={2} id="check-signatures" mb={8}>
              {t('signatures')}
            </Title>
            <SignatureVerdicts report={report} words={words} />
          </>
        )}
        {report.signatures.length === 0 && (
          <Title order={2} id="check-signatures">
            {t('checkNone')}
          </Title>
        )}
        <Evidence evidence={report.evidenceUsed} />
        <Group gap="xs" mt="sm">
          <Button {...look} onClick={text}>
            {t('checkText')}
          </Button>
          <Button {...look} onClick={json}>
            {t('checkJson')}
          </Button>
        </Group>
      </section>
    </div>
  );
}
