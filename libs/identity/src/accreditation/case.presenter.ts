import type { Actor } from '@qujat/platform';
import type { ParticipantFormResponse } from '../participant/participant.response.js';
import type {
  AccreditationMessage,
  AccreditationStanding,
  CheckShown,
  ParticipantVersion,
} from './accreditation.response.js';
import { takenByOther } from './case.policy.js';
import type { CaseRecord } from './case.types.js';
import type { CheckRecord } from './check.types.js';
import type { MessageRecord } from './message.repository.js';
import { compareEntry, type Stated } from './state-register/compare-entry.js';
import type { ComparedVersion } from './versions.js';

/** Where a case stands, for this reader. */
export function presentStanding(one: CaseRecord, reader: Pick<Actor, 'iin'>): AccreditationStanding {
  const { kind, state, version, openedAt, askedAt, closedAt, takenByName, takenAt } = one;
  const taken = takenByName !== null && takenAt !== null;
  return {
    ...{ kind, state, version, openedAt: openedAt.toISOString() },
    askedAt: state === 'asked' ? (askedAt?.toISOString() ?? null) : null,
    closedAt: closedAt?.toISOString() ?? null,
    takenBy: taken ? { name: takenByName, mine: !takenByOther(one, reader), at: takenAt.toISOString() } : null,
  };
}

/** A check, with the register's entry beside what the applicant says. */
export function presentCheck(check: CheckRecord, said: Stated): CheckShown {
  const { id, point, how, outcome, note, reference, entry, at, by } = check;
  return {
    ...{ id, point, how, outcome, note, reference, at: at.toISOString(), by: by.name },
    comparison: entry && compareEntry(entry, said),
  };
}

/** A message. */
export const presentMessage = ({ id, author, text, at, by }: MessageRecord): AccreditationMessage => ({
  ...{ id, author, text, at: at.toISOString(), by: by.name },
});

/** A version with its decision. */
export function presentVersion(row: ComparedVersion): ParticipantVersion {
  const { version, form, at, by, changed, inForceSince, decision, decidedAt, decidedBy, reasons, comment } = row;
  const decided = decision && {
    ...{ decision, at: decidedAt?.toISOString() ?? '', by: decidedBy?.name ?? '' },
    ...{ reasons: [...(reasons ?? [])], comment: comment ?? '' },
  };
  const shown = { version, form: form as ParticipantFormResponse, at: at.toISOString(), by, changed: [...changed] };
  return { ...shown, inForceSince: inForceSince?.toISOString() ?? null, decision: decided };
}
