import { isIik } from '@qujat/kernel';
import type { Participant, ParticipantForm, SessionCertificate } from '../../lib/api';
import { bare, isEmail, isPhone } from '../../lib/contacts';

/** The fields of the form by the path under which the server refuses them. */
export const TEXT_FIELDS = [
  'fullName.kk',
  'fullName.ru',
  'fullName.en',
  'shortName.kk',
  'shortName.ru',
  'shortName.en',
  'registrationNumber',
  'registrationDate',
  'legalForm',
  'ownership',
  'size',
  'oked',
  'iik',
  'bic',
  'bankName',
  'legalAddress',
  'actualAddress',
  'postalAddress',
  'vatSeries',
  'vatNumber',
  'email',
  'phones.0',
  'phones.1',
  'phones.2',
] as const;

export type TextField = (typeof TEXT_FIELDS)[number];

/** What stands in the form as it is typed. */
export type Values = Readonly<Record<TextField, string> & { vatPayer: boolean }>;

const OPTIONAL: readonly TextField[] = [
  'fullName.en',
  'shortName.kk',
  'shortName.ru',
  'shortName.en',
  'phones.1',
  'phones.2',
];
/** An entrepreneur has neither (E-5.7.1.2). */
const OF_LEGAL_ENTITIES: readonly TextField[] = ['legalForm', 'ownership'];
/** What a participant is: with a BIN in the certificate a legal entity, without one an entrepreneur. */
export type Kind = Participant['kind'];

const VAT: readonly TextField[] = ['vatSeries', 'vatNumber'];

/** Checks of single fields as one types: field → is it right. */
const CHECKS: Partial<Record<TextField, (text: string) => boolean>> = {
  oked: (text) => /^\d{5}$/.test(text),
  iik: isIik,
  bic: (text) => /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text),
  vatSeries: (text) => /^\d{5}$/.test(text),
  vatNumber: (text) => /^\d{7}$/.test(text),
  email: isEmail,
  'phones.0': isPhone,
  'phones.1': isPhone,
  'phones.2': isPhone,
};

/** Is what stands in the field right? An empty field is not wrong, only missing. */
export const isRight = (field: TextField, text: string): boolean => text === '' || (CHECKS[field]?.(text) ?? true);

/** Must the field be filled in by this participant? */
export const isRequired = (field: TextField, values: Values, kind: Kind): boolean =>
  !OPTIONAL.includes(field) &&
  (values.vatPayer || !VAT.includes(field)) &&
  (kind === 'legal-entity' || !OF_LEGAL_ENTITIES.includes(field));

/** The fields that are still empty or wrong. */
export function missingOf(values: Values, kind: Kind): TextField[] {
  return TEXT_FIELDS.filter(
    (field) => !isRight(field, values[field]) || (isRequired(field, values, kind) && values[field].trim() === ''),
  );
}

/** Capitals where a requisite is written in capitals, no blanks where it has none. */
export function tidy(field: TextField, text: string): string {
  if (field === 'iik' || field === 'bic') return text.toUpperCase().replace(/\s/g, '');
  if (['oked', 'vatSeries', 'vatNumber'].includes(field)) return text.replace(/\D/g, '');
  return text;
}

/** The form as typed, from what the server keeps; the certificate's name where nothing was entered yet. */
export function valuesOf(participant: Participant | null, certificate: SessionCertificate): Values {
  const form = participant?.form ?? {};
  const flat = (field: TextField): string => {
    const [name, part] = field.split('.') as [keyof ParticipantForm, string | undefined];
    const value: unknown = form[name];
    const found: unknown = part === undefined ? value : (value as Record<string, unknown> | undefined)?.[part];
    return typeof found === 'string' ? found : '';
  };
  const texts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, flat(field)])) as Record<TextField, string>;
  if (texts['fullName.ru'] === '') texts['fullName.ru'] = certificate.organization ?? '';
  return { ...texts, vatPayer: form.vatPayer ?? false };
}

const trimmed = (values: Values, field: TextField): string =>
  isRight(field, values[field]) ? values[field].trim() : '';

const localized = (values: Values, name: 'fullName' | 'shortName') => ({
  kk: trimmed(values, `${name}.kk`),
  ru: trimmed(values, `${name}.ru`),
  en: trimmed(values, `${name}.en`),
});

/** What is sent: filled and right fields only, so that half a bank account never stops the rest from being saved. */
export function formOf(values: Values): Partial<ParticipantForm> {
  const singles = TEXT_FIELDS.filter((field) => !field.includes('.') && (values.vatPayer || !VAT.includes(field)));
  const filled = singles.map((field) => [field, trimmed(values, field)] as const).filter(([, text]) => text !== '');
  const phones = (['phones.0', 'phones.1', 'phones.2'] as const).map((field) => bare(trimmed(values, field)));
  return {
    ...(Object.fromEntries(filled) as Partial<ParticipantForm>),
    fullName: localized(values, 'fullName'),
    shortName: localized(values, 'shortName'),
    vatPayer: values.vatPayer,
    phones: phones.filter((phone) => phone !== ''),
  };
}
