import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** The operator's pages. */
export const OPERATOR = texts({ ru, kk, en });
