import { IconCircleCheck, IconClock } from '@tabler/icons-react';
import { StatusChip } from '../../components';
import { useT } from '../../lib/i18n';
import { CONTACT } from './texts';

/** Is a contact confirmed? In a word, beside it. */
export function ContactState({ confirmed }: { confirmed: boolean }) {
  const t = useT(CONTACT);
  return (
    <StatusChip tone={confirmed ? 'good' : 'attention'} icon={confirmed ? IconCircleCheck : IconClock}>
      {t(confirmed ? 'chipYes' : 'chipNo')}
    </StatusChip>
  );
}
