import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** That agreements in force are not signed yet. */
export const BANNER = texts({ ru, kk, en });
