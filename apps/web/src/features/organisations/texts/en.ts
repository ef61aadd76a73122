import type { Catalogue } from '../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  title: 'For which organisation you work',
  lead: 'You belong to several organisations. Switching takes no new sign-in.',
  bin: 'BIN {bin}',
  iin: 'IIN {bin}',
  current: 'You work here now',
  suspended: 'Access suspended by the administrator',
  signs: 'With this key you sign here.',
  readsPassword: 'You signed in with a password: signing takes the key of this organisation.',
  readsOther:
    'Your key is of another organisation: here you prepare, send and receive documents, but do not sign. To sign, sign in with the key of this organisation.',
  administrator: 'administrator',
  workHere: 'Work here',
  workHereFor: 'Work here: {name}',
  toRegistration: 'Register your own business or organisation',
  toJoining: 'Ask the organisation of your key to admit you',
  none: 'You do not belong to any organisation yet',
  noneText: 'An organisation is registered by its first head; employees are admitted by its administrator.',
  number: 'Number on the portal: {bin}',
  toAssociations: 'Temporary associations (consortia)',
};
