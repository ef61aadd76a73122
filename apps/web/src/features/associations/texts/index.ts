import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Temporary associations: those one leads, and those one is asked to take part in. */
export const ASSOCIATIONS = texts({ ru, kk, en });
