import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Packages of documents. */
export const PACKAGES = texts({ ru, kk, en });
