import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Certificates of the person. */
export const CERTIFICATES = texts({ ru, kk, en });
