import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '@qujat/api-client';
import { Loading, Page, ProblemAlert } from '../../components';
import { api, ask } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { Holds } from './holds';
import classes from './retention.module.css';
import { RETENTION } from './texts';

function Line({ kept }: { kept: Schemas['RetainedDocument'] }) {
  const t = useT(RETENTION);
  const { documentId, number, title, event, day, keepUntil, held } = kept;
  return (
    <div className={classes.line}>
      <Anchor component={Link} to={`/documents/${documentId}`} underline="always">
        {title}
      </Anchor>
      <Text size="sm" c="dimmed">
        {number}, {t(event, { at: formatDate(day) })}
      </Text>
      <Text size="sm">
        {t('keepUntil', { at: formatDate(keepUntil) })}
        {held && ` (${t('held')})`}
      </Text>
    </div>
  );
}

function Documents() {
  const t = useT(RETENTION);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['retention', 'documents'],
    queryFn: ({ pageParam }) =>
      ask(api.GET('/api/retention/documents', { params: { query: pageParam ? { cursor: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <section aria-labelledby="kept">
      <Title order={2} id="kept" size="h3" mb="xs">
        {t('documents')}
      </Title>
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {!items && !error && <Loading />}
      {items?.length === 0 && <Text c="dimmed">{t('nothing')}</Text>}
      {items?.map((kept) => (
        <Line key={kept.documentId} kept={kept} />
      ))}
      {hasNextPage && (
        <Button variant="default" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

/** What the organisation keeps, until when, and what is held (E-7.6.2). */
export function Component() {
  const t = useT(RETENTION);
  return (
    <Page title={t('title')} lead={t('lead')} width="text">
      <Stack gap="xl">
        <Holds />
        <Documents />
      </Stack>
    </Page>
  );
}
