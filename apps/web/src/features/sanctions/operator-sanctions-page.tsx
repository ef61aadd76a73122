import { Button, SegmentedControl, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconScale } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { EmptyState, Loading, Page, ProblemAlert } from '../../components';
import { api, ask, type Sanction } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import { SanctionCard } from './sanction-card';
import classes from './sanctions.module.css';
import { SANCTIONS } from './texts';
import { WordsDialog } from './words-dialog.lazy';

/** The forms come after the list: they are not needed to read it. */
const Forms = lazy(() => import('./operator-forms'));
const Blocks = lazy(() => import('./blocks').then((module) => ({ default: module.Blocks })));

const FILTERS = {
  'in-force': { state: 'in-force' },
  appealed: { appealed: true },
  all: {},
} as const;
type Filter = keyof typeof FILTERS;

/** What the operator is about to do with which sanction. */
type Act = { readonly sanction: Sanction; readonly kind: 'lift' | 'decide' };

function useDeciding(onClose: () => void) {
  const t = useT(SANCTIONS);
  const client = useQueryClient();
  const onSuccess = () => {
    notifications.show({ message: t('done'), color: 'teal' });
    onClose();
  };
  // Also when another operator was faster: the list shows what came of it.
  const onSettled = () => client.invalidateQueries({ queryKey: ['sanctions'] });
  const lift = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      ask(api.POST('/api/operator/sanctions/{id}/lift', { params: { path: { id } }, body: { reason } })),
    ...{ onSuccess, onSettled },
  });
  const decide = useMutation({
    mutationFn: ({ id, ...body }: { id: string; granted: boolean; answer: string }) =>
      ask(api.POST('/api/operator/sanctions/{id}/appeal/decision', { params: { path: { id } }, body })),
    ...{ onSuccess, onSettled },
  });
  return { lift, decide };
}

function ActDialog({ act: { sanction, kind }, onClose }: { act: Act; onClose: () => void }) {
  const t = useT(SANCTIONS);
  const { lift, decide } = useDeciding(onClose);
  const { id } = sanction;
  if (kind === 'lift')
    return (
      <WordsDialog
        title={t('liftTitle')}
        label={t('liftReason')}
        answers={[{ label: t('lift'), give: (reason) => lift.mutate({ id, reason }) }]}
        isPending={lift.isPending}
        error={lift.error}
        onClose={onClose}
      />
    );
  return (
    <WordsDialog
      title={t('decideTitle')}
      label={t('answer')}
      quote={sanction.appeals.find(({ state }) => state === 'filed')?.text}
      answers={[
        { label: t('dismiss'), color: 'red', give: (answer) => decide.mutate({ id, granted: false, answer }) },
        { label: t('grant'), give: (answer) => decide.mutate({ id, granted: true, answer }) },
      ]}
      isPending={decide.isPending}
      error={decide.error}
      onClose={onClose}
    />
  );
}

function List({ filter, onAct }: { filter: Filter; onAct: (act: Act) => void }) {
  const t = useT(SANCTIONS);
  const localized = useLocalized();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['sanctions', 'operator', filter],
    queryFn: () => ask(api.GET('/api/operator/sanctions', { params: { query: FILTERS[filter] } })),
  });
  if (isPending) return <Loading />;
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  if (data.length === 0)
    return (
      <EmptyState icon={IconScale} title={t('operatorEmpty')}>
        {t('operatorEmptyText')}
      </EmptyState>
    );
  return data.map((sanction) => (
    <SanctionCard
      key={sanction.id}
      sanction={sanction}
      who={`${localized(sanction.participant)}, ${sanction.bin}`}
      acts={
        <>
          {sanction.abilities.decideAppeal && (
            <Button size="xs" onClick={() => onAct({ sanction, kind: 'decide' })}>
              {t('decide')}
            </Button>
          )}
          {sanction.abilities.lift && (
            <Button size="xs" variant="default" onClick={() => onAct({ sanction, kind: 'lift' })}>
              {t('lift')}
            </Button>
          )}
        </>
      }
    />
  ));
}

/** Sanctions of all participants: impose, lift, decide appeals (E-10.2.2). */
export function Component() {
  const t = useT(SANCTIONS);
  const [filter, setFilter] = useState<Filter>('in-force');
  const [act, setAct] = useState<Act>();
  const tabs = (['in-force', 'appealed', 'all'] as const).map((value) => ({ value, label: t(value) }));
  return (
    <Page title={t('operatorTitle')} lead={t('operatorLead')} width="wide">
      <div className={classes.columns}>
        <Stack>
          <SegmentedControl
            aria-label={t('operatorTitle')}
            data={tabs}
            value={filter}
            onChange={setFilter}
            style={{ alignSelf: 'flex-start' }}
          />
          <List filter={filter} onAct={setAct} />
          <Suspense>
            <Blocks />
          </Suspense>
        </Stack>
        <Suspense fallback={<Loading />}>
          <Forms />
        </Suspense>
      </div>
      {act && <ActDialog act={act} onClose={() => setAct(undefined)} />}
    </Page>
  );
}
