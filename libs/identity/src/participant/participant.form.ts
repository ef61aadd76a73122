import { isBin, isIik } from '@qujat/kernel';
import type { IdentityErrorCode } from '../identity.errors.js';
import type { ParticipantKind } from '../session/session.types.js';
import { E164 } from '../user/user.dto.js';
import { membersRefusals } from './association-members.js';
import { at } from './participant.draft.js';
import type { ParticipantDraft } from './participant.types.js';

const NAMES = ['fullName.kk', 'fullName.ru'];
const REGISTRATION = ['registrationNumber', 'registrationDate'];
const BANK = ['iik', 'bic', 'bankName'];
const ADDRESSES = ['legalKato', 'legalAddress', 'actualAddress', 'postalAddress'];

/** What each kind must fill in (E-5.7.1.1, E-5.7.1.2); e-mail and a telephone everybody. */
const REQUIRED: Readonly<Record<ParticipantKind, readonly string[]>> = {
  'legal-entity': [...NAMES, ...REGISTRATION, 'legalForm', 'ownership', 'size', 'oked', ...BANK, ...ADDRESSES],
  branch: [...NAMES, ...REGISTRATION, 'parentBin', 'parentName', 'oked', ...BANK, ...ADDRESSES],
  entrepreneur: [...NAMES, ...REGISTRATION, 'size', 'oked', ...BANK, ...ADDRESSES],
  individual: [...NAMES, 'legalKato', 'legalAddress', 'postalAddress'],
  'temporary-association': [
    ...NAMES,
    'contractNumber',
    'contractDate',
    'validUntil',
    'members',
    ...BANK,
    'legalAddress',
    'postalAddress',
  ],
  foreign: [...NAMES, 'fullName.en', 'registrationDate', 'legalAddress', 'postalAddress'],
};

/** Documents that must go with an application of each kind: an entrepreneur's by E-5.7.1.2. */
const DOCUMENTS: Partial<Readonly<Record<ParticipantKind, readonly string[]>>> = {
  entrepreneur: ['registration'],
  branch: ['regulation'],
  'temporary-association': ['contract'],
  foreign: ['registration'],
};

const BIC = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A refusal of a field: its path and the declared code. */
export type FieldRefusals = Readonly<Record<string, IdentityErrorCode>>;

/** Required fields that are empty, by path. */
export function missingFields(kind: ParticipantKind, form: ParticipantDraft): string[] {
  const vat = form.vatPayer ? ['vatSeries', 'vatNumber'] : [];
  const missing = [...REQUIRED[kind], ...vat, 'email'].filter((path) => isEmpty(at(form, path)));
  return form.phones?.some((phone) => phone !== '') ? missing : [...missing, 'phones'];
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Documents that are required and not there, as paths `documents.KIND`. */
export const missingDocuments = (kind: ParticipantKind, present: readonly string[]): string[] =>
  (DOCUMENTS[kind] ?? []).filter((one) => !present.includes(one)).map((one) => `documents.${one}`);

/** Everything that keeps a form from being submitted on `today` (`YYYY-MM-DD`). */
export function refusalsOf(kind: ParticipantKind, form: ParticipantDraft, today: string): FieldRefusals {
  return {
    ...wrongFields(form, today),
    ...(kind === 'temporary-association' && form.members ? membersRefusals(form.members) : {}),
    ...Object.fromEntries(missingFields(kind, form).map((path) => [path, 'form.required' as const])),
  };
}

/** Fields that are filled in wrongly. */
function wrongFields(form: ParticipantDraft, today: string): FieldRefusals {
  const wrong: Record<string, IdentityErrorCode> = {};
  if (form.iik && !isIik(form.iik)) wrong['iik'] = 'form.iik';
  if (form.bic && !BIC.test(form.bic)) wrong['bic'] = 'form.bic';
  if (form.oked && !/^\d{5}$/.test(form.oked)) wrong['oked'] = 'form.oked';
  if (form.email && !EMAIL.test(form.email)) wrong['email'] = 'form.email';
  if (form.parentBin && !isBin(form.parentBin)) wrong['parentBin'] = 'form.bin';
  for (const field of ['legalKato', 'actualKato'] as const) {
    if (form[field] && !/^\d{9}$/.test(form[field])) wrong[field] = 'form.unknown_code';
  }
  for (const field of ['registrationDate', 'contractDate'] as const) {
    if (form[field] && !isPastDay(form[field], today)) wrong[field] = 'form.date';
  }
  if (form.validUntil && !isTerm(form, today)) wrong['validUntil'] = 'form.term';
  form.phones?.forEach((phone, i) => {
    if (phone !== '' && !E164.test(phone)) wrong[`phones.${i}`] = 'form.phone';
  });
  return wrong;
}

const isDay = (text: string): boolean =>
  DAY.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

const isPastDay = (text: string, today: string): boolean => isDay(text) && text <= today;

/** A term that is over when it is handed in, or before the contract was made, is none. */
const isTerm = ({ validUntil = '', contractDate = '' }: ParticipantDraft, today: string): boolean =>
  isDay(validUntil) && validUntil > today && validUntil >= contractDate;
