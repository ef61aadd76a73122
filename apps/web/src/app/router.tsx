import { lazy, type ComponentType } from 'react';
import { Route, Routes } from 'react-router';
import { RequireOperator, RequireReady, RequireSession } from './guards';
import { NotFound } from './not-found';
import { PublicLayout } from './shell/public-layout';

/** A page in a chunk of its own: its module exports `Component`. */
const page = (load: () => Promise<{ Component: ComponentType }>) =>
  lazy(() => load().then(({ Component }) => ({ default: Component })));

const Work = page(() => import('./shell/work-layout'));
const Landing = page(() => import('../features/landing/landing-page'));
const Register = page(() => import('../features/landing/register-page'));
const SignIn = page(() => import('../features/sign-in/sign-in-page'));
const Verification = page(() => import('../features/verification/verification-page'));
const Check = page(() => import('../features/verification/check/check-page'));
const Inbox = page(() => import('../features/exchange/inbox-page'));
const Outbox = page(() => import('../features/exchange/outbox-page'));
const Drafts = page(() => import('../features/exchange/drafts-page'));
const NewDocument = page(() => import('../features/exchange/new-document-page'));
const DocumentPage = page(() => import('../features/document/document-page'));
const Registration = page(() => import('../features/registration/registration-page'));
const Profile = page(() => import('../features/profile/profile-page'));
const Queue = page(() => import('../features/operator/queue-page'));
const Case = page(() => import('../features/operator/case-page'));
const Notices = page(() => import('../features/operator/notices-page'));

/** Addresses and the pages behind them. */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<PublicLayout />}>
        <Route path="/" element={<Landing />} />
        <Route path="/participants" element={<Register />} />
        <Route path="/sign-in" element={<SignIn />} />
        <Route path="/v/:number/:token" element={<Verification />} />
        <Route path="/check" element={<Check />} />
        <Route path="*" element={<NotFound />} />
      </Route>
      <Route element={<RequireSession />}>
        <Route element={<Work />}>
          <Route path="/registration" element={<Registration />} />
          <Route path="/profile" element={<Profile />} />
          <Route element={<RequireReady />}>
            <Route path="/inbox" element={<Inbox />} />
            <Route path="/outbox" element={<Outbox />} />
            <Route path="/drafts" element={<Drafts />} />
            <Route path="/documents/new" element={<NewDocument />} />
            <Route path="/documents/:id/edit" element={<NewDocument />} />
            <Route path="/documents/:id" element={<DocumentPage />} />
          </Route>
          <Route element={<RequireOperator />}>
            <Route path="/operator/accreditation" element={<Queue />} />
            <Route path="/operator/accreditation/:id" element={<Case />} />
            <Route path="/operator/notices" element={<Notices />} />
          </Route>
        </Route>
      </Route>
    </Routes>
  );
}
