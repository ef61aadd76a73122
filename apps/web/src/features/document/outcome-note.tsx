import { Text } from '@mantine/core';
import { useRecipientNames } from '../../components/document';
import type { QujatDocument } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import { Panel } from './standing-panel';
import { PAGE } from './texts';
import type { Outcome } from './use-acts';

const SIGNED = {
  verifying: { look: 'wait', title: 'outcomeSignedWaits' },
  accepted: { look: 'good', title: 'outcomeSigned' },
  rejected: { look: 'bad', title: 'outcomeSignedRejected' },
} as const;

const SENDING: readonly Outcome['act'][] = ['send', 'sendLater', 'signAndSend'];

/** The names of the recipients, once the reader's act has sent the document there. */
function useSentTo(document: QujatDocument, { act }: Outcome): string | undefined {
  const names = useRecipientNames();
  const isSent = SENDING.includes(act) && document.axes.delivery === 'delivered';
  return isSent ? names(document) || undefined : undefined;
}

/** What came of the reader's last act: the verdict on a signature (kept up to date while it waits), and where the document went. */
export function OutcomeNote({ document, outcome }: { document: QujatDocument; outcome: Outcome }) {
  const t = useT(PAGE);
  const localized = useLocalized();
  const sentTo = useSentTo(document, outcome);
  const signature = document.signatures.find(({ id }) => id === outcome.signatureId);
  if (signature) {
    const { look, title } = SIGNED[signature.state];
    return (
      <Panel look={look} title={t(title)}>
        <Text size="sm">{localized(signature.verdict)}</Text>
        {sentTo && <Text size="sm">{t('outcomeSent', { name: sentTo })}</Text>}
      </Panel>
    );
  }
  if (sentTo) return <Panel look="good" title={t('outcomeSent', { name: sentTo })} />;
  return outcome.act === 'open' ? <Panel look="good" title={t('outcomeOpened')} /> : null;
}
