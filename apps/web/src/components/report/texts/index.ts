import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Reports on signatures. */
export const REPORT = texts({ ru, kk, en });
