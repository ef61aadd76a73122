import type { Catalogue } from '../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  idleTitle: 'The session ends soon',
  idleText:
    'You have not done anything for a while. In {time} the portal ends the session. Everything on this page stays in place.',
  absoluteTitle: 'The session comes to its end',
  absoluteText:
    'In {time} the session ends: it lasts no longer than it may. Save what you have begun, or sign in again now; the page stays as it is.',
  stay: 'Stay',
  signInAgain: 'Sign in again',
  later: 'Later',
  endedTitle: 'The session has ended',
  endedText: 'Sign in again: all you entered is still on the page, and what you began goes on by itself.',
  leave: 'Leave for the sign-in page',
  nonce: 'One-time number for signing in',
  byCertificate: 'Certificate',
  byPassword: 'Password',
  otherTitle: 'You have switched to another organisation',
  otherText:
    'In another window you work for another organisation now. This page was opened for the former one, so nothing was sent.',
  reload: 'Reload the page',
};
