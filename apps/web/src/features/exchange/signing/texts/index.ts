import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Words of signing many documents in one go. */
export const SIGNING_MANY = texts({ ru, kk, en });
