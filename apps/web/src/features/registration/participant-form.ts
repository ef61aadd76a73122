import { isBin, isIik, isIin } from '@qujat/kernel';
import type { Participant, ParticipantForm, SaveParticipant, Session } from '../../lib/api';
import { bare, isEmail, isPhone } from '../../lib/contacts';

/** The fields of the form by the path under which the server refuses them. */
export const TEXT_FIELDS = [
  'fullName.kk',
  'fullName.ru',
  'fullName.en',
  'shortName.kk',
  'shortName.ru',
  'shortName.en',
  'parentBin',
  'parentName',
  'contractNumber',
  'contractDate',
  'validUntil',
  'registrationNumber',
  'registrationDate',
  'legalForm',
  'ownership',
  'size',
  'oked',
  'iik',
  'bic',
  'bankName',
  'legalKato',
  'legalAddress',
  'actualKato',
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

/** A member of a temporary association, as it is typed. */
export interface Member {
  readonly bin: string;
  readonly share: string;
}

/** What stands in the form as it is typed. */
export type Values = Readonly<Record<TextField, string> & { vatPayer: boolean; members: readonly Member[] }>;

/** What a participant is. */
export type Kind = Participant['kind'];

const NAMES: readonly TextField[] = ['fullName.kk', 'fullName.ru'];
const REGISTRATION: readonly TextField[] = ['registrationNumber', 'registrationDate'];
const BANK: readonly TextField[] = ['iik', 'bic', 'bankName'];
const ADDRESSES: readonly TextField[] = ['legalKato', 'legalAddress', 'actualAddress', 'postalAddress'];
const CONTACTS: readonly TextField[] = ['email', 'phones.0'];
const VAT: readonly TextField[] = ['vatSeries', 'vatNumber'];

/** What each kind of participant fills in (E-5.7.1.1, E-5.7.1.2); the server holds the same list. */
const REQUIRED: Readonly<Record<Kind, readonly TextField[]>> = {
  'legal-entity': [
    ...NAMES,
    ...REGISTRATION,
    'legalForm',
    'ownership',
    'size',
    'oked',
    ...BANK,
    ...ADDRESSES,
    ...CONTACTS,
  ],
  branch: [...NAMES, 'parentBin', 'parentName', ...REGISTRATION, 'oked', ...BANK, ...ADDRESSES, ...CONTACTS],
  entrepreneur: [...NAMES, ...REGISTRATION, 'size', 'oked', ...BANK, ...ADDRESSES, ...CONTACTS],
  individual: [...NAMES, 'legalKato', 'legalAddress', 'postalAddress', ...CONTACTS],
  'temporary-association': [
    ...NAMES,
    'contractNumber',
    'contractDate',
    'validUntil',
    ...BANK,
    'legalAddress',
    'postalAddress',
    ...CONTACTS,
  ],
  foreign: [...NAMES, 'fullName.en', 'registrationDate', 'legalAddress', 'postalAddress', ...CONTACTS],
};

const OPTIONAL: readonly TextField[] = [
  ...(['fullName.en', 'shortName.kk', 'shortName.ru', 'shortName.en', 'actualKato', 'phones.1', 'phones.2'] as const),
];
const BUSINESS: readonly Kind[] = ['legal-entity', 'branch', 'entrepreneur', 'temporary-association', 'foreign'];

/** Does this kind of participant have the field at all? */
export function hasField(field: TextField, kind: Kind): boolean {
  if (REQUIRED[kind].includes(field)) return true;
  if (kind === 'foreign' && BANK.includes(field)) return true;
  if (VAT.includes(field)) return BUSINESS.includes(kind);
  if (field === 'actualKato') return ADDRESSES.every((address) => REQUIRED[kind].includes(address));
  return OPTIONAL.includes(field);
}

/** Documents that must go with the application (E-5.7.1.2). */
export const REQUIRED_DOCUMENTS: Partial<Readonly<Record<Kind, readonly Participant['documents'][number]['kind'][]>>> =
  {
    entrepreneur: ['registration'],
    branch: ['regulation'],
    'temporary-association': ['contract'],
    foreign: ['registration'],
  };

/** Checks of single fields as one types: field → is it right. */
const CHECKS: Partial<Record<TextField, (text: string) => boolean>> = {
  parentBin: isBin,
  oked: (text) => /^\d{5}$/.test(text),
  iik: isIik,
  bic: (text) => /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text),
  legalKato: (text) => /^\d{9}$/.test(text),
  actualKato: (text) => /^\d{9}$/.test(text),
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
  REQUIRED[kind].includes(field) || (values.vatPayer && VAT.includes(field) && hasField(field, kind));

/** A number by which a participant is found: BIN, IIN, or that of a foreign one. */
export const isNumber = (text: string): boolean => isBin(text) || isIin(text) || /^QF\d{10}$/.test(text);

/** A share in percent, as the server reads it. */
export function isShare(text: string): boolean {
  const share = Number(text.replace(',', '.'));
  return /^\d{1,3}([.,]\d{1,4})?$/.test(text) && share > 0 && share <= 100;
}

/** Two members at least, each whole, with shares that make 100 percent. */
export function areMembersRight(members: readonly Member[]): boolean {
  const whole = members.every(({ bin, share }) => isNumber(bin) && isShare(share));
  const sum = members.reduce((total, { share }) => total + Math.round(Number(share.replace(',', '.')) * 10_000), 0);
  return members.length > 1 && whole && sum === 1_000_000;
}

/** The fields that are still empty or wrong. */
export function missingOf(values: Values, kind: Kind): (TextField | 'members')[] {
  const members = kind === 'temporary-association' && !areMembersRight(values.members) ? (['members'] as const) : [];
  const texts = TEXT_FIELDS.filter(
    (field) =>
      hasField(field, kind) &&
      (!isRight(field, values[field]) || (isRequired(field, values, kind) && values[field].trim() === '')),
  );
  return [...texts, ...members];
}

/** Capitals where a requisite is written in capitals, no blanks where it has none. */
export function tidy(field: TextField, text: string): string {
  if (field === 'iik' || field === 'bic') return text.toUpperCase().replace(/\s/g, '');
  if (['oked', 'vatSeries', 'vatNumber', 'parentBin'].includes(field)) return text.replace(/\D/g, '');
  return text;
}

/** Of whom the certificate tells. */
export type Known = Pick<Session, 'certificate' | 'person'>;

/** The form as typed, from what the server keeps; the certificate's name where nothing was entered yet. */
export function valuesOf(form: ParticipantForm, known: Known, kind: Kind): Values {
  const values = keptOf(form);
  const isNamed = NAMED.some((field) => values[field] !== '');
  return isNamed ? values : { ...values, ...certificateNames(known, kind) };
}

const NAMED = ['fullName.kk', 'fullName.ru', 'fullName.en'] as const;

/** The name in the certificate is the organisation's or the person's; a temporary association's is in none. */
function certificateNames({ certificate, person }: Known, kind: Kind): Partial<Values> {
  const organisation = certificate?.organization ?? '';
  if (kind === 'temporary-association') return {};
  if (kind === 'foreign') return { 'fullName.en': organisation };
  if (kind !== 'individual') return { 'fullName.ru': organisation };
  const name = [person.surname, person.givenName, person.patronymic].filter(Boolean).join(' ');
  return { 'fullName.kk': name, 'fullName.ru': name };
}

/** Exactly what the server keeps. */
export function keptOf(form: ParticipantForm): Values {
  const flat = (field: TextField): string => {
    const [name, part] = field.split('.') as [keyof ParticipantForm, string | undefined];
    const value: unknown = form[name];
    const found: unknown = part === undefined ? value : (value as Record<string, unknown> | undefined)?.[part];
    return typeof found === 'string' ? found : '';
  };
  const texts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, flat(field)])) as Record<TextField, string>;
  return { ...texts, vatPayer: form.vatPayer ?? false, members: form.members ?? [] };
}

/** A field as it goes to the server: as typed, also when it is wrong or half typed; only a right phone loses its blanks. */
export function wire(values: Values, field: TextField): string {
  const text = values[field].trim();
  return field.startsWith('phones.') && isPhone(text) ? bare(text) : text;
}

type Path = TextField | 'vatPayer' | 'members';
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const PHONES = ['phones.0', 'phones.1', 'phones.2'] as const;
const phonesOf = (values: Values): string[] => {
  const all = PHONES.map((field) => wire(values, field));
  return all.slice(0, all.findLastIndex((phone) => phone !== '') + 1);
};

/** The fields in which the form differs from what the server keeps, but for those that are held back. */
export function changedFields(values: Values, kept: Values, held: readonly string[] = []): Path[] {
  const texts = TEXT_FIELDS.filter((field) => wire(values, field) !== wire(kept, field));
  const isSame = JSON.stringify(values.members) === JSON.stringify(kept.members);
  const all: Path[] = [
    ...texts,
    ...(values.vatPayer === kept.vatPayer ? [] : (['vatPayer'] as const)),
    ...(isSame ? [] : (['members'] as const)),
  ];
  return all.filter((field) => !held.includes(field) && !(field === 'size' && values.size === ''));
}

/** These fields as the server takes them. */
export function formOf(values: Values, fields: readonly Path[]): SaveParticipant {
  const form: Mutable<SaveParticipant> = {};
  for (const field of fields) {
    const [name, locale] = field.split('.') as [string, string | undefined];
    if (field === 'vatPayer') form.vatPayer = values.vatPayer;
    else if (field === 'members') form.members = values.members.map((member) => ({ ...member }));
    else if (name === 'phones') form.phones = phonesOf(values);
    else if (locale) {
      const before = form[name as 'fullName'] ?? {};
      form[name as 'fullName'] = { ...before, [locale]: wire(values, field) };
    } else if (field !== 'size' || values.size !== '') Object.assign(form, { [name]: wire(values, field) });
  }
  return form;
}
