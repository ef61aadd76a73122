import { Text } from '@mantine/core';
import { IconCheck, IconCircleX, IconHourglass, IconLoader, IconPencil, IconPlayerStop } from '@tabler/icons-react';
import { Link } from 'react-router';
import { StatusChip, type Tone } from '../../../components';
import type { SigningBatch, SigningItem } from '../../../lib/api';
import { formatMoney, formatSize } from '../../../lib/format';
import { useLocale, useLocalized, useT } from '../../../lib/i18n';
import classes from './signing.module.css';
import { SIGNING_MANY } from './texts';

const LOOKS = {
  prepared: { tone: 'attention', icon: IconPencil, word: 'statePrepared' },
  submitted: { tone: 'progress', icon: IconLoader, word: 'stateSubmitted' },
  signed: { tone: 'good', icon: IconCheck, word: 'stateSigned' },
  waits: { tone: 'progress', icon: IconHourglass, word: 'stateWaits' },
  refused: { tone: 'bad', icon: IconCircleX, word: 'stateRefused' },
  cancelled: { tone: 'neutral', icon: IconPlayerStop, word: 'stateCancelled' },
} as const satisfies Record<SigningItem['state'], { tone: Tone; icon: unknown; word: string }>;

/** What went wrong stands on top. */
const ORDER: readonly SigningItem['state'][] = ['refused', 'prepared', 'submitted', 'waits', 'signed', 'cancelled'];

function What({ item }: { item: SigningItem }) {
  const locale = useLocale();
  const localized = useLocalized();
  const { documentId, title, number, file, amount, counterparty } = item;
  const about = [
    number,
    counterparty && localized(counterparty),
    file && formatSize(file.size, locale),
    amount !== null && formatMoney(amount / 100),
  ];
  return (
    <div className={classes.what}>
      <Link to={`/documents/${documentId}`} className={classes.title}>
        {title}
      </Link>
      <Text size="xs" c="dimmed">
        {about.filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}

function Outcome({ item, andSend }: { item: SigningItem; andSend: boolean }) {
  const t = useT(SIGNING_MANY);
  const localized = useLocalized();
  const { tone, icon, word } = LOOKS[item.state];
  const why = item.refusal ?? item.verdict;
  const isSigned = item.state === 'signed' || item.state === 'waits';
  return (
    <div className={classes.outcome}>
      <StatusChip tone={tone} icon={icon}>
        {t(word)}
      </StatusChip>
      {why && <Text size="sm">{localized(why)}</Text>}
      {andSend && isSigned && item.side === 'sender' && (
        <Text size="sm" c={item.sendRefusal ? 'red' : 'dimmed'}>
          {item.sendRefusal ? t('notSent', { why: localized(item.sendRefusal) }) : item.sent && t('sent')}
        </Text>
      )}
    </div>
  );
}

/** The documents of a batch with their outcomes: signed, waiting, refused and why. */
export function BatchLines({ batch }: { batch: SigningBatch }) {
  const t = useT(SIGNING_MANY);
  const items = [...batch.items].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return (
    <ul className={classes.lines} aria-label={t('linesLabel')}>
      {items.map((item) => (
        <li key={item.documentId} className={classes.line}>
          <What item={item} />
          <Outcome item={item} andSend={batch.andSend} />
        </li>
      ))}
    </ul>
  );
}
