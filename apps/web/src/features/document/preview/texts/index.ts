import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Texts of the views of a file's content. */
export const VIEW = texts({ ru, kk, en });
