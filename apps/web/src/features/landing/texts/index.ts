import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** The public pages: what this is, the register, notices. */
export const LANDING = texts({ ru, kk, en });
