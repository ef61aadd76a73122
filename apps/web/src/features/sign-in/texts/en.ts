import type { Catalogue } from '../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  title: 'Sign in',
  lead: 'The portal knows you and your organisation by your registration certificate of the NCA. There are no passwords.',
  nonce: 'One-time number for signing in',
  whatHappens:
    'You will sign a one-time number. This is not a signature under a document: it only shows that the key is yours.',
  whichKey: 'Which key fits',
  whichKeyText:
    'The key of a legal entity (first head, employee with the right to sign, employee) or of an individual entrepreneur. One key both signs in and signs.',
  afterwards: 'After signing in you return to where you came from.',
};
