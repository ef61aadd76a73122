import type { Catalogue } from '../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  title: 'Sign in',
  lead: 'The portal knows you and your organisation by your registration certificate of the NCA.',
  nonce: 'One-time number for signing in',
  whatHappens:
    'You will sign a one-time number. This is not a signature under a document: it only shows that the key is yours.',
  whichKey: 'Which key fits',
  whichKeyText:
    'The key of a legal entity (first head, employee with the right to sign, employee) or of an individual entrepreneur. One key both signs in and signs.',
  otherWay: 'Sign in with a password',
  passwordText:
    'For those who do not sign. With a certificate it is set up in the profile; without one the administrator of the organisation opens an account.',
  login: 'Login',
  loginHint: 'IIN; without a certificate, the e-mail or the login from the administrator',
  oneTime: 'First sign-in with a one-time password from the administrator',
  password: 'Password',
  code: 'Code',
  codeHint: 'Six digits of the app, or a recovery code',
  enter: 'Sign in with the password',
  afterwards: 'After signing in you return to where you came from.',
};
