import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Texts of the operator's page of users. */
export const USERS = texts({ ru, kk, en });
