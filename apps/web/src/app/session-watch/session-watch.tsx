import { Button, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { api, ask, onRefusal, type Session } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { sessionQuery, useOrganisationChange } from '../../lib/session';
import { WATCH } from './texts';
import { useTimeLeft } from './use-time-left';
import { isOver, warningOf } from './when-to-warn';

const SignInAgain = lazy(() => import('./sign-in-again'));
const Warning = lazy(() => import('./warning'));

/** Requests that were refused because the session had ended wait here until the person has signed in again. */
function useEnded() {
  const [ended, setEnded] = useState(false);
  const waiting = useRef<((mended: boolean) => void)[]>([]);
  useEffect(
    () =>
      onRefusal('session.required', () => {
        setEnded(true);
        return new Promise((resolve) => waiting.current.push(resolve));
      }),
    [],
  );
  const settle = (mended: boolean) => {
    setEnded(false);
    for (const resolve of waiting.current.splice(0)) resolve(mended);
  };
  return { ended, settle };
}

/** The person works for another organisation in another window: this page sends nothing until it was opened anew. */
function OtherOrganisation() {
  const t = useT(WATCH);
  const [told, setTold] = useState(false);
  useEffect(
    () =>
      onRefusal('session.other_organisation', () => {
        setTold(true);
        return Promise.resolve(false);
      }),
    [],
  );
  if (!told) return null;
  return (
    <Modal opened onClose={() => setTold(false)} title={t('otherTitle')} withCloseButton={false}>
      <Stack>
        <Text size="sm">{t('otherText')}</Text>
        <Button data-autofocus onClick={() => window.location.assign('/')}>
          {t('reload')}
        </Button>
      </Stack>
    </Modal>
  );
}

/** Tells before the session ends, and lets one sign in again above the page, so that nothing typed is lost. */
export default function SessionWatch({ session }: { session: Session }) {
  const t = useT(WATCH);
  const client = useQueryClient();
  const change = useOrganisationChange();
  const left = useTimeLeft(session);
  const { ended, settle } = useEnded();
  const [again, setAgain] = useState(false);
  const [putOff, setPutOff] = useState(false);
  const over = ended || isOver(left);
  const stay = () => void client.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);

  const resume = async (fresh: Session) => {
    const same = fresh.person.iin === session.person.iin;
    const wanted = session.participant?.id ?? null;
    const mine = fresh.organisations.some(({ participant }) => participant.id === wanted);
    // Somebody else's page, or one of an organisation left meanwhile, is not gone on with.
    if (!same || (wanted !== null && !mine)) return window.location.assign('/');
    const acting =
      wanted !== null && fresh.participant?.id !== wanted
        ? await ask(api.POST('/api/auth/session/organisation', { body: { participantId: wanted } }))
        : fresh;
    change(acting, { keep: true });
    setAgain(false);
    setPutOff(false);
    settle(true);
  };
  const leave = () => window.location.assign('/sign-in');

  const warning = warningOf(left, session, putOff);
  return (
    <>
      <OtherOrganisation />
      <Suspense>
        {over || again ? (
          <SignInAgain
            title={t(over ? 'endedTitle' : 'signInAgain')}
            text={t('endedText')}
            method={session.method}
            onDone={(fresh) => void resume(fresh)}
            onLeave={leave}
          />
        ) : (
          warning && (
            <Warning
              kind={warning}
              left={left[warning]}
              onStay={warning === 'idle' ? stay : () => setAgain(true)}
              onLater={warning === 'idle' ? stay : () => setPutOff(true)}
            />
          )
        )}
      </Suspense>
    </>
  );
}
