import { List, Stack, Text } from '@mantine/core';
import type { Covered, ReportWords, RevocationFacts, SignatureReport } from '@qujat/signature';
import { formatDate, formatDateTime } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import { Fact, Facts } from '../facts';
import { Checks } from './checks';
import classes from './report.module.css';
import { REPORT } from './texts';

interface Props {
  readonly signature: SignatureReport;
  readonly words: ReportWords;
}

const COVERS = {
  content: 'coversContent',
  document: 'coversDocument',
  element: 'coversElement',
  file: 'coversFile',
} as const satisfies Record<Covered['kind'], string>;

const STATUS = {
  good: 'statusGood',
  revoked: 'statusRevoked',
  unknown: 'statusUnknown',
  none: 'statusNone',
} as const satisfies Record<RevocationFacts['status'], string>;

function Covers({ covers }: { covers: readonly Covered[] }) {
  const t = useT(REPORT);
  if (covers.length === 0) return null;
  return (
    <Fact label={t('covers')}>
      {covers.map(({ kind, name, intact }, i) => (
        <div key={i} className={classes.wrap}>
          {t(COVERS[kind], { name })}
          {!intact && <strong>{` (${t('notIntact')})`}</strong>}
        </div>
      ))}
    </Fact>
  );
}

function Certificate({ certificate, words }: { certificate: SignatureReport['certificate']; words: ReportWords }) {
  const t = useT(REPORT);
  const localized = useLocalized();
  if (!certificate) return null;
  const { serial, issuer, notBefore, notAfter, algorithm, keyUsage, extendedKeyUsage, policies, roles } = certificate;
  const named = roles.map((role) => (words.roles[role] ? localized(words.roles[role]) : role));
  return (
    <>
      <Fact label={t('serial')}>
        <span className={classes.mono}>{serial}</span>
      </Fact>
      <Fact label={t('issuer')}>{issuer}</Fact>
      <Fact label={t('validity')}>{t('fromTo', { from: formatDate(notBefore), to: formatDate(notAfter) })}</Fact>
      <Fact label={t('roles')}>{named.join(', ')}</Fact>
      <Fact label={t('keyUsage')}>{keyUsage.join(', ')}</Fact>
      <Fact label={t('keyPurposes')}>
        <span className={classes.mono}>{extendedKeyUsage.join(', ')}</span>
      </Fact>
      <Fact label={t('policies')}>
        <span className={classes.mono}>{policies.join(', ')}</span>
      </Fact>
      <Fact label={t('algorithm')}>{algorithm}</Fact>
    </>
  );
}

function Times({ signature: { timestamps } }: Pick<Props, 'signature'>) {
  const t = useT(REPORT);
  if (timestamps.length === 0) return null;
  return (
    <Fact label={t('timestamps')}>
      {timestamps.map(({ time, tsa, valid }, i) => (
        <div key={i} className={classes.wrap}>
          {t(valid ? 'timestampValid' : 'timestampInvalid', { at: formatDateTime(time), tsa: tsa ?? '—' })}
        </div>
      ))}
    </Fact>
  );
}

function Path({ signature: { path, revocation = [] } }: Pick<Props, 'signature'>) {
  const t = useT(REPORT);
  const stateOf = (fingerprint: string) => revocation.find((one) => one.fingerprint === fingerprint)?.status;
  if (path.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={550}>
        {t('path')}
      </Text>
      <List type="ordered" size="sm" mt={4}>
        {path.map(({ subject, fingerprint }) => {
          const status = stateOf(fingerprint);
          return (
            <List.Item key={fingerprint} className={classes.wrap}>
              {subject}
              {status && ` – ${t(STATUS[status])}`}
            </List.Item>
          );
        })}
      </List>
    </div>
  );
}

/** Everything that was found about one signature. */
export function SignatureDetails({ signature, words }: Props) {
  const t = useT(REPORT);
  const localized = useLocalized();
  const { indication, subIndication, level, counterSignatures = [] } = signature;
  const levelWords = words.levels[level];
  return (
    <Stack gap="xs" py={4}>
      <Facts>
        <Covers covers={signature.covers} />
        <Fact label={t('level')}>{levelWords ? localized(levelWords) : level}</Fact>
        <Fact label={t('conclusion')}>
          <span className={classes.mono}>{[indication, subIndication].filter(Boolean).join(' / ')}</span>
        </Fact>
        <Times signature={signature} />
        <Certificate certificate={signature.certificate} words={words} />
      </Facts>
      <Path signature={signature} />
      <Checks checks={signature.checks} names={words.checks} />
      {counterSignatures.map((counter, i) => (
        <section key={i} aria-label={t('counter')}>
          <Text size="sm" fw={550} mt="xs">
            {t('counter')}
          </Text>
          <SignatureDetails signature={counter} words={words} />
        </section>
      ))}
    </Stack>
  );
}
