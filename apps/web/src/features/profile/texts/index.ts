import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Who one is, and how the app looks. */
export const PROFILE = texts({ ru, kk, en });
