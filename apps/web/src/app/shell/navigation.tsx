import {
  IconBuildingBank,
  IconClipboardCheck,
  IconFilePencil,
  IconInbox,
  IconSend,
  IconSpeakerphone,
  IconUserCircle,
  type Icon,
} from '@tabler/icons-react';
import type { Session } from '../../lib/api';
import type { SHELL } from './texts';

/** An entry of the rail. */
export interface Entry {
  readonly to: string;
  readonly label: keyof (typeof SHELL)['ru'];
  readonly icon: Icon;
  /** The number of documents that wait for the reader stands beside it. */
  readonly counts?: boolean;
}

const EXCHANGE: readonly Entry[] = [
  { to: '/inbox', label: 'inbox', icon: IconInbox, counts: true },
  { to: '/outbox', label: 'outbox', icon: IconSend },
  { to: '/drafts', label: 'drafts', icon: IconFilePencil },
];
const OPERATOR: readonly Entry[] = [
  { to: '/operator/accreditation', label: 'accreditation', icon: IconClipboardCheck },
  { to: '/operator/notices', label: 'notices', icon: IconSpeakerphone },
];
/** Who one is; in the rail the person's name leads there. */
export const PROFILE: Entry = { to: '/profile', label: 'profile', icon: IconUserCircle };
const REGISTRATION: Entry = { to: '/registration', label: 'registration', icon: IconBuildingBank };

/** May the person work with documents already? */
export const isReady = (session: Session): boolean => session.step === 'ready' && session.participant !== null;

/** The entries of the rail for this person: few, and only what works. */
export function entriesFor(session: Session): readonly Entry[] {
  const operator = session.operator ? OPERATOR : [];
  if (isReady(session)) return [...EXCHANGE, ...operator];
  return session.operator ? operator : [REGISTRATION];
}

/** Where a person begins after signing in. */
export function homeOf(session: Session): string {
  if (isReady(session)) return '/inbox';
  return session.operator ? '/operator/accreditation' : '/registration';
}
