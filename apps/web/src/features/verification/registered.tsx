import { Text, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle, type Icon } from '@tabler/icons-react';
import { Fact, Facts, StatusChip, Time, type Tone } from '../../components';
import { DOCUMENT, SignedFor, DocumentStatus, PartyName, RecipientStatus, TYPES } from '../../components/document';
import type { PublicVerification } from '../../lib/api';
import { formatDate, formatDateTime, formatSize } from '../../lib/format';
import { useLocale, useLocalized, useT } from '../../lib/i18n';
import { VERIFICATION } from './texts';
import classes from './verification.module.css';

type Signature = PublicVerification['signatures'][number];

const VERDICTS = {
  'TOTAL-PASSED': { tone: 'good', icon: IconCircleCheck, word: 'valid' },
  'TOTAL-FAILED': { tone: 'bad', icon: IconCircleX, word: 'invalid' },
  INDETERMINATE: { tone: 'attention', icon: IconHelpCircle, word: 'undecided' },
} as const satisfies Record<string, { tone: Tone; icon: Icon; word: keyof (typeof VERIFICATION)['ru'] }>;

/** Each of several recipients, and how the document stands there. */
function Recipients({ recipients }: Pick<PublicVerification, 'recipients'>) {
  const t = useT(VERIFICATION);
  return (
    <ol className={classes.recipients}>
      {recipients.map((recipient) => (
        <li key={recipient.bin}>
          <PartyName party={recipient} />
          <div>
            <RecipientStatus status={recipient.status} />
          </div>
          <Text size="sm" c="dimmed">
            {recipient.receivedAt ? (
              <>
                {t('receivedAt')}: <Time value={recipient.receivedAt} />
              </>
            ) : (
              t('notReceived')
            )}
          </Text>
        </li>
      ))}
    </ol>
  );
}

/** What the portal has on record, to be held against a paper or a file. */
export function Registered({ found }: { found: PublicVerification }) {
  const t = useT(VERIFICATION);
  const words = useT(DOCUMENT);
  const locale = useLocale();
  const { number, title, type, status, sender, recipient, recipients, sentAt, receivedAt, file } = found;
  return (
    <section className={classes.panel} aria-labelledby="registered">
      <Title order={2} id="registered" mb={4}>
        {t('document')}
      </Title>
      <Facts>
        <Fact label={t('number')}>
          <strong className="tabular">{number}</strong>
        </Fact>
        <Fact label={t('title')}>{title}</Fact>
        <Fact label={t('type')}>{words(TYPES[type])}</Fact>
        <Fact label={words('sender')}>
          <PartyName party={sender} />
        </Fact>
        {recipients.length > 1 ? (
          <Fact label={words('recipients')}>
            <Recipients recipients={recipients} />
          </Fact>
        ) : (
          <Fact label={words('recipient')}>
            <PartyName party={recipient} />
          </Fact>
        )}
        <Fact label={t('state')}>
          <DocumentStatus status={status} recipients={recipients.length} />
        </Fact>
        <Fact label={t('sentAt')}>
          <Time value={sentAt} />
        </Fact>
        {recipients.length < 2 && (
          <Fact label={t('receivedAt')}>{receivedAt ? <Time value={receivedAt} /> : t('notReceived')}</Fact>
        )}
        <Fact label={t('file')}>
          {file.name}, {formatSize(file.size, locale)}
        </Fact>
        <Fact label={t('sha256')}>
          <code className={classes.mono}>{file.sha256}</code>
        </Fact>
      </Facts>
    </section>
  );
}

function SignatureLine({ found, signature }: { found: PublicVerification; signature: Signature }) {
  const t = useT(VERIFICATION);
  const words = useT(DOCUMENT);
  const localized = useLocalized();
  const { signer, side, time, certificate, indication, verdict } = signature;
  const { tone, icon, word } = VERDICTS[indication ?? 'INDETERMINATE'];
  return (
    <li className={classes.signature}>
      <StatusChip tone={tone} icon={icon}>
        {t(word)}
      </StatusChip>
      <Text fw={600} className={classes.wrap}>
        {signer.name}
      </Text>
      <Text size="sm" c="dimmed">
        {words(side)}
      </Text>
      <SignedFor signer={signer} parties={[found.sender, found.recipient, ...found.recipients]} />
      <Text size="sm">{localized(verdict)}</Text>
      <Text size="sm" c="dimmed" className={classes.wrap}>
        {time && `${t('provenTime', { at: formatDateTime(time) })}. `}
        {certificate &&
          t('certificate', {
            serial: certificate.serialNumber,
            from: formatDate(certificate.notBefore),
            to: formatDate(certificate.notAfter),
          })}
      </Text>
    </li>
  );
}

/** Who signed, each with the verdict; and whether the other side has received it. */
export function SignaturesAndReceipt({ found }: { found: PublicVerification }) {
  const { signatures, receipt, recipients } = found;
  const t = useT(VERIFICATION);
  const several = recipients.length > 1;
  return (
    <>
      <section className={classes.panel} aria-labelledby="signatures">
        <Title order={2} id="signatures" mb={8}>
          {t('signatures')}
        </Title>
        <ul className={classes.list}>
          {signatures.map((signature) => (
            <SignatureLine
              key={`${signature.side} ${signature.certificate?.serialNumber} ${signature.time}`}
              found={found}
              signature={signature}
            />
          ))}
        </ul>
      </section>
      <section className={classes.panel} aria-labelledby="receipt">
        <Title order={2} id="receipt" mb={4}>
          {t('receipt')}
        </Title>
        <Text size="sm">
          {receipt
            ? t(several ? 'receiptTextAll' : 'receiptText', { at: formatDateTime(receipt.at) })
            : t(several ? 'receiptNotAll' : 'receiptNone')}
        </Text>
      </section>
    </>
  );
}
