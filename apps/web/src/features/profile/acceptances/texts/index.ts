import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** What was accepted when. */
export const ACCEPTANCES = texts({ ru, kk, en });
