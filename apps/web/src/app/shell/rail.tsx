import { Badge, Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, NavLink } from 'react-router';
import { tasksQuery } from '../../features/approval/approval.query';
import { api, ask, type Session } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { entriesFor, isReady, PROFILE, type Entry } from './navigation';
import classes from './shell.module.css';
import { SHELL } from './texts';

/** How many documents wait for the person, to be answered and to be approved; asked again every minute. */
function useAttention(enabled: boolean): Record<NonNullable<Entry['counts']>, number> {
  const counts = useQuery({
    queryKey: ['documents', 'counts'],
    queryFn: () => ask(api.GET('/api/documents', { params: { query: { box: 'inbox', limit: 1 } } })),
    select: ({ counts }) => counts.inbox.attention,
    refetchInterval: 60_000,
    enabled,
  });
  const tasks = useQuery({ ...tasksQuery, select: ({ count }) => count, enabled });
  return { documents: counts.data ?? 0, approvals: tasks.data ?? 0 };
}

function RailEntry({
  entry,
  attention,
  onGo,
}: {
  entry: Entry;
  attention: ReturnType<typeof useAttention>;
  onGo?: () => void;
}) {
  const t = useT(SHELL);
  const count = entry.counts ? attention[entry.counts] : 0;
  return (
    <NavLink to={entry.to} className={classes.entry} onClick={onGo}>
      <entry.icon size={20} stroke={1.6} aria-hidden />
      <span className={classes.entryLabel}>{t(entry.label)}</span>
      {count > 0 && (
        <Badge size="sm" circle={count < 10} aria-label={t('waitsForYou', { count })}>
          {count}
        </Badge>
      )}
    </NavLink>
  );
}

/** The sections as a column: the rail of a wide screen, and the menu of a phone. */
export function Rail({ session, onGo }: { session: Session; onGo?: () => void }) {
  const t = useT(SHELL);
  const attention = useAttention(isReady(session));
  return (
    <Stack gap={2} component="nav" aria-label={t('navigation')}>
      {isReady(session) && session.rights.includes('document.prepare') && (
        <Button
          component={Link}
          to="/documents/new"
          leftSection={<IconPlus size={18} aria-hidden />}
          mb="md"
          onClick={onGo}
        >
          {t('newDocument')}
        </Button>
      )}
      {entriesFor(session).map((entry) => (
        <RailEntry key={entry.to} entry={entry} attention={attention} onGo={onGo} />
      ))}
    </Stack>
  );
}

/** The first sections and the profile under the thumb of a phone's reader. */
export function BottomBar({ session }: { session: Session }) {
  const t = useT(SHELL);
  const attention = useAttention(isReady(session));
  return (
    <nav className={classes.bottom} aria-label={t('tabs')}>
      {[...entriesFor(session).slice(0, 3), PROFILE].map((entry) => (
        <NavLink key={entry.to} to={entry.to} className={classes.tab}>
          <span className={classes.tabIcon}>
            <entry.icon size={22} stroke={1.6} aria-hidden />
            {entry.counts && attention[entry.counts] > 0 && <span className={classes.dot} aria-hidden />}
          </span>
          {t(entry.label)}
        </NavLink>
      ))}
    </nav>
  );
}
