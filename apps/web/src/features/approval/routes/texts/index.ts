import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Texts of the route designer. */
export const ROUTES = texts({ ru, kk, en });
