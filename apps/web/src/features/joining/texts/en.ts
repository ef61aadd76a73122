import type { Catalogue } from '../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  title: 'Joining the organisation',
  lead: 'The administrator of your organisation decides: they admit employees to the portal and grant them powers.',
  bin: 'BIN {bin}',
  fromCertificate: 'So your registration certificate names the organisation.',
  askTitle: 'Ask the administrator to admit you',
  message: 'Message to the administrator',
  messageHint: 'Optional: department, position. Up to 500 characters.',
  ask: 'Ask',
  askAgain: 'Ask again',
  waitingTitle: 'The administrator is deciding',
  waitingText: 'Asked {at}. There is nothing to do: the page refreshes itself, and you will be told of the answer.',
  yourMessage: 'Your message',
  withdraw: 'Withdraw the request',
  withdrawn: 'The request is withdrawn',
  asked: 'The administrator has been asked',
  refusedTitle: 'The administrator has refused',
  refusedText: 'Answered {at}. If this is a mistake, talk to the administrator and ask again.',
  reason: 'Reason',
  otherOrganisations: 'Work for another organisation meanwhile',
};
