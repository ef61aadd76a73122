import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from 'react-router';
import { Loading, ProblemAlert } from '../components';
import { sessionQuery, useSignedIn } from '../lib/session';
import { homeOf, isReady } from './shell/navigation';

/** Signed in, or sent to sign in and back again. */
export function RequireSession() {
  const { data, isPending, error, refetch } = useQuery(sessionQuery);
  const { pathname, search } = useLocation();
  if (isPending) return <Loading />;
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  return data ? <Outlet /> : <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
}

/** Documents need an accredited organisation; who has none yet goes on registering. */
export function RequireReady() {
  const session = useSignedIn();
  return isReady(session) ? <Outlet /> : <Navigate to={homeOf(session)} replace />;
}

/** The pages of the organisation's administrator; for others they do not exist. */
export function RequireAdministrator() {
  const session = useSignedIn();
  return session.rights.includes('participant.administer') ? <Outlet /> : <Navigate to={homeOf(session)} replace />;
}

/** The pages of who keeps the organisation's billing; for others they do not exist. */
export function RequireBilling() {
  const session = useSignedIn();
  return session.rights.includes('billing.manage') ? <Outlet /> : <Navigate to={homeOf(session)} replace />;
}

/** The operator's pages; for others they do not exist. */
export function RequireOperator() {
  const session = useSignedIn();
  return session.operator ? <Outlet /> : <Navigate to={homeOf(session)} replace />;
}
