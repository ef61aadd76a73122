import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Regions by the first two digits of a KATO code, and what is beside them. */
export const REGIONS = texts({ ru, kk, en });
