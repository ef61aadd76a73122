import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Texts of links between documents, and of what a document begins. */
export const LINKS = texts({ ru, kk, en });
