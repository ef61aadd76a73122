import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  titleMine: 'A new version of the rules is in force',
  textMine: 'Until you sign it you can read, download and export, but not work with documents.',
  sign: 'Read and sign',
  titleHead: 'The signature of the first head is awaited',
  textHead:
    'You have signed. The new version also needs the signature of your first head; until then you can read, download and export.',
};
