import { lazy, type ComponentType } from 'react';
import { Route, Routes } from 'react-router';
import { RequireAdministrator, RequireBilling, RequireOperator, RequireReady, RequireSession } from './guards';
import { NotFound } from './not-found';
import { PublicLayout } from './shell/public-layout';

/** A page in a chunk of its own: its module exports `Component`. */
const page = (load: () => Promise<{ Component: ComponentType }>) =>
  lazy(() => load().then(({ Component }) => ({ default: Component })));

const Work = page(() => import('./shell/work-layout'));
const Landing = page(() => import('../features/landing/landing-page'));
const Register = page(() => import('../features/landing/register-page'));
const RulesTexts = page(() => import('../features/landing/rules/rules-page'));
const SignIn = page(() => import('../features/sign-in/sign-in-page'));
const Verification = page(() => import('../features/verification/verification-page'));
const Check = page(() => import('../features/verification/check/check-page'));
const Search = page(() => import('../features/exchange/finding/search-page'));
const Inbox = page(() => import('../features/exchange/inbox-page'));
const Outbox = page(() => import('../features/exchange/outbox-page'));
const Drafts = page(() => import('../features/exchange/drafts-page'));
const NewDocument = page(() => import('../features/exchange/new-document-page'));
const DocumentPackage = page(() => import('../features/exchange/package/package-page'));
const Packages = page(() => import('../features/exchange/package/packages-page'));
const SigningBatch = page(() => import('../features/exchange/signing/batch-page'));
const DocumentPage = page(() => import('../features/document/document-page'));
const Approvals = page(() => import('../features/approval/approvals-page'));
const ApprovalRoutes = page(() => import('../features/approval/routes/routes-page'));
const Counterparties = page(() => import('../features/counterparties/counterparties-page'));
const CounterpartyPage = page(() => import('../features/counterparties/counterparty-page'));
const InvitationLink = page(() => import('../features/counterparties/invitation-link-page'));
const Registration = page(() => import('../features/registration/registration-page'));
const Joining = page(() => import('../features/joining/joining-page'));
const Organisations = page(() => import('../features/organisations/organisations-page'));
const Associations = page(() => import('../features/associations/associations-page'));
const Members = page(() => import('../features/powers/members-page'));
const Member = page(() => import('../features/powers/member-page'));
const Checks = page(() => import('../features/powers/checks/checks-page'));
const Roles = page(() => import('../features/powers/roles-page'));
const Attorneys = page(() => import('../features/powers/attorneys-page'));
const NewAttorney = page(() => import('../features/powers/new-attorney-page'));
const Attorney = page(() => import('../features/powers/attorney-page'));
const Accounts = page(() => import('../features/accounts/accounts-page'));
const AccountOpening = page(() => import('../features/accounts/opening/opening-page'));
const JoinRequests = page(() => import('../features/members/requests/requests-page'));
const Organisation = page(() => import('../features/registration/organisation-page'));
const Security = page(() => import('../features/security/security-page'));
const Profile = page(() => import('../features/profile/profile-page'));
const Certificates = page(() => import('../features/certificates/certificates-page'));
const Sanctions = page(() => import('../features/sanctions/sanctions-page'));
const OperatorSanctions = page(() => import('../features/sanctions/operator-sanctions-page'));
const Notifications = page(() => import('../features/notifications/notifications-page'));
const Tariffs = page(() => import('../features/billing/tariffs-page'));
const Retention = page(() => import('../features/retention/retention-page'));
const Billing = page(() => import('../features/billing/billing-page'));
const OperatorTariffs = page(() => import('../features/billing/operator-tariffs-page'));
const OperatorBilling = page(() => import('../features/billing/operator-billing-page'));
const Queue = page(() => import('../features/operator/queue-page'));
const Case = page(() => import('../features/operator/case-page'));
const Rules = page(() => import('../features/operator/agreements-page'));
const Staff = page(() => import('../features/operator/staff-page'));
const Letters = page(() => import('../features/operator/letters/letters-page'));
const OperatorUsers = page(() => import('../features/sanctions/users/users-page'));
const Notices = page(() => import('../features/operator/notices-page'));

/** Addresses and the pages behind them. */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<PublicLayout />}>
        <Route path="/" element={<Landing />} />
        <Route path="/participants" element={<Register />} />
        <Route path="/rules" element={<RulesTexts />} />
        <Route path="/rules/:id" element={<RulesTexts />} />
        <Route path="/tariffs" element={<Tariffs />} />
        <Route path="/sign-in" element={<SignIn />} />
        <Route path="/v/:number/:token" element={<Verification />} />
        <Route path="/check" element={<Check />} />
        <Route path="/account" element={<AccountOpening />} />
        <Route path="/invitation" element={<InvitationLink />} />
        <Route path="*" element={<NotFound />} />
      </Route>
      <Route element={<RequireSession />}>
        <Route element={<Work />}>
          <Route path="/registration" element={<Registration />} />
          <Route path="/security" element={<Security />} />
          <Route path="/joining" element={<Joining />} />
          <Route path="/organisations" element={<Organisations />} />
          <Route path="/organisation" element={<Organisation />} />
          <Route path="/profile" element={<Profile />} />
          <Route path="/notifications" element={<Notifications />} />
          <Route path="/profile/certificates" element={<Certificates />} />
          <Route path="/sanctions" element={<Sanctions />} />
          <Route element={<RequireReady />}>
            <Route path="/inbox" element={<Inbox />} />
            <Route path="/search" element={<Search />} />
            <Route path="/outbox" element={<Outbox />} />
            <Route path="/drafts" element={<Drafts />} />
            <Route path="/documents/new" element={<NewDocument />} />
            <Route path="/documents/:id/edit" element={<NewDocument />} />
            <Route path="/documents/:id" element={<DocumentPage />} />
            <Route path="/packages" element={<Packages />} />
            <Route path="/packages/:id" element={<DocumentPackage />} />
            <Route path="/signing/:id" element={<SigningBatch />} />
            <Route path="/approvals" element={<Approvals />} />
            <Route path="/counterparties" element={<Counterparties />} />
            <Route path="/counterparties/:id" element={<CounterpartyPage />} />
            <Route path="/powers-of-attorney" element={<Attorneys />} />
            <Route path="/powers-of-attorney/new" element={<NewAttorney />} />
            <Route path="/powers-of-attorney/:id" element={<Attorney />} />
          </Route>
          <Route element={<RequireAdministrator />}>
            <Route path="/associations" element={<Associations />} />
            <Route path="/members" element={<Members />} />
            <Route path="/members/accounts" element={<Accounts />} />
            <Route path="/members/checks" element={<Checks />} />
            <Route path="/members/:id" element={<Member />} />
            <Route path="/roles" element={<Roles />} />
            <Route path="/approval-routes" element={<ApprovalRoutes />} />
            <Route path="/members/requests" element={<JoinRequests />} />
            <Route path="/retention" element={<Retention />} />
          </Route>
          <Route element={<RequireBilling />}>
            <Route path="/billing" element={<Billing />} />
          </Route>
          <Route element={<RequireOperator />}>
            <Route path="/operator/billing" element={<OperatorBilling />} />
            <Route path="/operator/tariffs" element={<OperatorTariffs />} />
            <Route path="/operator/accreditation" element={<Queue />} />
            <Route path="/operator/accreditation/:id" element={<Case />} />
            <Route path="/operator/agreements" element={<Rules />} />
            <Route path="/operator/staff" element={<Staff />} />
            <Route path="/operator/notices" element={<Notices />} />
            <Route path="/operator/users" element={<OperatorUsers />} />
            <Route path="/operator/letters" element={<Letters />} />
            <Route path="/operator/sanctions" element={<OperatorSanctions />} />
          </Route>
        </Route>
      </Route>
    </Routes>
  );
}
