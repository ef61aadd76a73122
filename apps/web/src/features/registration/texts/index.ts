import { texts } from '../../../lib/i18n';
import { en } from './en';
import { kk } from './kk';
import { ru } from './ru';

/** Registration of a user and of a participant. */
export const REGISTRATION = texts({ ru, kk, en });

const NAMES: Readonly<Record<string, keyof typeof ru>> = {
  fullName: 'fullNameRu',
  shortName: 'shortNameRu',
  registrationNumber: 'registrationNumber',
  registrationDate: 'registrationDate',
  legalForm: 'legalForm',
  ownership: 'ownership',
  parentBin: 'parentBin',
  parentName: 'parentName',
  contractNumber: 'contractNumber',
  contractDate: 'contractDate',
  validUntil: 'validUntil',
  members: 'groupMembers',
};

/** The name of a field by its path, e.g. `shortName.kk`. */
export function fieldName(path: string): keyof typeof ru {
  const [field = '', locale] = path.split('.');
  const own = locale && `${field}${locale.charAt(0).toUpperCase()}${locale.slice(1)}`;
  return own && own in ru ? (own as keyof typeof ru) : (NAMES[field] ?? 'groupRegistration');
}
