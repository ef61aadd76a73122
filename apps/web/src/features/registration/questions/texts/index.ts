import { texts } from '../../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Questions of the operator, on the applicant’s side. */
export const QUESTIONS = texts({ ru, kk, en });
