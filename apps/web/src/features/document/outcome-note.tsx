import { Text } from '@mantine/core';
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

function Whither({ document, outcome }: { document: QujatDocument; outcome: Outcome }) {
  const t = useT(PAGE);
  const localized = useLocalized();
  if (!['send', 'sendLater', 'signAndSend'].includes(outcome.act)) return null;
  const { delivery } = document.axes;
  // What is queued says so in the standing below.
  if (delivery !== 'delivered' || !document.recipient) return null;
  return <Text size="sm">{t('outcomeSent', { name: localized(document.recipient.name) })}</Text>;
}

/** What came of the reader's last act: the verdict on a signature (kept up to date while it waits), and where the document went. */
export function OutcomeNote({ document, outcome }: { document: QujatDocument; outcome: Outcome }) {
  const t = useT(PAGE);
  const localized = useLocalized();
  const signature = document.signatures.find(({ id }) => id === outcome.signatureId);
  if (signature) {
    const { look, title } = SIGNED[signature.state];
    return (
      <Panel look={look} title={t(title)}>
        <Text size="sm">{localized(signature.verdict)}</Text>
        <Whither document={document} outcome={outcome} />
      </Panel>
    );
  }
  return outcome.act === 'open' ? (
    <Text size="sm">{t('outcomeOpened')}</Text>
  ) : (
    <Whither document={document} outcome={outcome} />
  );
}
