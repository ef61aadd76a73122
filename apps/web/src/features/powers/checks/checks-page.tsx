import { Button, Group, NativeSelect, Switch, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { Schemas } from '@qujat/api-client';
import { COMMON, EmptyState, Loading, Page, ProblemAlert } from '../../../components';
import { api, ask } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import classes from '../powers.module.css';
import { POWERS } from '../texts';
import { ACTS } from '../words';
import { CheckItem } from './check-item';
import { CHECKS } from './texts';

interface Filter {
  readonly memberId?: string;
  readonly act?: Schemas['HeldAct'];
  readonly outcome?: Schemas['CheckOutcome'];
  readonly sourceId?: string;
  readonly drafting?: boolean;
}

/** The filter stands in the address: it can be kept, and one comes back to it. */
function useFilter() {
  const [params, setParams] = useSearchParams();
  const of = (name: string) => params.get(name) ?? undefined;
  const filter: Filter = {
    memberId: of('memberId'),
    act: of('act') as Filter['act'],
    outcome: of('outcome') as Filter['outcome'],
    sourceId: of('sourceId'),
    drafting: of('drafting') === 'true' || undefined,
  };
  const set = (name: keyof Filter, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return { filter, set };
}

const useChecks = (filter: Filter) =>
  useInfiniteQuery({
    queryKey: ['powers', 'checks', filter],
    queryFn: ({ pageParam }) =>
      ask(api.GET('/api/power-checks', { params: { query: { ...filter, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });

/** Everybody who could have acted. */
const useColleagues = () =>
  useQuery({
    queryKey: ['powers', 'members', 'all'],
    queryFn: () => ask(api.GET('/api/members', { params: { query: { limit: 100 } } })),
  }).data?.items ?? [];

function Filters({ filter, set }: ReturnType<typeof useFilter>) {
  const t = useT(CHECKS);
  const powers = useT(POWERS);
  const colleagues = useColleagues();
  const choice = (name: 'memberId' | 'act' | 'outcome', label: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      value={filter[name] ?? ''}
      onChange={(event) => set(name, event.currentTarget.value)}
      data={data}
      style={{ flex: '1 1 180px' }}
    />
  );
  return (
    <Group mb="sm" align="flex-end">
      {choice('memberId', t('person'), [
        { value: '', label: t('anybody') },
        ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
      ])}
      {choice('act', t('act'), [
        { value: '', label: t('anyAct') },
        ...Object.entries(ACTS).map(([value, key]) => ({ value, label: powers(key) })),
      ])}
      {choice('outcome', t('verdict'), [
        { value: '', label: t('both') },
        { value: 'allowed', label: t('allowed') },
        { value: 'refused', label: t('refused') },
      ])}
      <Switch
        label={t('drafting')}
        checked={filter.drafting ?? false}
        onChange={(event) => set('drafting', event.currentTarget.checked ? 'true' : '')}
      />
    </Group>
  );
}

/** What was checked with each act, for the administrator (E-5.12). */
export function Component() {
  const t = useT(CHECKS);
  const powers = useT(POWERS);
  const common = useT(COMMON);
  const { filter, set } = useFilter();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage } = useChecks(filter);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('title')} lead={t('lead')} back={{ to: '/members', label: powers('membersTitle') }} width="text">
      <div className={classes.panel}>
        <Filters filter={filter} set={set} />
        {filter.sourceId && (
          <Group gap="xs" mb="sm">
            <Text size="sm">{t('oneSource')}</Text>
            <Button size="compact-sm" variant="default" onClick={() => set('sourceId', '')}>
              {t('showAll')}
            </Button>
          </Group>
        )}
        {isPending && <Loading />}
        {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
        {data && items.length === 0 && (
          <EmptyState icon={IconShieldCheck} title={t('none')}>
            {t('noneText')}
          </EmptyState>
        )}
        <ul className={classes.list}>
          {items.map((check) => (
            <CheckItem key={check.id} check={check} />
          ))}
        </ul>
        {hasNextPage && (
          <Button variant="default" onClick={() => void fetchNextPage()}>
            {common('showMore')}
          </Button>
        )}
      </div>
    </Page>
  );
}
