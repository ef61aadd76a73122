import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Texts of letters that could not be delivered. */
export const LETTERS = texts({ ru, kk, en });
