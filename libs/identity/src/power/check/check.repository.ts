import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { PowerRefusal } from '../judge-power.js';
import type { CheckSubject, ListChecks, PowerCheck, UsedPower } from './check.dto.js';

/** A check as the database has it. */
export interface CheckRecord extends Pick<
  PowerCheck,
  'act' | 'documentType' | 'amount' | 'department' | 'outcome' | 'certificateSha256'
> {
  readonly id: Uuid;
  /** For the page: what the list is sorted by. */
  readonly key: string;
  readonly at: Date;
  readonly memberId: Uuid;
  readonly actorName: string;
  readonly subjectType: CheckSubject['type'];
  readonly subjectId: Uuid;
  readonly subjectName: string | null;
  readonly source: UsedPower['source'] | null;
  readonly sourceId: Uuid | null;
  readonly sourceName: string | null;
  readonly reasons: readonly (PowerRefusal | Reach)[];
}

/** How far the power that was used reached. */
export interface Reach extends Pick<UsedPower, 'documentType' | 'limit' | 'until'> {
  readonly code: 'covered';
}

const NAME = `concat_ws(' ', u.surname, u.name, u.patronymic)`;

/** What has no name of that moment is called as it is called now. */
const SUBJECT_NAME = `coalesce(c.subject_name, CASE c.subject_type
  WHEN 'membership' THEN (SELECT ${NAME} FROM identity.memberships s JOIN identity.users u ON u.id = s.user_id WHERE s.id = c.subject_id)
  WHEN 'role' THEN (SELECT name FROM identity.power_roles WHERE id = c.subject_id)
  WHEN 'department' THEN (SELECT name FROM identity.departments WHERE id = c.subject_id) END)`;

/** A page, the latest first; one row more than asked for tells that there is a next one. */
export async function pageOfChecks(
  tx: Tx,
  participantId: Uuid,
  query: Omit<ListChecks, 'cursor'> & { readonly before?: Uuid; readonly limit: number },
): Promise<CheckRecord[]> {
  return tx.manager.query(
    `SELECT c.id, c.id AS key, c.at, c.act, m.id AS "memberId", c.actor_name AS "actorName", c.subject_type AS "subjectType",
       c.subject_id AS "subjectId", ${SUBJECT_NAME} AS "subjectName", c.document_type AS "documentType", c.amount::float8 AS amount,
       (SELECT d.name FROM identity.departments d WHERE d.id = c.department_id) AS department, c.outcome, c.source,
       c.source_id AS "sourceId", c.source_name AS "sourceName", c.reasons, c.certificate_sha256 AS "certificateSha256"
     FROM identity.power_checks c JOIN identity.memberships m ON m.user_id = c.user_id AND m.participant_id = c.participant_id
     WHERE c.participant_id = $1 AND ($2::uuid IS NULL OR m.id = $2) AND ($3::text IS NULL OR c.act = $3)
       AND ($4::text IS NULL OR c.outcome = $4) AND ($5::uuid IS NULL OR c.source_id = $5)
       AND ($6 OR c.act <> 'document.prepare' OR c.outcome = 'refused') AND ($7::uuid IS NULL OR c.id < $7)
     ORDER BY c.id DESC LIMIT $8`,
    [
      ...[participantId, query.memberId, query.act, query.outcome, query.sourceId],
      ...[query.drafting === true || query.act === 'document.prepare', query.before, query.limit + 1],
    ],
  );
}
