import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** For which organisation one acts. */
export const ORGANISATIONS = texts({ ru, kk, en });
