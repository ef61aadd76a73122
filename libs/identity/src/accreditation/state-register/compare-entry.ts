import type { ParticipantDraft } from '../../participant/participant.types.js';
import type { CheckOutcome } from '../check.types.js';
import type { RegisterAnswer, RegisterEntry } from './state-register.js';

/** One line of the comparison: what the register says beside what the applicant says. */
export interface Comparison {
  readonly field: 'name' | 'status' | 'head' | 'registered' | 'address';
  readonly register: string | null;
  readonly stated: string | null;
  /** Null: for the eye to judge (an address is written in many ways), or one side is silent. */
  readonly same: boolean | null;
}

/** What the applicant says. */
export interface Stated {
  readonly form: ParticipantDraft;
  /** The first head by the certificate. */
  readonly head: string;
}

/** The register's entry beside the application, field by field. */
export function compareEntry(entry: RegisterEntry, { form, head }: Stated): Comparison[] {
  const names = [form.fullName?.ru, form.fullName?.kk, form.shortName?.ru];
  const known = [entry.name, entry.nameKk].filter((name) => name !== null);
  const sameName = names.some((name) => name && known.some((one) => plain(one) === plain(name)));
  return [
    { field: 'name', register: entry.name, stated: form.fullName?.ru ?? null, same: known.length ? sameName : null },
    { field: 'status', register: entry.status, stated: null, same: entry.active },
    {
      field: 'head',
      register: entry.head,
      stated: head,
      same: entry.head === null ? null : plain(entry.head) === plain(head),
    },
    {
      ...{ field: 'registered', register: entry.registeredAt, stated: form.registrationDate ?? null },
      // A re-registration has a later day: a difference is for the eye.
      same: entry.registeredAt !== null && entry.registeredAt === form.registrationDate ? true : null,
    },
    { field: 'address', register: entry.address, stated: addressOf(form), same: null },
  ];
}

/** What follows from a look-up: nothing found or no longer existing fails; a difference is for the operator to judge. */
export function outcomeOf({ entry }: RegisterAnswer, stated: Stated): CheckOutcome {
  if (!entry || entry.active === false) return 'failed';
  const compared = compareEntry(entry, stated);
  const of = (field: Comparison['field']) => compared.find((one) => one.field === field)?.same;
  return of('name') === true && of('status') === true && of('head') !== false ? 'passed' : 'unclear';
}

const addressOf = ({ legalAddress }: ParticipantDraft): string | null =>
  typeof legalAddress === 'string' ? legalAddress : null;

/** Without what is written differently by chance: case, quotation marks, ё, spaces. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toUpperCase()
    .replace(/Ё/gu, 'Е')
    .replace(/[«»"“”„‟'’`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
