import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Texts of the checks kept with acts. */
export const CHECKS = texts({ ru, kk, en });
