import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Registration of a user and of a participant. */
export const REGISTRATION = texts({ ru, kk, en });
