import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** The accreditation desk, rules and staff. */
export const DESK = texts({ ru, kk, en });
