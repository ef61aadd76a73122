import { createHash } from 'node:crypto';
import type { Localized } from '@qujat/kernel';
import type { ParticipantDraft } from '../participant/participant.types.js';
import type { ParticipantRecord } from '../session/session.types.js';
import type { Terms } from './consent.types.js';

/** The terms of an association as a form has them. */
export function termsOf(
  { ledBy, nameKk, nameRu, nameEn }: Pick<ParticipantRecord, 'ledBy' | 'nameKk' | 'nameRu' | 'nameEn'>,
  form: ParticipantDraft,
  leaderName: Localized,
): Terms {
  const { contractNumber = '', contractDate = '', validUntil = '', members = [], fullName } = form;
  const name = { kk: fullName?.kk ?? nameKk, ru: fullName?.ru ?? nameRu, en: fullName?.en ?? nameEn };
  return { leader: ledBy ?? '', leaderName, name, contractNumber, contractDate, validUntil, members };
}

/** What consents are compared by: contract, term, members and shares. Another spelling of a name asks nobody again. */
export function digestOf({ leader, contractNumber, contractDate, validUntil, members }: Terms): string {
  const listed = members.map(({ bin, share }) => [bin, share.replace(',', '.')]);
  const agreed = [leader, contractNumber, contractDate, validUntil, listed];
  return createHash('sha256').update(JSON.stringify(agreed)).digest('hex');
}
