import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemAlert, Time } from '../../components';
import { api, ask, type Notice } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './landing.module.css';
import { LANDING } from './texts';

function Entry({ notice }: { notice: Notice }) {
  const localized = useLocalized();
  return (
    <article className={classes.notice}>
      <Text size="xs" c="dimmed">
        <Time value={notice.publishedAt} show="date" />
      </Text>
      <Title order={3}>{localized(notice.title)}</Title>
      <Text size="sm" className={classes.body}>
        {localized(notice.body)}
      </Text>
    </article>
  );
}

/** What the operator announces to everybody. */
export function Notices() {
  const t = useT(LANDING);
  const { data, error, refetch } = useQuery({
    queryKey: ['notices'],
    queryFn: () => ask(api.GET('/api/public/notices')),
  });
  return (
    <section aria-labelledby="notices">
      <Title order={2} id="notices" mb="sm">
        {t('noticesTitle')}
      </Title>
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <Text c="dimmed">{t('noticesNone')}</Text>}
      {data?.map((notice) => (
        <Entry key={notice.id} notice={notice} />
      ))}
    </section>
  );
}
