import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Asking to join an organisation. */
export const JOINING = texts({ ru, kk, en });
