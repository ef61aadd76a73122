import { Button, Group, Progress, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Loading, Page, ProblemAlert } from '../../../components';
import { api, ask, type SigningBatch } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { BatchLines } from './batch-lines';
import { isMoving, useBatch, useFreshBatch } from './batch.query';
import classes from './signing.module.css';
import { SIGNING_MANY } from './texts';
import { useBatchSigning } from './use-batch-signing';

/** How far it has come: what has its outcome, of all that was handed in. */
function HowFar({ batch: { counts, items } }: { batch: SigningBatch }) {
  const t = useT(SIGNING_MANY);
  const all = items.length;
  const done = counts.signed + counts.refused + counts.cancelled + counts.waits;
  return (
    <div className={classes.progress}>
      <Progress
        value={(done / Math.max(all, 1)) * 100}
        aria-label={t('progressLabel')}
        animated={counts.submitted > 0}
      />
      <Text role="status" mt={8} className="tabular">
        {counts.submitted > 0 ? t('verifying', { done, all }) : t('outcome', { ...counts, all })}
      </Text>
    </div>
  );
}

function Acts({ batch }: { batch: SigningBatch }) {
  const t = useT(SIGNING_MANY);
  const signBatch = useBatchSigning();
  const fresh = useFreshBatch();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const during = (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(undefined);
    work()
      .catch(setProblem)
      .finally(() => setBusy(false));
  };
  const cancel = async () =>
    fresh(await ask(api.POST('/api/signing-batches/{id}/cancel', { params: { path: { id: batch.id } } })));
  return (
    <>
      {problem !== undefined && <ProblemAlert cause={problem} />}
      <Group gap="xs">
        <Button variant="default" disabled={busy} onClick={() => during(cancel)}>
          {t('letGo')}
        </Button>
        <Button
          leftSection={<IconSignature size={18} aria-hidden />}
          disabled={busy}
          onClick={() => during(() => signBatch(batch))}
        >
          {t('signRest', { count: batch.counts.prepared })}
        </Button>
      </Group>
    </>
  );
}

function BatchView({ batch }: { batch: SigningBatch }) {
  const t = useT(SIGNING_MANY);
  const incoming = batch.items.some(({ side }) => side === 'recipient');
  return (
    <Page
      title={t('title', { count: batch.items.length })}
      lead={t(isMoving(batch) ? 'leadMoving' : batch.counts.prepared > 0 ? 'leadPrepared' : 'leadDone')}
      back={incoming ? { to: '/inbox', label: t('toInbox') } : { to: '/drafts', label: t('toDrafts') }}
      actions={batch.counts.prepared > 0 && <Acts batch={batch} />}
    >
      <HowFar batch={batch} />
      <BatchLines batch={batch} />
    </Page>
  );
}

/** Documents signed in one go, and what came of each. */
export function Component() {
  const t = useT(SIGNING_MANY);
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useBatch(id);
  if (data) return <BatchView batch={data} />;
  if (isPending) return <Loading />;
  return (
    <Page title={t('titleNone')} back={{ to: '/drafts', label: t('toDrafts') }} width="text">
      <ProblemAlert cause={error} onRetry={() => void refetch()} />
    </Page>
  );
}
