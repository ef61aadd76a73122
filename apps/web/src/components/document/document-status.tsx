import {
  IconArrowBackUp,
  IconBan,
  IconCircleCheck,
  IconClockHour4,
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
  delivered: { tone: 'progress', icon: IconSend },
  'receipt-pending': { tone: 'progress', icon: IconClockHour4 },
  received: { tone: 'progress', icon: IconMailOpened },
  completed: { tone: 'good', icon: IconCircleCheck },
  refused: { tone: 'bad', icon: IconBan },
  recalled: { tone: 'neutral', icon: IconArrowBackUp },
};

/** The recipient of a delivered document has something to open. */
const NEW = { tone: 'attention', icon: IconMail } as const;

/** How a document stands, as a chip; `side` is where the reader stands, none for a stranger. */
export function DocumentStatus({ status, side }: { status: Status; side?: DocumentSummary['side'] }) {
  const t = useT(DOCUMENT);
  const word = statusWord(status, side);
  return <StatusChip {...(word === 'statusNew' ? NEW : LOOKS[status])}>{t(word)}</StatusChip>;
}
