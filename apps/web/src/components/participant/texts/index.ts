import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Words about participants, shared by registration, profile and the operator's pages. */
export const PARTICIPANT = texts({ ru, kk, en });
