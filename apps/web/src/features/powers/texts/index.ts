import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Texts of people, roles, powers of attorney. */
export const POWERS = texts({ ru, kk, en });
