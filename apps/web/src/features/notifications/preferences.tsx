import { Group, Switch, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ProblemAlert } from '../../components';
import { api, ask, type NotificationPreference } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './notifications.module.css';
import { preferencesQuery } from './notifications.query';
import { NOTIFICATIONS } from './texts';

function useChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ topic, channel, wanted }: NotificationPreference) =>
      ask(api.PUT('/api/notifications/preferences', { body: { topic, channel, wanted } })),
    onSuccess: (all) => client.setQueryData(preferencesQuery.queryKey, all),
  });
}

/** Letters that one wants, by topic; what protects the account cannot be declined (E-10.2.2). */
export function Preferences() {
  const t = useT(NOTIFICATIONS);
  const { data } = useQuery(preferencesQuery);
  const change = useChange();
  const topics = [...new Set(data?.map(({ topic }) => topic))];
  return (
    <section className={classes.panel} aria-labelledby="letters">
      <Title order={2} id="letters">
        {t('letters')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('lettersText')}
      </Text>
      {change.error && <ProblemAlert cause={change.error} />}
      {topics.map((topic) => (
        <div key={topic} className={classes.topic} role="group" aria-label={t(topic)}>
          <Text size="sm">
            {t(topic)}
            {data?.some((one) => one.topic === topic && one.mandatory) && (
              <Text span size="xs" c="dimmed" ml={8}>
                {t('mandatory')}
              </Text>
            )}
          </Text>
          <Group gap="lg">
            {data
              ?.filter((one) => one.topic === topic)
              .map((one) => (
                <Switch
                  key={one.channel}
                  size="sm"
                  label={t(one.channel)}
                  checked={one.wanted}
                  disabled={one.mandatory}
                  onChange={(event) => change.mutate({ ...one, wanted: event.currentTarget.checked })}
                />
              ))}
          </Group>
        </div>
      ))}
    </section>
  );
}
