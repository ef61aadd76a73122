import type { Catalogue } from '../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  titleEmail: 'Confirm your e-mail',
  titlePhone: 'Confirm your phone',
  sent: 'We have sent a code of six digits to {address}. It is valid until {until}.',
  expired: 'The code that was sent to {address} is valid no more. Ask for a new one.',
  spent: 'No attempts are left for this code. Ask for a new one.',
  notSent: 'We will send a code to {address}; type it here.',
  why: 'The portal writes nothing to a contact that is not confirmed, and an application needs a confirmed e-mail.',
  pending: 'Until the new contact is confirmed the portal uses the old one: {value}.',
  code: 'Code from the letter',
  codeSms: 'Code from the message',
  codeShape: 'A code has six digits',
  confirm: 'Confirm',
  send: 'Send the code',
  again: 'Send again',
  againIn: 'Again in {seconds} s',
  keepOld: 'Keep the old one',
  confirmedEmail: 'E-mail confirmed',
  confirmedPhone: 'Phone confirmed',
  chipYes: 'confirmed',
  chipNo: 'not confirmed',
};
