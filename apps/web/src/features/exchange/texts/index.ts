import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Words of the lists and of the form of a document. */
export const EXCHANGE = texts({ ru, kk, en });
