import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Sanctions, for both sides. */
export const SANCTIONS = texts({ ru, kk, en });
