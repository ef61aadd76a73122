import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** The end of a session: told before, and mended after. */
export const WATCH = texts({ ru, kk, en });
