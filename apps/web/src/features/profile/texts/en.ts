import type { Catalogue } from '../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  title: 'Profile',
  person: 'You',
  name: 'Name',
  iin: 'IIN',
  role: 'Role',
  administrator: 'Participant administrator',
  yes: 'yes',
  contacts: 'Contacts',
  email: 'E-mail',
  emailWrong: 'An address looks like name@company.kz',
  phone: 'Mobile phone',
  phoneWrong: 'A number looks like +7 701 123 45 67',
  save: 'Save',
  saved: 'Contacts saved',
  organisation: 'Organisation',
  state: 'State',
  certificate: 'Registration certificate',
  certificateText: 'You signed in with this key. Role and organisation come from the certificate.',
  appearance: 'Appearance',
  light: 'Light',
  dark: 'Dark',
  auto: 'As in the system',
  signOut: 'Sign out',
};
