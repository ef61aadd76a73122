import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { escapeLike } from '../http/escape-like.js';
import { PARTICIPANT_COLUMNS } from '../session/session.repository.js';
import type { ParticipantRecord } from '../session/session.types.js';
import { CASE_COLUMNS } from './case.repository.js';
import type { CaseState } from './case.machine.js';
import type { CaseKind, CaseRecord } from './case.types.js';

/** A participant in the queue with its newest case. */
export interface QueueRow extends ParticipantRecord {
  readonly key: string;
  readonly case: CaseRecord;
}

/** Which part of the queue. */
export interface QueueFilter {
  readonly states: readonly CaseState[];
  readonly kind?: CaseKind | undefined;
  /** `free`: nobody's; `mine`: of `iin`; `others`: of somebody else. */
  readonly taken?: 'free' | 'mine' | 'others' | undefined;
  readonly iin: string;
  readonly search?: string | undefined;
  readonly after?: { readonly key: string; readonly id: Uuid } | undefined;
  readonly limit: number;
}

const KEY = `to_char(c.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
const NEWEST = `NOT EXISTS (SELECT 1 FROM identity.accreditation_cases n WHERE n.participant_id = c.participant_id
  AND (n.opened_at, n.version) > (c.opened_at, c.version))`;

/** One page by keyset, the longest waiting first: no row is lost or doubled at a page's edge, whatever changes meanwhile. */
export async function pageOfCases(tx: Tx, filter: QueueFilter): Promise<QueueRow[]> {
  const cases: (CaseRecord & { readonly key: string })[] = await tx.manager.query(
    `SELECT ${CASE_COLUMNS}, ${KEY} AS key
     FROM identity.accreditation_cases c JOIN identity.participants p ON p.id = c.participant_id
     WHERE c.state = ANY($1) AND ${NEWEST}
       AND ($2::text IS NULL OR c.kind = $2)
       AND ($3::text IS NULL OR CASE $3 WHEN 'free' THEN c.taken_by_iin IS NULL WHEN 'mine' THEN c.taken_by_iin = $4
         ELSE c.taken_by_iin <> $4 END)
       AND ($5::text IS NULL OR p.search_text LIKE $5)
       AND ($6::text IS NULL OR (${KEY}, p.id) > ($6, $7::uuid))
     ORDER BY ${KEY}, p.id LIMIT $8`,
    [
      ...[filter.states, filter.kind, filter.taken, filter.iin],
      filter.search ? `%${escapeLike(filter.search.toLowerCase())}%` : null,
      ...[filter.after?.key, filter.after?.id, filter.limit],
    ],
  );
  const participants: ParticipantRecord[] = await tx.manager.query(
    `SELECT ${PARTICIPANT_COLUMNS} FROM identity.participants p WHERE p.id = ANY($1)`,
    [cases.map(({ participantId }) => participantId)],
  );
  const byId = new Map(participants.map((participant) => [participant.id, participant]));
  return cases.flatMap(({ key, ...one }) => {
    const participant = byId.get(one.participantId);
    return participant ? [{ ...participant, key, case: one }] : [];
  });
}

/** How many cases stand where; of those that wait, how many wait for the applicant and how many nobody has taken. */
export async function countCases(tx: Tx) {
  const [row]: Record<'submitted' | 'asked' | 'free' | 'accredited' | 'refused', number>[] = await tx.manager.query(
    `SELECT count(*) FILTER (WHERE c.state IN ('open','asked'))::int AS submitted,
       count(*) FILTER (WHERE c.state = 'asked')::int AS asked,
       count(*) FILTER (WHERE c.state = 'open' AND c.taken_at IS NULL)::int AS free,
       count(*) FILTER (WHERE c.state = 'accepted')::int AS accredited,
       count(*) FILTER (WHERE c.state = 'refused')::int AS refused
     FROM identity.accreditation_cases c WHERE ${NEWEST}`,
  );
  return row!;
}
