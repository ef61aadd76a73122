import { Anchor, Button, Group, SegmentedControl, Table } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { COMMON, EmptyState, Loading, Page, ProblemAlert, Time } from '../../components';
import { api, ask, type AccreditationQueue, type AccreditationState } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './operator.module.css';
import { OPERATOR } from './texts';

const TABS = [
  { state: 'submitted', label: 'tabSubmitted' },
  { state: 'accredited', label: 'tabAccredited' },
  { state: 'refused', label: 'tabRefused' },
] as const satisfies readonly { state: AccreditationState; label: string }[];

const REFRESH_MS = 30_000;

function useQueue(state: AccreditationState) {
  return useInfiniteQuery({
    queryKey: ['accreditation', 'queue', state],
    queryFn: ({ pageParam }) =>
      ask(api.GET('/api/operator/accreditation', { params: { query: { state, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (previous) => previous,
    refetchInterval: REFRESH_MS,
  });
}

function Row({ item }: { item: AccreditationQueue['items'][number] }) {
  const localized = useLocalized();
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/operator/accreditation/${item.id}`} fw={550}>
          {localized(item.name)}
        </Anchor>
      </Table.Td>
      <Table.Td>{item.bin}</Table.Td>
      <Table.Td className={classes.when}>
        <Time value={item.submittedAt} />
      </Table.Td>
    </Table.Tr>
  );
}

function Rows({ items }: Pick<AccreditationQueue, 'items'>) {
  const t = useT(OPERATOR);
  return (
    <Table className={classes.table} highlightOnHover aria-label={t('queueTitle')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('columnName')}</Table.Th>
          <Table.Th>{t('columnBin')}</Table.Th>
          <Table.Th className={classes.when}>{t('columnSubmitted')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Queue({ state, query }: { state: AccreditationState; query: ReturnType<typeof useQueue> }) {
  const t = useT(OPERATOR);
  const common = useT(COMMON);
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  if (isPending) return <Loading />;
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    const isQueue = state === 'submitted';
    return (
      <EmptyState icon={IconClipboardCheck} title={t(isQueue ? 'emptySubmitted' : 'emptyOther')}>
        {isQueue && t('emptySubmittedText')}
      </EmptyState>
    );
  }
  return (
    <>
      <Rows items={items} />
      {hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {common('showMore')}
          </Button>
        </Group>
      )}
    </>
  );
}

/** The operator's queue (E-5.8): who waits for accreditation, who has it, who was refused. */
export function Component() {
  const t = useT(OPERATOR);
  const [search, setSearch] = useSearchParams();
  const state = TABS.find((tab) => tab.state === search.get('state'))?.state ?? 'submitted';
  const query = useQueue(state);
  const counts = query.data?.pages[0]?.counts;
  const tabs = TABS.map(({ state: value, label }) => ({
    value,
    label: counts ? `${t(label)} · ${counts[value]}` : t(label),
  }));
  return (
    <Page title={t('queueTitle')} lead={t('queueLead')} width="wide">
      <SegmentedControl
        className={classes.tabs}
        aria-label={t('queueTitle')}
        value={state}
        onChange={(chosen) => setSearch({ state: chosen }, { replace: true })}
        data={tabs}
      />
      <div className={classes.panel}>
        <Queue state={state} query={query} />
      </div>
    </Page>
  );
}
