import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Confirming e-mail and phone. */
export const CONTACT = texts({ ru, kk, en });
