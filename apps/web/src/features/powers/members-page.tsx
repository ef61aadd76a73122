import { Anchor, Badge, Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { IconBan, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { COMMON, EmptyState, Loading, Page, ProblemAlert, StatusChip } from '../../components';
import type { Schemas } from '@qujat/api-client';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { CHECKS } from './checks/texts';
import classes from './powers.module.css';
import { POWERS } from './texts';
import { STANDINGS } from './words';

type State = Schemas['MemberState'] | 'all';

function useMembers(search: string, state: State) {
  const filter = { search: search.trim() || undefined, state: state === 'all' ? undefined : state };
  return useInfiniteQuery({
    queryKey: ['powers', 'members', 'list', filter],
    queryFn: ({ pageParam }) => ask(api.GET('/api/members', { params: { query: { ...filter, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}

function Row({ member }: { member: Schemas['MemberSummary'] }) {
  const t = useT(POWERS);
  return (
    <li>
      <div className={classes.row}>
        <span>
          <Anchor component={Link} to={`/members/${member.id}`} fw={550}>
            {member.name}
          </Anchor>{' '}
          {member.self && <span className={classes.quiet}>{t('you')}</span>}
        </span>
        <Group gap={6}>
          {member.administrator && <Badge variant="light">{t('administrator')}</Badge>}
          {member.state === 'suspended' && (
            <StatusChip tone="bad" icon={IconBan}>
              {t('suspendedOne')}
            </StatusChip>
          )}
        </Group>
      </div>
      <div className={classes.quiet}>
        {[
          member.login ? t('noCertificate') : t(STANDINGS[member.role]),
          member.department?.name,
          ...member.roles.map(({ name }) => name),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </li>
  );
}

/** The people of the organisation (E-5.12, E-5.13). */
export function Component() {
  const t = useT(POWERS);
  const common = useT(COMMON);
  const checks = useT(CHECKS);
  const [search, setSearch] = useState('');
  const [state, setState] = useState<State>('all');
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage } = useMembers(search, state);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('membersTitle')} lead={t('membersLead')} width="text">
      <Group mb="md" gap="xs">
        <Button component={Link} to="/roles" variant="default" size="xs">
          {t('toRoles')}
        </Button>
        <Button component={Link} to="/powers-of-attorney" variant="default" size="xs">
          {t('toAttorneys')}
        </Button>
        <Button component={Link} to="/members/requests" variant="default" size="xs">
          {t('toRequests')}
        </Button>
        <Button component={Link} to="/members/accounts" variant="default" size="xs">
          {t('toAccounts')}
        </Button>
        <Button component={Link} to="/members/checks" variant="default" size="xs">
          {checks('toChecks')}
        </Button>
      </Group>
      <div className={classes.panel}>
        <Group mb="sm" align="flex-end">
          <TextInput
            label={t('searchLabel')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            style={{ flex: '1 1 200px' }}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('state')}
            value={state}
            onChange={(value) => setState(value)}
            data={(['all', 'active', 'suspended'] as const).map((value) => ({ value, label: t(value) }))}
          />
        </Group>
        {isPending && <Loading />}
        {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
        {data && items.length === 0 && (
          <EmptyState icon={IconUsers} title={t('nobody')}>
            {t('nobodyText')}
          </EmptyState>
        )}
        <ul className={classes.list}>
          {items.map((member) => (
            <Row key={member.id} member={member} />
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
