import { Button, Group, Title } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { EmptyState, Loading, Page, ProblemAlert } from '../../components';
import { useT } from '../../lib/i18n';
import { POWERS } from '../powers';
import classes from '../powers/powers.module.css';
import { enrolmentsQuery, type Handed } from './accounts.query';
import { EnrolmentRow } from './enrolment-row';
import type { Way } from './new-account-dialog';
import { ACCOUNTS } from './texts';

const NewAccountDialog = lazy(() => import('./new-account-dialog'));
const HandedDialog = lazy(() => import('./handed-dialog'));

function Waiting() {
  const t = useT(ACCOUNTS);
  const { data, error, isPending, refetch } = useQuery(enrolmentsQuery);
  if (isPending) return <Loading />;
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  if (data.length === 0) {
    return (
      <EmptyState icon={IconUserPlus} title={t('nobody')}>
        {t('nobodyText')}
      </EmptyState>
    );
  }
  return (
    <ul className={classes.list}>
      {data.map((one) => (
        <EnrolmentRow key={one.id} enrolment={one} />
      ))}
    </ul>
  );
}

/** People without a certificate: invited by a letter, or given a login (D-3). */
export function Component() {
  const t = useT(ACCOUNTS);
  const powers = useT(POWERS);
  const [way, setWay] = useState<Way>();
  const [handed, setHanded] = useState<Handed>();
  return (
    <Page title={t('title')} lead={t('lead')} back={{ to: '/members', label: powers('membersTitle') }} width="text">
      <Group mb="md" gap="xs">
        <Button onClick={() => setWay('invite')}>{t('invite')}</Button>
        <Button variant="default" onClick={() => setWay('hand')}>
          {t('hand')}
        </Button>
      </Group>
      <section className={classes.panel} aria-labelledby="waiting">
        <Title order={2} id="waiting" mb="sm">
          {t('waiting')}
        </Title>
        <Waiting />
      </section>
      <Suspense>
        {way && <NewAccountDialog way={way} onClose={() => setWay(undefined)} onHanded={setHanded} />}
        {handed && <HandedDialog handed={handed} onClose={() => setHanded(undefined)} />}
      </Suspense>
    </Page>
  );
}
