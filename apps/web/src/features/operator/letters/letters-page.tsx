import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMailCheck, IconMailX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@qujat/api-client';
import { EmptyState, Fact, Facts, Loading, Page, ProblemAlert, StatusChip, Time } from '../../../components';
import { api, ask } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import classes from '../operator.module.css';
import { LETTERS } from './texts';

const KEY = ['operator', 'letters'];

/** A letter with what the server said, and the way to send it again. */
function Letter({ letter }: { letter: Schemas['DeadLetter'] }) {
  const t = useT(LETTERS);
  const client = useQueryClient();
  const { id, channel, title, address, reason, attempts, diedAt } = letter;
  const retry = useMutation({
    mutationFn: () => ask(api.POST('/api/operator/letters/{id}/retry', { params: { path: { id } } })),
    onSuccess: () => {
      notifications.show({ message: t('sent') });
      return client.invalidateQueries({ queryKey: KEY });
    },
  });
  return (
    <section className={classes.panel} aria-label={title}>
      <StatusChip tone="bad" icon={IconMailX}>
        {t(channel)}
      </StatusChip>
      <Facts>
        <Fact label={t('subject')}>{title}</Fact>
        {address && <Fact label={t('address')}>{address}</Fact>}
        <Fact label={t('reason')}>{reason}</Fact>
        <Fact label={t('attempts')}>{attempts}</Fact>
        <Fact label={t('when')}>
          <Time value={diedAt} />
        </Fact>
      </Facts>
      {retry.error && <ProblemAlert cause={retry.error} />}
      <Button
        mt="sm"
        size="xs"
        variant="default"
        aria-label={t('retryOf', { title })}
        loading={retry.isPending}
        onClick={() => retry.mutate()}
      >
        {t('retry')}
      </Button>
    </section>
  );
}

/** Letters that could not be delivered (E-10.2.2). */
export function Component() {
  const t = useT(LETTERS);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => ask(api.GET('/api/operator/letters')),
  });
  return (
    <Page title={t('title')} lead={t('lead')} width="text">
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState icon={IconMailCheck} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      )}
      {data?.map((letter) => (
        <Letter key={letter.id} letter={letter} />
      ))}
    </Page>
  );
}
