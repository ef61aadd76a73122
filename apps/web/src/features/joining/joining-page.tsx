import { Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from 'react-router';
import { homeOf, isJoining } from '../../app/shell/navigation';
import { Loading, Page, ProblemAlert } from '../../components';
import { useT } from '../../lib/i18n';
import { sessionQuery, useSignedIn } from '../../lib/session';
import { JoinCard } from './join-card';
import { JOINING } from './texts';
import { joinableQuery } from './use-joining';

const WAIT_MS = 15_000;

/** An employee of a registered organisation asks its administrator to be admitted (E-5.6.1). */
export function Component() {
  const t = useT(JOINING);
  const session = useSignedIn();
  const refetchInterval = session.step === 'await-joining' ? WAIT_MS : false;
  useQuery({ ...sessionQuery, refetchInterval });
  const { data, error, isPending, refetch } = useQuery({ ...joinableQuery, refetchInterval });
  if (!isJoining(session)) return <Navigate to={homeOf(session)} replace />;
  const others = session.organisations.some(({ suspended }) => !suspended);
  return (
    <Page title={t('title')} lead={t('lead')} width="text">
      <Stack>
        {isPending && <Loading />}
        {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
        {data?.map((one) => (
          <JoinCard key={one.participantId} organisation={one} />
        ))}
        {others && (
          <Anchor component={Link} to="/organisations" underline="always">
            {t('otherOrganisations')}
          </Anchor>
        )}
      </Stack>
    </Page>
  );
}
