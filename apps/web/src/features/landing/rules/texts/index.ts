import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Texts of the page of rules. */
export const RULES = texts({ ru, kk, en });
