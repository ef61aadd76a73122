import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Texts of accounts for people without a certificate, for the administrator. */
export const ACCOUNTS = texts({ ru, kk, en });
