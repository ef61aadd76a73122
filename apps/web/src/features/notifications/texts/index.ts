import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Notices and what one wants to be told. */
export const NOTIFICATIONS = texts({ ru, kk, en });
