import { Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconShieldCheck } from '@tabler/icons-react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState, Loading, Page, ProblemAlert } from '../../components';
import { api, ask, type Sanction } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { AppealFiles } from './appeal-files';
import { SanctionCard } from './sanction-card';
import { SANCTIONS } from './texts';
import { WordsDialog } from './words-dialog.lazy';

const mineQuery = queryOptions({
  queryKey: ['sanctions', 'mine'],
  queryFn: () => ask(api.GET('/api/participants/mine/sanctions')),
});

function AppealDialog({ sanction, onClose }: { sanction: Sanction; onClose: () => void }) {
  const { id } = sanction;
  const t = useT(SANCTIONS);
  const client = useQueryClient();
  const appeal = useMutation({
    mutationFn: (text: string) =>
      ask(api.POST('/api/participants/mine/sanctions/{id}/appeal', { params: { path: { id } }, body: { text } })),
    onSuccess: () => {
      notifications.show({ message: t('sent'), color: 'teal' });
      onClose();
      return client.invalidateQueries({ queryKey: ['sanctions'] });
    },
  });
  return (
    <WordsDialog
      title={t('appealTitle')}
      label={t('appealText')}
      answers={[{ label: t('send'), give: (words) => appeal.mutate(words) }]}
      isPending={appeal.isPending}
      error={appeal.error}
      onClose={onClose}
    >
      <AppealFiles sanction={sanction} />
    </WordsDialog>
  );
}

/** What the operator has imposed on one's organisation, and the appeal against it (E-10.2.2). */
export function Component() {
  const t = useT(SANCTIONS);
  const { data, error, isPending, refetch } = useQuery(mineQuery);
  const [appealedId, setAppealed] = useState<string>();
  const appealed = data?.find(({ id }) => id === appealedId);
  return (
    <Page title={t('title')} lead={t('lead')} width="text">
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState icon={IconShieldCheck} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      )}
      <Stack>
        {data?.map((sanction) => (
          <SanctionCard
            key={sanction.id}
            sanction={sanction}
            acts={
              sanction.abilities.appeal && (
                <Button size="xs" variant="default" onClick={() => setAppealed(sanction.id)}>
                  {t('doAppeal')}
                </Button>
              )
            }
          />
        ))}
      </Stack>
      {appealed && <AppealDialog sanction={appealed} onClose={() => setAppealed(undefined)} />}
    </Page>
  );
}
