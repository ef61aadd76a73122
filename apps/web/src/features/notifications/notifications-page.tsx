import { Button, Group, Stack, Switch } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { EmptyState, Loading, Page, ProblemAlert } from '../../components';
import { useLocale, useT } from '../../lib/i18n';
import { useSignedIn } from '../../lib/session';
import { NoticeItem } from './notice-item';
import classes from './notifications.module.css';
import { noticesQuery, useReading } from './notifications.query';
import { Preferences } from './preferences';
import { NOTIFICATIONS } from './texts';

const ReminderRules = lazy(() => import('./reminder-rules'));

function List({ unread }: { unread: boolean }) {
  const t = useT(NOTIFICATIONS);
  const query = useInfiniteQuery(noticesQuery(unread, useLocale()));
  const { one } = useReading();
  if (query.isPending) return <Loading />;
  if (query.error) return <ProblemAlert cause={query.error} onRetry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <EmptyState icon={IconBell} title={t(unread ? 'noneUnread' : 'empty')}>
        {t('emptyText')}
      </EmptyState>
    );
  return (
    <>
      <ul className={classes.list}>
        {items.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} onRead={(id) => one.mutate(id)} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('more')}
        </Button>
      )}
    </>
  );
}

/** All notices of the person, and what they want letters about. */
export function Component() {
  const t = useT(NOTIFICATIONS);
  const [unread, setUnread] = useState(false);
  const newest = useInfiniteQuery(noticesQuery(false, useLocale())).data?.pages[0];
  const { all } = useReading();
  const first = newest?.items[0];
  const isAdministrator = useSignedIn().rights.includes('participant.administer');
  return (
    <Page title={t('title')} lead={t('lead')} width="text">
      <Stack>
        <Group justify="space-between">
          <Switch
            label={t('onlyUnread')}
            checked={unread}
            onChange={(event) => setUnread(event.currentTarget.checked)}
          />
          {first && newest.unread > 0 && (
            <Button size="xs" variant="default" loading={all.isPending} onClick={() => all.mutate(first.id)}>
              {t('readAll')}
            </Button>
          )}
        </Group>
        <List unread={unread} />
        <Preferences />
        {isAdministrator && (
          <Suspense>
            <ReminderRules />
          </Suspense>
        )}
      </Stack>
    </Page>
  );
}
