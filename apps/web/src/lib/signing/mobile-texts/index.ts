import { texts } from '../../i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Signing with a phone: loaded with its part of the dialog, not with every page. */
export const MOBILE = texts({ ru, kk, en });
