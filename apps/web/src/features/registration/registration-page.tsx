import { Box } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Navigate } from 'react-router';
import { homeOf, isJoining } from '../../app/shell/navigation';
import { EmptyState, Loading, Page } from '../../components';
import type { Session, Step } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { sessionQuery, useSignedIn } from '../../lib/session';
import { ConfirmContact } from '../contact';
import { AgreementsStep } from './agreements-step';
import { RefusedNote, SubmitStep, WaitStep } from './review-step';
import { StepsBar, type View } from './steps-bar';
import { REGISTRATION } from './texts';
import { UserStep } from './user-step';

// The form is the largest part of the page, and not the first that one sees.
const ParticipantStep = lazy(() => import('./participant-step').then((step) => ({ default: step.ParticipantStep })));

const VIEW_OF: Partial<Record<Step, View>> = {
  'register-user': 'user',
  'register-participant': 'participant',
  refused: 'participant',
  'sign-agreements': 'agreements',
  submit: 'review',
  'await-accreditation': 'review',
};

const WAIT_MS = 15_000;

/** The session, asked again while the operator decides. */
function useRegistration() {
  const session = useSignedIn();
  const client = useQueryClient();
  const isWaiting = session.step === 'await-accreditation';
  useQuery({ ...sessionQuery, refetchInterval: isWaiting ? WAIT_MS : false });
  const [chosen, setChosen] = useState<View>();
  const reload = async () => {
    setChosen(undefined);
    await client.invalidateQueries(sessionQuery);
  };
  const due = VIEW_OF[session.step] ?? 'user';
  return { session, due, view: chosen ?? due, choose: setChosen, reload };
}

/** An employee came before the first head. */
function NotRegistered() {
  const t = useT(REGISTRATION);
  return (
    <EmptyState icon={IconHourglass} title={t('notRegisteredTitle')}>
      {t('notRegisteredText')}
    </EmptyState>
  );
}

interface BodyProps {
  readonly session: Session;
  readonly view: View;
  readonly choose: (view: View) => void;
  readonly reload: () => Promise<unknown>;
}

/** After the form: the agreements where they miss, otherwise one look at everything. */
function useAfterForm({ choose, reload }: Pick<BodyProps, 'choose' | 'reload'>) {
  const client = useQueryClient();
  return async () => {
    await reload();
    // A refused application is not "to be submitted" until it is submitted again: the page leads on by itself.
    if (client.getQueryData(sessionQuery.queryKey)?.step === 'refused') choose('agreements');
  };
}

function Body({ session, view, choose, reload }: BodyProps) {
  const afterForm = useAfterForm({ choose, reload });
  const afterAgreements = async () => {
    await reload();
    if (session.step === 'refused') choose('review');
  };
  if (view === 'user') return <UserStep session={session} onDone={reload} />;
  if (view === 'participant') {
    return (
      <Suspense fallback={<Loading />}>
        <ParticipantStep session={session} onNext={afterForm} />
      </Suspense>
    );
  }
  if (view === 'agreements') return <AgreementsStep session={session} onNext={afterAgreements} />;
  if (session.step === 'await-accreditation') return <WaitStep session={session} />;
  return <SubmitStep onEdit={() => choose('participant')} onDone={reload} />;
}

/** Registration (E-5.6, E-5.7, E-5.14): user, organisation, agreements, verification; who joins an organisation takes two steps. */
export function Component() {
  const t = useT(REGISTRATION);
  const { session, due, view, choose, reload } = useRegistration();
  const { step } = session;
  if (step === 'ready' || isJoining(session)) return <Navigate to={homeOf(session)} replace />;
  const registers = session.rights.includes('participant.register');
  const isHead = registers || session.role === 'first-head' || session.certificate?.bin === null;
  const views: View[] = isHead ? ['user', 'participant', 'agreements', 'review'] : ['user', 'agreements'];
  const isDeadEnd = step === 'not-registered';
  return (
    <Page title={t('title')} lead={isDeadEnd ? undefined : t(isHead ? 'leadHead' : 'leadMember')} width="text">
      {isDeadEnd ? (
        <NotRegistered />
      ) : (
        <>
          <StepsBar views={views} current={view} reached={views.indexOf(due)} />
          {isHead && step !== 'register-user' && step !== 'await-accreditation' && <RefusedNote />}
          {session.user && !session.user.emailConfirmed && (
            <Box mb="lg">
              <ConfirmContact channel="email" />
            </Box>
          )}
          <Body session={session} view={view} choose={choose} reload={reload} />
        </>
      )}
    </Page>
  );
}
