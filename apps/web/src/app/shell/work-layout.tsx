import { Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { Outlet, useLocation } from 'react-router';
import { Loading } from '../../components';
import type { Session } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useSignedIn } from '../../lib/session';
import { Bell } from '../../features/notifications/bell';
import { ErrorBoundary } from '../error-boundary';
import { LanguageSwitch } from './language-switch';
import { Logo } from './logo';
import { homeOf } from './navigation';
import { PersonBlock } from './person-block';
import { BottomBar, Rail } from './rail';
import classes from './shell.module.css';
import { SkipLink } from './skip-link';
import { SHELL } from './texts';

const AgreementBanner = lazy(() => import('./agreement-banner/agreement-banner'));
const SessionWatch = lazy(() => import('../session-watch/session-watch'));
const PhoneMenu = lazy(() => import('./phone-menu'));

function PhoneBar({ session }: { session: Session }) {
  const t = useT(SHELL);
  const [menu, { open, close }] = useDisclosure(false);
  return (
    <nav className={classes.phoneBar} aria-label={t('menu')}>
      <Logo to={homeOf(session)} />
      <Group gap={4}>
        <Bell />
        <Burger opened={menu} onClick={open} size="sm" aria-label={t('openMenu')} aria-expanded={menu} />
      </Group>
      <Suspense>{menu && <PhoneMenu session={session} onClose={close} />}</Suspense>
    </nav>
  );
}

/** E-5.14: is a signature under the agreements in force missing? */
const onlyReads = ({ operator, participant, signed }: Session): boolean =>
  !operator && participant?.state === 'accredited' && !(signed.byUser && signed.byParticipant);

/** The personal cabinet: rail on the left; on a phone a bar above, tabs below, and everything else behind the burger. */
export function Component() {
  const t = useT(SHELL);
  const session = useSignedIn();
  const { pathname } = useLocation();
  return (
    <div className={classes.work}>
      <SkipLink />
      <PhoneBar session={session} />
      <aside className={classes.rail} aria-label={t('menu')}>
        <Group justify="space-between" wrap="nowrap">
          <Logo to={homeOf(session)} />
          <Bell />
        </Group>
        <div className={classes.grow}>
          <Rail session={session} />
        </div>
        <LanguageSwitch fullWidth />
        <PersonBlock session={session} />
      </aside>
      <main id="content" tabIndex={-1} className={classes.main}>
        <ErrorBoundary at={pathname}>
          {onlyReads(session) && pathname !== '/registration' && (
            <Suspense>
              <AgreementBanner session={session} />
            </Suspense>
          )}
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <BottomBar session={session} />
      <Suspense>
        <SessionWatch session={session} />
      </Suspense>
    </div>
  );
}
