import {
  IconArrowBackUp,
  IconBan,
  IconCircleCheck,
  IconClockHour4,
  IconFileOff,
  IconHourglass,
  IconMail,
  IconMailOpened,
  IconPencil,
  IconSend,
  IconShieldSearch,
  IconSignature,
  type Icon,
} from '@tabler/icons-react';
import type { DocumentStatus as Status, DocumentSummary } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { StatusChip, type Tone } from '../status-chip';
import { statusWord } from './document-words';
import { DOCUMENT } from './texts';

const LOOKS: Readonly<Record<Status, { tone: Tone; icon: Icon }>> = {
  draft: { tone: 'neutral', icon: IconPencil },
  verifying: { tone: 'progress', icon: IconShieldSearch },
  ready: { tone: 'attention', icon: IconSignature },
  queued: { tone: 'progress', icon: IconHourglass },
  held: { tone: 'neutral', icon: IconHourglass },
  waiting: { tone: 'progress', icon: IconHourglass },
  delivered: { tone: 'progress', icon: IconSend },
  'receipt-pending': { tone: 'progress', icon: IconClockHour4 },
  received: { tone: 'progress', icon: IconMailOpened },
  correction: { tone: 'attention', icon: IconPencil },
  'partly-signed': { tone: 'progress', icon: IconSignature },
  'to-complete': { tone: 'attention', icon: IconSignature },
  completed: { tone: 'good', icon: IconCircleCheck },
  refused: { tone: 'bad', icon: IconBan },
  recalled: { tone: 'neutral', icon: IconArrowBackUp },
  stopped: { tone: 'neutral', icon: IconBan },
  annulled: { tone: 'bad', icon: IconFileOff },
};

/** The recipient of a delivered document has something to open. */
const NEW = { tone: 'attention', icon: IconMail } as const;

interface StatusProps {
  readonly status: Status;
  /** Where the reader stands; none for a stranger. */
  readonly side?: DocumentSummary['side'];
  /** To how many it goes. */
  readonly recipients?: number;
}

/** How a document stands, as a chip. */
export function DocumentStatus({ status, side, recipients = 1 }: StatusProps) {
  const t = useT(DOCUMENT);
  const word = statusWord(status, side, recipients);
  return <StatusChip {...(word === 'statusNew' ? NEW : LOOKS[status])}>{t(word)}</StatusChip>;
}

/** How a document stands with one of several recipients: its own part, not that of all. */
export function RecipientStatus({ status }: { status: Status }) {
  const t = useT(DOCUMENT);
  if (status !== 'completed') return <DocumentStatus status={status} />;
  return <StatusChip {...LOOKS.completed}>{t('statusSignedByIt')}</StatusChip>;
}

/** A proposal to annul that is not decided: beside the state, so that nobody takes the document for settled (E-7.1.5). */
export function AnnulmentChip({ axes }: Pick<DocumentSummary, 'axes'>) {
  const t = useT(DOCUMENT);
  if (axes.annulment === 'none' || axes.annulment === 'annulled') return null;
  return (
    <StatusChip tone="attention" icon={IconFileOff}>
      {t('chipAnnulmentProposed')}
    </StatusChip>
  );
}
