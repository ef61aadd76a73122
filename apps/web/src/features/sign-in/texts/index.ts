import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** The way in. */
export const SIGN_IN = texts({ ru, kk, en });
