import { Button, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@qujat/api-client';
import { Loading, ProblemAlert } from '../../components';
import { api, ask } from '../../lib/api';
import { formatDate, formatDateTime } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { LiftDialog, PlaceDialog } from './hold-dialogs';
import classes from './retention.module.css';
import { RETENTION } from './texts';

function Line({ hold, onLift }: { hold: Schemas['Hold']; onLift: () => void }) {
  const t = useT(RETENTION);
  const { scope, subject, ground, owner, placedBy, placedAt, until } = hold;
  const who = owner === 'operator' ? t('operators') : placedBy;
  return (
    <Group className={classes.line} justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Text fw={600}>{scope === 'document' ? subject : t('everything')}</Text>
        <Text size="sm">{ground}</Text>
        <Text size="sm" c="dimmed">
          {t('placedBy', { who, at: formatDateTime(placedAt) })}
          {until && `; ${t('lasts', { at: formatDate(until) })}`}
        </Text>
      </div>
      {owner === 'participant' && (
        <Button size="xs" variant="default" flex="none" onClick={onLift}>
          {t('lift')}
        </Button>
      )}
    </Group>
  );
}

/** Holds in force. */
export function Holds() {
  const t = useT(RETENTION);
  const [lifted, setLifted] = useState<string>();
  const [isPlacing, setIsPlacing] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['retention', 'holds'],
    queryFn: () => ask(api.GET('/api/retention/holds')),
  });
  const standing = data?.filter(({ liftedAt }) => liftedAt === null);
  return (
    <section aria-labelledby="holds">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="holds" size="h3">
          {t('holds')}
        </Title>
        <Button onClick={() => setIsPlacing(true)}>{t('place')}</Button>
      </Group>
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {!standing && !error && <Loading />}
      {standing?.length === 0 && <Text c="dimmed">{t('noHolds')}</Text>}
      {standing?.map((hold) => (
        <Line key={hold.id} hold={hold} onLift={() => setLifted(hold.id)} />
      ))}
      {isPlacing && <PlaceDialog onClose={() => setIsPlacing(false)} />}
      {lifted && <LiftDialog id={lifted} onClose={() => setLifted(undefined)} />}
    </section>
  );
}
