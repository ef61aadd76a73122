import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Words about documents, shared by the lists, the form, the document's page and public verification. */
export const DOCUMENT = texts({ ru, kk, en });
