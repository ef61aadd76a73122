import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Terms of keeping and holds. */
export const RETENTION = texts({ ru, kk, en });
