import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { COMMON, EmptyState, Loading, Page, ProblemAlert } from '../../../components';
import type { JoinList } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { RequestCard } from './request-card';
import classes from './requests.module.css';
import { REQUESTS } from './texts';
import { useRequests } from './use-requests';

function List({ list, query }: { list: JoinList; query: ReturnType<typeof useRequests> }) {
  const t = useT(REQUESTS);
  const common = useT(COMMON);
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  if (isPending) return <Loading />;
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <EmptyState icon={IconUserPlus} title={t(list === 'waiting' ? 'emptyWaiting' : 'emptyDecided')}>
        {list === 'waiting' && t('emptyWaitingText')}
      </EmptyState>
    );
  }
  return (
    <>
      {list === 'waiting' && (
        <Text size="sm" c="dimmed">
          {t('acceptNote')}
        </Text>
      )}
      <ul className={classes.list}>
        {items.map((request) => (
          <RequestCard key={request.id} request={request} />
        ))}
      </ul>
      {hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {common('showMore')}
          </Button>
        </Group>
      )}
    </>
  );
}

/** The administrator decides who belongs to the organisation (E-5.6.1, E-5.12). */
export function Component() {
  const t = useT(REQUESTS);
  const [search, setSearch] = useSearchParams();
  const list: JoinList = search.get('list') === 'decided' ? 'decided' : 'waiting';
  const query = useRequests(list);
  const waiting = query.data?.pages[0]?.waiting;
  return (
    <Page title={t('title')} lead={t('lead')} width="text">
      <Stack>
        <SegmentedControl
          aria-label={t('title')}
          value={list}
          onChange={(chosen) => setSearch({ list: chosen }, { replace: true })}
          data={[
            { value: 'waiting', label: waiting === undefined ? t('tabWaiting') : `${t('tabWaiting')} · ${waiting}` },
            { value: 'decided', label: t('tabDecided') },
          ]}
        />
        <List list={list} query={query} />
      </Stack>
    </Page>
  );
}
