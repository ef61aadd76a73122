import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Who asks to join the organisation. */
export const REQUESTS = texts({ ru, kk, en });
