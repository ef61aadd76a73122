import type { Tx } from '@qujat/platform';
import type { ParticipantDraft } from '../participant/participant.types.js';
import type { ParticipantRecord } from '../session/session.types.js';
import { consentsTo } from './consent.repository.js';
import { digestOf, termsOf } from './terms.js';

/** Numbers of members that have agreed to the terms of this form: what `complete` asks before a form is handed in. */
export async function consentingMembers(
  tx: Tx,
  participant: Pick<ParticipantRecord, 'id' | 'ledBy' | 'nameKk' | 'nameRu' | 'nameEn'>,
  form: ParticipantDraft,
): Promise<ReadonlySet<string>> {
  const now = digestOf(termsOf(participant, form, { kk: '', ru: '', en: '' }));
  const given = (await consentsTo(tx, participant.id)).filter(
    ({ state, termsSha256 }) => state === 'given' && termsSha256 === now,
  );
  return new Set([participant.ledBy ?? '', ...given.map(({ memberBin }) => memberBin)]);
}
