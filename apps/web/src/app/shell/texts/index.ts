import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** The frame: navigation, languages, the way out. */
export const SHELL = texts({ ru, kk, en });
