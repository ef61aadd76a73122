import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Sessions, password and second factor. */
export const SECURITY = texts({ ru, kk, en });
