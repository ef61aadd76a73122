import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Texts of approval and comments. */
export const APPROVAL = texts({ ru, kk, en });
