import type { SessionRecord } from '../session/session.types.js';
import type { Names } from './participant.repository.js';
import type { ParticipantDraft } from './participant.types.js';

/** Names for the register: as typed; where nothing is typed yet, as the certificate has it. */
export function namesOf(
  { certificate, iin }: Pick<SessionRecord, 'certificate' | 'iin'>,
  form: ParticipantDraft,
): Names {
  const own = certificate?.subject.organization ?? certificate?.subject.commonName ?? iin;
  const typed = (locale: keyof Names): string | undefined => form.shortName?.[locale] || form.fullName?.[locale];
  const ru = typed('ru') ?? typed('kk') ?? own;
  return { kk: typed('kk') ?? ru, ru, en: typed('en') ?? ru };
}
