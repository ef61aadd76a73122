import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Texts of opening an account without a certificate. */
export const OPENING = texts({ ru, kk, en });
