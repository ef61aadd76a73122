import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Words of filters, views, and acts on many lines. */
export const FINDING = texts({ ru, kk, en });
