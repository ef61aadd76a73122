import { Group, Loader, Text } from '@mantine/core';
import { IconCloudCheck, IconCloudOff } from '@tabler/icons-react';
import { problemOf } from '../lib/api';
import { formatClock } from '../lib/format';
import { useT } from '../lib/i18n';
import type { Saving } from '../lib/use-autosave';
import { COMMON } from './texts';

/** Tells how the draft stands: being saved, saved at, or not saved and why. */
export function SavedNote({ saving }: { saving: Saving }) {
  const t = useT(COMMON);
  if (saving.state === 'untouched') return null;
  const text = {
    saving: t('saving'),
    saved: t('saved', { time: saving.at ? formatClock(saving.at) : '' }),
    failed: t(problemOf(saving.cause).isPassing ? 'notSaved' : 'notSavedRefused'),
  }[saving.state];
  return (
    <Group gap={6} role="status" wrap="nowrap">
      {saving.state === 'saving' && <Loader size={14} aria-hidden />}
      {saving.state === 'saved' && <IconCloudCheck size={17} stroke={1.6} style={{ flex: 'none' }} aria-hidden />}
      {saving.state === 'failed' && <IconCloudOff size={17} stroke={1.6} style={{ flex: 'none' }} aria-hidden />}
      <Text size="sm" c={saving.state === 'failed' ? 'red' : 'dimmed'}>
        {text}
      </Text>
    </Group>
  );
}
