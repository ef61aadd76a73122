import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Who signs for a side. */
export const SIGNERS = texts({ ru, kk, en });
