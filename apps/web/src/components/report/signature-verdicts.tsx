import { Text } from '@mantine/core';
import type { Report, ReportWords, SignatureReport, VerdictWords } from '@qujat/signature';
import { formatDateTime } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import { StatusChip } from '../status-chip';
import { Fold } from './fold';
import classes from './report.module.css';
import { SignatureDetails } from './signature-details';
import { REPORT } from './texts';
import { VERDICT_LOOKS } from './verdict-look';

interface Props {
  readonly signature: SignatureReport;
  readonly words: ReportWords;
}

/** The NCA writes surname and name into CN and the patronymic into GIVENNAME. */
const nameOf = ({ certificate, signer }: SignatureReport): string | null =>
  [certificate?.subject.commonName, certificate?.subject.givenName].filter(Boolean).join(' ') || signer.subject;

function Signer({ signature, words }: Props) {
  const t = useT(REPORT);
  const localized = useLocalized();
  const { signer, certificate } = signature;
  const organization = certificate?.subject.organization;
  const roles = signer.roles.flatMap((role) => (words.roles[role] ? [localized(words.roles[role])] : []));
  return (
    <div>
      <Text fw={600} className={classes.wrap}>
        {nameOf(signature) ?? t('unknownSigner')}
      </Text>
      <Text size="sm" className={classes.wrap}>
        {[signer.iin && t('iin', { iin: signer.iin }), ...roles].filter(Boolean).join(' · ')}
      </Text>
      {organization && (
        <Text size="sm" className={classes.wrap}>
          {signer.bin ? t('signedFor', { organization, bin: signer.bin }) : organization}
        </Text>
      )}
    </div>
  );
}

function Moment({ signature: { timestamps, bestSignatureTime, claimedSigningTime } }: Pick<Props, 'signature'>) {
  const t = useT(REPORT);
  if (timestamps.some(({ valid }) => valid)) {
    return <Text size="sm">{t('provenTime', { at: formatDateTime(bestSignatureTime) })}</Text>;
  }
  return (
    <Text size="sm">
      {claimedSigningTime ? t('claimedTime', { at: formatDateTime(claimedSigningTime) }) : t('noTime')}
    </Text>
  );
}

/** What the answer above has said already of the only signature is not said twice. */
function Signature({ signature, words, verdict, isOnly }: Props & { verdict: VerdictWords; isOnly: boolean }) {
  const t = useT(REPORT);
  const localized = useLocalized();
  const { tone, icon } = VERDICT_LOOKS[signature.indication];
  return (
    <li className={classes.signature}>
      <div>
        <StatusChip tone={tone} icon={icon}>
          {localized(verdict.verdict)}
        </StatusChip>
      </div>
      <Signer signature={signature} words={words} />
      {!isOnly && verdict.explanation && <Text size="sm">{localized(verdict.explanation)}</Text>}
      <Moment signature={signature} />
      {!isOnly && (
        <div className={classes.advice}>
          <Text size="sm">
            <strong>{t('advice')}:</strong> {localized(verdict.advice)}
          </Text>
        </div>
      )}
      <Fold label={t('how')} about={nameOf(signature) ?? ''}>
        <SignatureDetails signature={signature} words={words} />
      </Fold>
    </li>
  );
}

/** Every signature of a report: who, when, the verdict with its reason and advice, and behind a fold everything that was found. */
export function SignatureVerdicts({ report, words }: { report: Report; words: ReportWords }) {
  return (
    <ul className={classes.list}>
      {report.signatures.map((signature, i) => (
        <Signature
          key={i}
          signature={signature}
          words={words}
          verdict={words.signatures[i] ?? words}
          isOnly={report.signatures.length === 1}
        />
      ))}
    </ul>
  );
}
