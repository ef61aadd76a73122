import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Time } from '../../components';
import { PartyName, RecipientStatus } from '../../components/document';
import type { QujatDocument } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import { useFresh, useReload } from './document.query';
import classes from './document.module.css';
import { Section } from './section';
import { PAGE } from './texts';

const ReasonDialog = lazy(() => import('./statement/reason-dialog'));

type Recipient = QujatDocument['recipients'][number];

function Deed({ word, at, by }: { word: string; at: string; by?: string }) {
  return (
    <Text size="xs" c="dimmed" className={classes.wrap}>
      {word} <Time value={at} />
      {by && `, ${by}`}
    </Text>
  );
}

function Party({ recipient, onRecall }: { recipient: Recipient; onRecall: () => void }) {
  const t = useT(PAGE);
  const localized = useLocalized();
  const { availableAt, opened, receivedAt, signed, refused } = recipient;
  return (
    <li className={classes.partyOf}>
      <PartyName party={recipient} />
      {recipient.own && <span className={classes.you}>{t('you')}</span>}
      <div>
        <RecipientStatus status={recipient.status} />
      </div>
      {availableAt && <Deed word={t('partyAvailable')} at={availableAt} />}
      {opened && <Deed word={t('partyOpened')} {...opened} />}
      {opened && !receivedAt && (
        <Text size="xs" c="dimmed">
          {t('partyReceiptPending')}
        </Text>
      )}
      {receivedAt && <Deed word={t('partyReceived')} at={receivedAt} />}
      {signed.map((deed) => (
        <Deed key={deed.at} word={t('partySigned')} {...deed} />
      ))}
      {refused && <Deed word={t('partyRefused')} {...refused} />}
      {recipient.recallable && (
        <Button
          variant="subtle"
          size="compact-sm"
          mt={4}
          leftSection={<IconArrowBackUp size={15} aria-hidden />}
          aria-label={t('partyRecallOf', { name: localized(recipient.name) })}
          onClick={onRecall}
        >
          {t('partyRecall')}
        </Button>
      )}
    </li>
  );
}

/** The sender's own part: since when it has been sent, and its signatures. */
function Sender({ document }: { document: QujatDocument }) {
  const t = useT(PAGE);
  const { sender, side, sentAt, signatures } = document;
  const signed = signatures.filter((one) => one.side === 'sender' && one.state === 'accepted');
  return (
    <div className={classes.senderOf}>
      <Text size="xs" c="dimmed">
        {t('partySender')}
      </Text>
      <PartyName party={sender} />
      {side === 'sender' && <span className={classes.you}>{t('you')}</span>}
      {sentAt && <Deed word={t('sentAt')} at={sentAt} />}
      {signed.map(({ id, submittedAt, signer }) => (
        <Deed key={id} word={t('partySigned')} at={submittedAt} by={signer.name} />
      ))}
    </div>
  );
}

/** How the document stands with each of several recipients: who has it, opened it, received it, signed it, and when. */
export function Parties({ document }: { document: QujatDocument }) {
  const t = useT(PAGE);
  const fresh = useFresh();
  const reload = useReload(document.id);
  const [recalling, setRecalling] = useState<Recipient>();
  if (document.recipients.length < 2) return null;
  const done = (changed?: QujatDocument) => {
    setRecalling(undefined);
    if (changed) fresh(changed);
    // Whoever was refused may look at a document that has moved on.
    else reload();
  };
  return (
    <Section title={t('parties')}>
      <Text size="sm" c="dimmed">
        {t(document.sending === 'in-order' ? 'partiesInOrder' : 'partiesAtOnce')}
        {document.firstSigner === 'recipient' && ` ${t('partiesFirst')}`}
      </Text>
      <Sender document={document} />
      <ol className={classes.partiesOf}>
        {document.recipients.map((recipient) => (
          <Party key={recipient.position} recipient={recipient} onRecall={() => setRecalling(recipient)} />
        ))}
      </ol>
      <Suspense>
        {recalling && (
          <ReasonDialog document={document} kind="recall" from={recalling} onClose={() => done()} onDone={done} />
        )}
      </Suspense>
    </Section>
  );
}
