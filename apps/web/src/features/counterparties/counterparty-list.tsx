import { Anchor, Badge, Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBan, IconBuilding, IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { EmptyState, Loading, ProblemAlert } from '../../components';
import type { CounterpartySummary } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import { useRight } from '../../lib/session';
import classes from './counterparties.module.css';
import { useCounterparties, type ListPart } from './counterparties.query';
import { COUNTERPARTIES } from './texts';

const RenameGroup = lazy(() => import('./rename-group'));

function Item({ counterparty }: { counterparty: CounterpartySummary }) {
  const t = useT(COUNTERPARTIES);
  const localized = useLocalized();
  const { id, bin, name, since, groups, blockedAt } = counterparty;
  return (
    <li className={classes.item}>
      <div className={classes.who}>
        <Anchor component={Link} to={`/counterparties/${id}`} fw={550}>
          {localized(name)}
        </Anchor>
        <Text size="sm" c="dimmed">
          {bin}
          {since && !blockedAt && ` · ${t('since', { date: formatDate(since) })}`}
          {blockedAt && ` · ${t('blockedSince', { date: formatDate(blockedAt) })}`}
        </Text>
      </div>
      <Group gap={6}>
        {groups.map((group) => (
          <Badge key={group} variant="default" tt="none" fw={500}>
            {group}
          </Badge>
        ))}
      </Group>
    </li>
  );
}

function Nobody({ list, isSearched }: { list: ListPart['list']; isSearched: boolean }) {
  const t = useT(COUNTERPARTIES);
  if (isSearched) return <EmptyState icon={IconBuilding} title={t('emptySearch')} />;
  if (list === 'blocked') return <EmptyState icon={IconBan} title={t('emptyBlocked')} />;
  return (
    <EmptyState icon={IconBuilding} title={t('emptyAccepted')}>
      {t('emptyAcceptedText')}
    </EmptyState>
  );
}

/** Counterparties by name, searched and by group; or those one has blocked. */
export function CounterpartyList({ list }: Pick<ListPart, 'list'>) {
  const t = useT(COUNTERPARTIES);
  const [typed, setTyped] = useState('');
  const [group, setGroup] = useState('');
  const [isRenaming, setRenaming] = useState(false);
  const mayManage = useRight('counterparty.manage');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const part = { list, ...(search ? { search } : {}), ...(group ? { group } : {}) };
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage } = useCounterparties(part);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const groups = data?.pages[0]?.groups ?? [];
  return (
    <>
      <div className={classes.tools} role="search">
        <TextInput
          type="search"
          className={classes.search}
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={17} aria-hidden />}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {groups.length > 0 && (
          <NativeSelect
            aria-label={t('group')}
            value={group}
            onChange={(event) => setGroup(event.currentTarget.value)}
            data={[
              { value: '', label: t('allGroups') },
              ...groups.map(({ name, count }) => ({ value: name, label: `${name} (${count})` })),
            ]}
          />
        )}
        {group !== '' && mayManage && (
          <Button variant="default" onClick={() => setRenaming(true)}>
            {t('renameGroup')}
          </Button>
        )}
      </div>
      <Suspense>
        {isRenaming && (
          <RenameGroup
            name={group}
            onClose={() => setRenaming(false)}
            onDone={(name) => {
              setRenaming(false);
              setGroup(name);
            }}
          />
        )}
      </Suspense>
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data && items.length === 0 && <Nobody list={list} isSearched={search !== '' || group !== ''} />}
      <ul className={classes.list}>
        {items.map((counterparty) => (
          <Item key={counterparty.id} counterparty={counterparty} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" mt="sm" onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
