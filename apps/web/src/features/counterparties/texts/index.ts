import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** The list of counterparties and invitations into it. */
export const COUNTERPARTIES = texts({ ru, kk, en });
