import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Loading, ProblemAlert } from '../../components';
import { api, ask, type OwnSession } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './security.module.css';
import { SECURITY } from './texts';

const KEY = ['account', 'sessions'];

function useEnding() {
  const t = useT(SECURITY);
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: KEY });
  const one = useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/api/account/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => notifications.show({ message: t('ended'), color: 'teal' }),
    onSettled,
  });
  const others = useMutation({
    mutationFn: () => ask(api.POST('/api/account/sessions/end-others')),
    onSuccess: ({ ended }) => notifications.show({ message: t('endedOthers', { count: ended }), color: 'teal' }),
    onSettled,
  });
  return { one, others };
}

function Session({ session, onEnd }: { session: OwnSession; onEnd: (id: string) => void }) {
  const t = useT(SECURITY);
  const localized = useLocalized();
  const { browser, system, address, organisation, method, createdAt, lastSeenAt } = session;
  const device = [browser, system].filter(Boolean).join(', ') || t('unknownDevice');
  const at = formatDateTime(createdAt);
  return (
    <li>
      <div className={classes.about}>
        <Group gap="xs">
          <Text fw={550}>{device}</Text>
          {session.current && <Badge variant="light">{t('current')}</Badge>}
        </Group>
        <Text size="sm">
          {address} · {t(method === 'password' ? 'byPassword' : 'byCertificate')}
          {organisation && ` · ${localized(organisation)}`}
        </Text>
        <Text size="sm" c="dimmed">
          {t('began', { at })}, {t('seen', { at: formatDateTime(lastSeenAt) })}
        </Text>
      </div>
      {!session.current && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('endOneOf', { device, at })}
          onClick={() => onEnd(session.id)}
        >
          {t('endOne')}
        </Button>
      )}
    </li>
  );
}

/** Where the person is signed in; each session can be ended from here. */
export function SessionsSection() {
  const t = useT(SECURITY);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => ask(api.GET('/api/account/sessions')),
  });
  const { one, others } = useEnding();
  return (
    <section className={classes.panel} aria-labelledby="sessions">
      <Title order={2} id="sessions">
        {t('sessions')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('sessionsText')}
      </Text>
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {(one.error ?? others.error) && <ProblemAlert cause={one.error ?? others.error} />}
      {data && (
        <Stack gap="xs">
          <ul className={classes.list}>
            {data.map((session) => (
              <Session key={session.id} session={session} onEnd={one.mutate} />
            ))}
          </ul>
          {data.length > 1 ? (
            <Button
              variant="default"
              style={{ alignSelf: 'flex-start' }}
              loading={others.isPending}
              onClick={() => others.mutate()}
            >
              {t('endOthers')}
            </Button>
          ) : (
            <Text size="sm" c="dimmed">
              {t('onlyThis')}
            </Text>
          )}
        </Stack>
      )}
    </section>
  );
}
