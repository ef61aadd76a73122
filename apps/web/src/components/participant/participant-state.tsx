import { IconBan, IconCircleCheck, IconClock, IconPencil } from '@tabler/icons-react';
import type { ParticipantState as State } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { StatusChip } from '../status-chip';
import { STATES } from './participant-lists';
import { PARTICIPANT } from './texts';

const LOOKS = {
  draft: { tone: 'neutral', icon: IconPencil },
  submitted: { tone: 'progress', icon: IconClock },
  accredited: { tone: 'good', icon: IconCircleCheck },
  refused: { tone: 'bad', icon: IconBan },
} as const;

/** How a participant stands, as a chip. */
export function ParticipantState({ state }: { state: State }) {
  const t = useT(PARTICIPANT);
  return <StatusChip {...LOOKS[state]}>{t(STATES[state])}</StatusChip>;
}
