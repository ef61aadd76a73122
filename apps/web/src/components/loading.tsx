import { Group, Loader, Text } from '@mantine/core';
import { useT } from '../lib/i18n';
import { COMMON } from './texts';

/** Something is on its way, said in words. */
export function Loading({ children }: { children?: string }) {
  const t = useT(COMMON);
  return (
    <Group gap="sm" p="lg" role="status">
      <Loader size="sm" aria-hidden />
      <Text c="dimmed">{children ?? t('loading')}</Text>
    </Group>
  );
}
