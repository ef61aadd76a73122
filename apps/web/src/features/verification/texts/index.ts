import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Public verification. */
export const VERIFICATION = texts({ ru, kk, en });
