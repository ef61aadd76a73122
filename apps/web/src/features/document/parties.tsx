import { Text } from '@mantine/core';
import { Time } from '../../components';
import { DocumentStatus, PartyName } from '../../components/document';
import type { QujatDocument } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './document.module.css';
import { Section } from './section';
import { PAGE } from './texts';

type Recipient = QujatDocument['recipients'][number];

function Deed({ word, at, by }: { word: string; at: string; by?: string }) {
  return (
    <Text size="xs" c="dimmed" className={classes.wrap}>
      {word} <Time value={at} />
      {by && `, ${by}`}
    </Text>
  );
}

function Party({ recipient }: { recipient: Recipient }) {
  const t = useT(PAGE);
  const { availableAt, opened, receivedAt, signed, refused } = recipient;
  return (
    <li className={classes.partyOf}>
      <PartyName party={recipient} />
      {recipient.own && <span className={classes.you}>{t('you')}</span>}
      <div>
        <DocumentStatus status={recipient.status} />
      </div>
      {availableAt && <Deed word={t('partyAvailable')} at={availableAt} />}
      {opened && <Deed word={t('partyOpened')} {...opened} />}
      {receivedAt && <Deed word={t('partyReceived')} at={receivedAt} />}
      {signed.map((deed) => (
        <Deed key={deed.at} word={t('partySigned')} {...deed} />
      ))}
      {refused && <Deed word={t('partyRefused')} {...refused} />}
    </li>
  );
}

/** How the document stands with each of several recipients: who has it, opened it, received it, signed it, and when. */
export function Parties({ document }: { document: QujatDocument }) {
  const t = useT(PAGE);
  if (document.recipients.length < 2) return null;
  return (
    <Section title={t('parties')}>
      <Text size="sm" c="dimmed">
        {t(document.sending === 'in-order' ? 'partiesInOrder' : 'partiesAtOnce')}
        {document.firstSigner === 'recipient' && ` ${t('partiesFirst')}`}
      </Text>
      <ol className={classes.partiesOf}>
        {document.recipients.map((recipient) => (
          <Party key={recipient.position} recipient={recipient} />
        ))}
      </ol>
    </Section>
  );
}
