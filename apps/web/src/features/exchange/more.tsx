import { Button, Group, Text } from '@mantine/core';
import { COMMON } from '../../components';
import { useT } from '../../lib/i18n';
import type { Documents } from './documents.query';
import { EXCHANGE } from './texts';

/** The next page of a list, and how much of it is shown. */
export function More({ query, all }: { query: Documents; all?: number }) {
  const t = useT(EXCHANGE);
  const common = useT(COMMON);
  if (!query.hasNextPage) return null;
  return (
    <Group justify="center" mt="md" gap="md">
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {common('showMore')}
      </Button>
      {all !== undefined && (
        <Text size="sm" c="dimmed" role="status">
          {t('shown', { shown: query.data?.pages.flatMap(({ items }) => items).length ?? 0, all })}
        </Text>
      )}
    </Group>
  );
}
