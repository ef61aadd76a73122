import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Tariffs, a participant's billing, the operator's desk. */
export const BILLING = texts({ ru, kk, en });
