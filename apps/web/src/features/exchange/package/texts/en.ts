import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  title: 'Package {number}',
  lead: '{count, plural, one {# document} other {# documents}}: they go together or not at all.',
  leadSent: '{count, plural, one {# document} other {# documents}}, each with its own signatures, receipt and answer.',
  sign: 'Sign all',
  send: 'Send all',
  download: 'Download as ZIP',
  undo: 'Take the package apart',
  undoTitle: 'Take the package apart?',
  undoText: 'The documents stay drafts, each by itself.',
  documents: 'Documents of the package',
  toDrafts: 'Drafts',
  toInbox: 'Inbox',
  toOutbox: 'Outbox',
};
