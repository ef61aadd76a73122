import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  title: 'Letters not delivered',
  lead: 'Letters and SMS that could not be delivered. The mail server or the gateway gave the reason; once it is mended, send the letter again.',
  channel: 'Channel',
  email: 'Letter',
  sms: 'SMS',
  subject: 'About',
  address: 'To',
  reason: 'Reason',
  attempts: 'Attempts',
  when: 'When',
  retry: 'Send again',
  retryOf: 'Send again: {title}',
  sent: 'The letter is being sent again',
  none: 'All letters are delivered',
  noneText: 'A letter that could not be delivered will stand here.',
};
