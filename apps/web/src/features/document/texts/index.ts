import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** The page of a document. */
export const PAGE = texts({ ru, kk, en });
