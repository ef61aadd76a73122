import { texts } from '../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Words that every screen shares. */
export const COMMON = texts({ ru, kk, en });
