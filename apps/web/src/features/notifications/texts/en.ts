import type { Catalogue } from '../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  title: 'Notifications',
  lead: 'What the portal has told you. All notices stay here.',
  empty: 'No notices yet',
  emptyText: 'Everything the portal tells you will appear here.',
  onlyUnread: 'Only unread',
  noneUnread: 'Everything has been read',
  readAll: 'Mark all as read',
  unreadMark: 'unread',
  open: 'Go there',
  more: 'Show more',
  letters: 'Letters and SMS',
  lettersText: 'Notices in the portal always come; letters about some topics can be declined.',
  mandatory: 'cannot be declined',
  email: 'Letter',
  sms: 'SMS',
  security: 'Security of the account',
  organisation: 'Registration and accreditation',
  certificates: 'Terms of certificates',
  sanctions: 'Decisions of the operator on sanctions',
  counterparties: 'Counterparties',
  documents: 'Documents',
  agreements: 'Rules, agreement and offer',
  approvals: 'Approval and mentions',
};
