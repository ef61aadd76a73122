import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  title: 'Users',
  lead: 'Suspension shuts a person out of the whole portal, whichever organisation they act for. Sessions end at once; what was done stays.',
  iin: 'IIN',
  find: 'Find',
  wrong: 'An IIN has 12 digits',
  nobody: 'There is no user with this IIN',
  stopped: 'Suspended',
  noneStopped: 'Nobody is suspended',
  state: 'State',
  active: 'Active',
  suspended: 'Suspended',
  why: '{reason} ({by}, {at})',
  organisations: 'Organisations',
  none: 'none',
  sessions: 'Open sessions',
  suspend: 'Suspend',
  restore: 'Restore',
  suspendTitle: 'Suspend the access of {name}',
  restoreTitle: 'Restore the access of {name}',
  reason: 'Reason',
  done: 'Done',
};
