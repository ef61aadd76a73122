import { Anchor, Button, Group, NativeSelect, SegmentedControl, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { COMMON, EmptyState, Loading, Page, ProblemAlert, Time } from '../../components';
import { api, ask, type AccreditationQueue, type AccreditationState } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './operator.module.css';
import { DESK } from './desk/texts';
import { OPERATOR } from './texts';

const TABS = [
  { state: 'submitted', label: 'tabSubmitted' },
  { state: 'accredited', label: 'tabAccredited' },
  { state: 'refused', label: 'tabRefused' },
] as const satisfies readonly { state: AccreditationState; label: string }[];

const REFRESH_MS = 30_000;
const DAY_MS = 86_400_000;

/** What narrows the queue; an empty text narrows nothing. */
interface Filter {
  readonly search: string;
  readonly taken: '' | 'free' | 'mine' | 'others';
  readonly waitsFor: '' | 'operator' | 'applicant';
  readonly kind: '' | 'application' | 'change';
}

const NO_FILTER: Filter = { search: '', taken: '', waitsFor: '', kind: '' };

function useQueue(state: AccreditationState, { search, taken, waitsFor, kind }: Filter) {
  const narrowed = {
    ...(search ? { search } : {}),
    ...(taken ? { taken } : {}),
    ...(waitsFor ? { waitsFor } : {}),
    ...(kind ? { kind } : {}),
  };
  return useInfiniteQuery({
    queryKey: ['accreditation', 'queue', state, narrowed],
    queryFn: ({ pageParam }) =>
      ask(api.GET('/api/operator/accreditation', { params: { query: { state, ...narrowed, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (previous) => previous,
    refetchInterval: REFRESH_MS,
  });
}

function Row({ item, now }: { item: AccreditationQueue['items'][number]; now: number }) {
  const localized = useLocalized();
  const t = useT(DESK);
  const { takenBy, state, kind, openedAt } = item.case;
  const days = Math.floor((now - Date.parse(openedAt)) / DAY_MS);
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/operator/accreditation/${item.id}`} fw={550}>
          {localized(item.name)}
        </Anchor>
      </Table.Td>
      <Table.Td>{item.bin}</Table.Td>
      <Table.Td>
        {t(kind)}
        {state === 'asked' && (
          <Text size="xs" c="dimmed">
            {t('waitsApplicant')}
          </Text>
        )}
      </Table.Td>
      <Table.Td className={classes.when}>{takenBy ? (takenBy.mine ? t('you') : takenBy.name) : t('nobody')}</Table.Td>
      <Table.Td className={classes.when}>{item.case.closedAt === null && t('days', { count: days })}</Table.Td>
      <Table.Td className={classes.when}>
        <Time value={item.submittedAt} />
      </Table.Td>
    </Table.Tr>
  );
}

function Rows({ items, now }: Pick<AccreditationQueue, 'items'> & { now: number }) {
  const t = useT(OPERATOR);
  const desk = useT(DESK);
  return (
    <Table className={classes.table} highlightOnHover aria-label={t('queueTitle')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('columnName')}</Table.Th>
          <Table.Th>{t('columnBin')}</Table.Th>
          <Table.Th>{desk('columnCase')}</Table.Th>
          <Table.Th className={classes.when}>{desk('columnTaken')}</Table.Th>
          <Table.Th className={classes.when}>{desk('columnAge')}</Table.Th>
          <Table.Th className={classes.when}>{t('columnSubmitted')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} now={now} />
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
      <Rows items={items} now={query.dataUpdatedAt} />
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

const CHOICES = {
  taken: [
    ['free', 'takenFree'],
    ['mine', 'takenMine'],
    ['others', 'takenOthers'],
  ],
  waitsFor: [
    ['operator', 'waitsOperator'],
    ['applicant', 'waitsTheApplicant'],
  ],
  kind: [
    ['application', 'application'],
    ['change', 'change'],
  ],
} as const;
const NAMES = { taken: 'filterTaken', waitsFor: 'filterWaits', kind: 'filterKind' } as const;

function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const t = useT(DESK);
  return (
    <Group gap="sm" mb="md" align="flex-end">
      <TextInput
        type="search"
        label={t('search')}
        value={filter.search}
        maxLength={200}
        onChange={(event) => onChange({ ...filter, search: event.currentTarget.value })}
      />
      {(['taken', 'waitsFor', 'kind'] as const).map((name) => (
        <NativeSelect
          key={name}
          label={t(NAMES[name])}
          value={filter[name]}
          onChange={(event) => onChange({ ...filter, [name]: event.currentTarget.value })}
          data={[
            { value: '', label: t('all') },
            ...CHOICES[name].map(([value, label]) => ({ value, label: t(label) })),
          ]}
        />
      ))}
    </Group>
  );
}

/** The operator's queue (E-5.8): who waits for accreditation, who has it, who was refused. */
export function Component() {
  const t = useT(OPERATOR);
  const [search, setSearch] = useSearchParams();
  const state = TABS.find((tab) => tab.state === search.get('state'))?.state ?? 'submitted';
  const [filter, setFilter] = useState(NO_FILTER);
  const [wanted] = useDebouncedValue(filter, 250);
  const query = useQueue(state, wanted);
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
      <Filters filter={filter} onChange={setFilter} />
      <div className={classes.panel}>
        <Queue state={state} query={query} />
      </div>
    </Page>
  );
}
