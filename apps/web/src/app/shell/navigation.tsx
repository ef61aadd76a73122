import {
  IconAddressBook,
  IconArchive,
  IconBuildingBank,
  IconChecks,
  IconClipboardCheck,
  IconFileCertificate,
  IconFilePencil,
  IconGavel,
  IconInbox,
  IconMailX,
  IconPackages,
  IconReceipt,
  IconReportMoney,
  IconRoute,
  IconSend,
  IconSpeakerphone,
  IconUserCircle,
  IconUserOff,
  IconUserPlus,
  IconUsers,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';
import type { Right, Session, Step } from '../../lib/api';
import type { SHELL } from './texts';

/** An entry of the rail. */
export interface Entry {
  readonly to: string;
  readonly label: keyof (typeof SHELL)['ru'];
  readonly icon: Icon;
  /** The number of documents that wait for the reader stands beside it. */
  readonly counts?: 'documents' | 'approvals';
  /** Shown to those who hold it. */
  readonly right?: Right;
}

const EXCHANGE: readonly Entry[] = [
  { to: '/inbox', label: 'inbox', icon: IconInbox, counts: 'documents' },
  { to: '/outbox', label: 'outbox', icon: IconSend },
  { to: '/drafts', label: 'drafts', icon: IconFilePencil },
  { to: '/packages', label: 'packages', icon: IconPackages },
  { to: '/approvals', label: 'approvals', icon: IconChecks, counts: 'approvals' },
  { to: '/counterparties', label: 'counterparties', icon: IconAddressBook },
];
const OPERATOR: readonly Entry[] = [
  { to: '/operator/accreditation', label: 'accreditation', icon: IconClipboardCheck, right: 'operator.accredit' },
  { to: '/operator/notices', label: 'notices', icon: IconSpeakerphone, right: 'operator.announce' },
  { to: '/operator/sanctions', label: 'sanctions', icon: IconGavel, right: 'operator.sanction' },
  { to: '/operator/users', label: 'users', icon: IconUserOff, right: 'operator.sanction' },
  { to: '/operator/agreements', label: 'rules', icon: IconFileCertificate, right: 'operator.publish' },
  { to: '/operator/billing', label: 'debts', icon: IconReceipt, right: 'operator.bill' },
  { to: '/operator/tariffs', label: 'tariffs', icon: IconReportMoney, right: 'operator.bill' },
  { to: '/operator/letters', label: 'letters', icon: IconMailX, right: 'operator.announce' },
  { to: '/operator/staff', label: 'staff', icon: IconUsersGroup },
];
/** Who one is; in the rail the person's name leads there. */
export const PROFILE: Entry = { to: '/profile', label: 'profile', icon: IconUserCircle };
/** What the organisation's administrator has beside the documents. */
const ADMINISTRATION: readonly Entry[] = [
  { to: '/members', label: 'members', icon: IconUsers },
  { to: '/approval-routes', label: 'approvalRoutes', icon: IconRoute },
  { to: '/members/requests', label: 'joinRequests', icon: IconUserPlus },
  { to: '/retention', label: 'retention', icon: IconArchive },
];
/** For who keeps the organisation's billing. */
const BILLING: Entry = { to: '/billing', label: 'billing', icon: IconReceipt, right: 'billing.manage' };
const JOINING: Entry = { to: '/joining', label: 'joining', icon: IconUserPlus };
const ORGANISATIONS: Entry = { to: '/organisations', label: 'organisations', icon: IconUsersGroup };
const REGISTRATION: Entry = { to: '/registration', label: 'registration', icon: IconBuildingBank };

/** May the person read documents already? Whose signature under the agreements is missing still reads (E-5.14). */
export const isReady = ({ step, participant }: Session): boolean =>
  participant !== null && (step === 'ready' || (step === 'sign-agreements' && participant.state === 'accredited'));

const JOINING_STEPS: readonly Step[] = ['ask-to-join', 'await-joining', 'join-refused'];

/** Does the person ask the organisation of their certificate to admit them? */
export const isJoining = (session: Session): boolean => JOINING_STEPS.includes(session.step);

/** What stands where the documents will be. */
function wayIn(session: Session): Entry {
  if (session.step === 'choose-organisation') return ORGANISATIONS;
  return isJoining(session) ? JOINING : REGISTRATION;
}

/** The entries of the rail for this person: few, and only what works. */
export function entriesFor(session: Session): readonly Entry[] {
  const has = ({ right }: Entry) => !right || session.rights.includes(right);
  const operator = session.operator ? OPERATOR.filter(has) : [];
  const administration = session.rights.includes('participant.administer') ? ADMINISTRATION : [];
  if (isReady(session)) return [...EXCHANGE, ...administration, ...[BILLING].filter(has), ...operator];
  return session.operator ? operator : [wayIn(session)];
}

/** Where a person begins after signing in. */
export function homeOf(session: Session): string {
  if (session.step === 'sign-agreements') return '/registration';
  if (isReady(session)) return '/inbox';
  return session.operator ? (entriesFor(session)[0]?.to ?? '/operator/staff') : wayIn(session).to;
}

/** Where one who belongs to several organisations begins: by choosing for which they act. */
export const afterSignIn = (session: Session): string =>
  session.organisations.length > 1 ? '/organisations' : homeOf(session);
