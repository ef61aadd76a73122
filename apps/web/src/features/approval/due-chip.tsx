import { IconAlarm, IconClock } from '@tabler/icons-react';
import { StatusChip } from '../../components';
import { useT } from '../../lib/i18n';
import { APPROVAL } from './texts';

/** Until when; what is overdue says so in words. */
export function DueChip({ overdue, children }: { overdue: boolean; children: string }) {
  const t = useT(APPROVAL);
  return (
    <StatusChip tone={overdue ? 'bad' : 'neutral'} icon={overdue ? IconAlarm : IconClock}>
      {overdue ? `${t('overdue')} · ${children}` : children}
    </StatusChip>
  );
}
