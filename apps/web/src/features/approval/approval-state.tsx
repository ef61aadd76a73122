import { IconArrowBackUp, IconCircleCheck, IconCircleDashed, IconHourglassHigh } from '@tabler/icons-react';
import { StatusChip } from '../../components';
import { useT } from '../../lib/i18n';
import type { Approval } from './approval.query';
import { APPROVAL } from './texts';

const LOOKS = {
  none: { tone: 'neutral', icon: IconCircleDashed },
  running: { tone: 'progress', icon: IconHourglassHigh },
  approved: { tone: 'good', icon: IconCircleCheck },
  returned: { tone: 'attention', icon: IconArrowBackUp },
} as const;

/** The state of an approval as a chip. */
export function ApprovalState({ state }: Pick<Approval, 'state'>) {
  const t = useT(APPROVAL);
  return <StatusChip {...LOOKS[state]}>{t(state)}</StatusChip>;
}
