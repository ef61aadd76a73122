import { texts } from '../../i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** The dialog in which one signs. */
export const SIGNING = texts({ ru, kk, en });
