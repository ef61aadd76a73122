import type { Tx } from '@qujat/platform';
import type { DictionaryName } from '../dictionaries/dictionary.types.js';
import type { IdentityErrorCode } from '../identity.errors.js';
import { consentingMembers } from '../association/consenting.js';
import type { ParticipantRecord } from '../session/session.types.js';
import type { FieldRefusals } from './participant.form.js';
import type { ParticipantDraft } from './participant.types.js';

/** Which field is filled in from which dictionary. */
const FIELDS: Partial<Record<keyof ParticipantDraft, DictionaryName>> = {
  legalForm: 'legal-forms',
  ownership: 'ownership',
  size: 'sizes',
  oked: 'oked',
  bic: 'banks',
  legalKato: 'kato',
  actualKato: 'kato',
};

/** What only the database knows about a form: codes that are in no dictionary, a bank that is not the account's, strangers. */
export async function lookUp(tx: Tx, participant: ParticipantRecord, form: ParticipantDraft): Promise<FieldRefusals> {
  return {
    ...(await unknownCodes(tx, form)),
    ...(await bankRefusals(tx, form)),
    ...(participant.kind === 'temporary-association' ? await memberRefusals(tx, participant, form) : {}),
  };
}

/** A dictionary that holds everything refuses what it does not hold; every dictionary refuses what it has retired. */
async function unknownCodes(tx: Tx, form: ParticipantDraft): Promise<FieldRefusals> {
  const asked = Object.entries(FIELDS).flatMap(([field, dictionary]) => {
    const code = form[field as keyof ParticipantDraft];
    return typeof code === 'string' && code !== '' ? [{ field, dictionary, code }] : [];
  });
  const rows: { field: string }[] = await tx.manager.query(
    `SELECT a.field FROM jsonb_to_recordset($1::jsonb) AS a(field text, dictionary text, code text)
     LEFT JOIN identity.dictionary_entries e ON e.dictionary = a.dictionary AND e.code = a.code
     WHERE e.retired_in IS NOT NULL OR (e.code IS NULL AND (SELECT v.complete FROM identity.dictionary_versions v
       WHERE v.dictionary = a.dictionary ORDER BY v.loaded_at DESC, v.version DESC LIMIT 1))`,
    [JSON.stringify(asked)],
  );
  return Object.fromEntries(rows.map(({ field }) => [field, 'form.unknown_code' satisfies IdentityErrorCode]));
}

/** Digits 5–7 of an IIK are the bank's: where the dictionary knows them, the BIC must be that bank's. */
async function bankRefusals(tx: Tx, { iik, bic }: ParticipantDraft): Promise<FieldRefusals> {
  if (!iik || !bic) return {};
  const rows: { code: string }[] = await tx.manager.query(
    `SELECT code FROM identity.dictionary_entries
     WHERE dictionary = 'banks' AND retired_in IS NULL AND attributes->>'bankCode' = substr($1, 5, 3)`,
    [iik],
  );
  const isOther = rows.length > 0 && !rows.some(({ code }) => code.slice(0, 8) === bic.slice(0, 8));
  return isOther ? { bic: 'form.bic_differs' } : {};
}

/** Members stand in the register, the leading participant is one of them, and all have consented to these very terms. */
async function memberRefusals(tx: Tx, participant: ParticipantRecord, form: ParticipantDraft): Promise<FieldRefusals> {
  const { members = [] } = form;
  const consenting = await consentingMembers(tx, participant, form);
  const rows: { bin: string }[] = await tx.manager.query(
    `SELECT bin FROM identity.participants WHERE state = 'accredited' AND kind <> 'temporary-association' AND bin = ANY($1)`,
    [members.map(({ bin }) => bin)],
  );
  const known = new Set(rows.map(({ bin }) => bin));
  const strangers = members.flatMap(({ bin }, i) => {
    if (known.has(bin) && consenting.has(bin)) return [];
    return [[`members.${i}.bin`, known.has(bin) ? 'form.member_consent' : 'form.member_unknown'] as const];
  });
  const isLed = members.some(({ bin }) => bin === participant.ledBy);
  return { ...(isLed ? {} : { members: 'form.member_leading' }), ...Object.fromEntries(strangers) };
}
