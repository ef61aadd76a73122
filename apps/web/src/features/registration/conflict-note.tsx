import { Alert, Button, Group, Text } from '@mantine/core';
import { IconArrowsSplit } from '@tabler/icons-react';
import { useT } from '../../lib/i18n';
import { REGISTRATION } from './texts';
import type { ParticipantDraft } from './use-participant-draft';

/** Under a field that another window has changed too: what stands there, and whose is to stay. */
export function ConflictNote({ draft, field }: { draft: ParticipantDraft; field: string }) {
  const t = useT(REGISTRATION);
  const theirs = draft.conflicts[field];
  if (theirs === undefined) return null;
  return (
    <Alert color="orange" icon={<IconArrowsSplit aria-hidden />} mt={6} role="alert">
      <Text size="sm">{theirs === '' ? t('conflictEmpty') : t('conflict', { value: theirs })}</Text>
      <Group gap="xs" mt={6}>
        <Button size="xs" variant="default" onClick={() => draft.settle(field, 'mine')}>
          {t('conflictMine')}
        </Button>
        <Button size="xs" variant="default" onClick={() => draft.settle(field, 'theirs')}>
          {t('conflictTheirs')}
        </Button>
      </Group>
    </Alert>
  );
}
