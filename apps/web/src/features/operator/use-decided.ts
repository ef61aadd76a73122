import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { AccreditationCase } from '../../lib/api';

/** Puts the decided case into the cache and lets the queues be asked again. */
export function useDecided(message: string): (decided: AccreditationCase) => void {
  const client = useQueryClient();
  return (decided) => {
    client.setQueryData(['accreditation', 'case', decided.id], decided);
    void client.invalidateQueries({ queryKey: ['accreditation', 'queue'] });
    void client.invalidateQueries({ queryKey: ['register'] });
    notifications.show({ message, color: 'teal' });
  };
}
