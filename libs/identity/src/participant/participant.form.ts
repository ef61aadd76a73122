import { isIik } from '@qujat/kernel';
import type { IdentityErrorCode } from '../identity.errors.js';
import type { ParticipantKind } from '../session/session.types.js';
import { E164 } from '../user/user.dto.js';
import type { ParticipantDraft } from './participant.types.js';

const TEXTS = [
  'registrationNumber',
  'registrationDate',
  'legalForm',
  'ownership',
  'size',
  'oked',
  'iik',
  'bic',
  'bankName',
] as const;
const ADDRESSES = ['legalAddress', 'actualAddress', 'postalAddress', 'email'] as const;
const NAMES = ['fullName.kk', 'fullName.ru'] as const;
/** An entrepreneur has no legal form and no form of ownership (E-5.7.1.2). */
const OF_LEGAL_ENTITIES: readonly string[] = ['legalForm', 'ownership'];

const BIC = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A refusal of a field: its path and the declared code. */
export type FieldRefusals = Readonly<Record<string, IdentityErrorCode>>;

/** Required fields that are empty, by path. */
export function missingFields(kind: ParticipantKind, form: ParticipantDraft): string[] {
  const required = [...NAMES, ...TEXTS, ...ADDRESSES].filter(
    (path) => kind === 'legal-entity' || !OF_LEGAL_ENTITIES.includes(path),
  );
  const vat = form.vatPayer ? ['vatSeries', 'vatNumber'] : [];
  const missing = [...required, ...vat].filter((path) => !valueAt(form, path));
  return form.phones?.some((phone) => phone !== '') ? missing : [...missing, 'phones'];
}

/** Everything that keeps a form from being submitted on `today` (`YYYY-MM-DD`). */
export function refusalsOf(kind: ParticipantKind, form: ParticipantDraft, today: string): FieldRefusals {
  return {
    ...wrongFields(form, today),
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
  if (form.registrationDate && !isPastDay(form.registrationDate, today)) wrong['registrationDate'] = 'form.date';
  form.phones?.forEach((phone, i) => {
    if (phone !== '' && !E164.test(phone)) wrong[`phones.${i}`] = 'form.phone';
  });
  return wrong;
}

const isPastDay = (text: string, today: string): boolean =>
  DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text) && text <= today;

function valueAt(form: ParticipantDraft, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], form);
}
