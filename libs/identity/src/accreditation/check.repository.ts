import type { Tx } from '@qujat/platform';
import type { CaseRecord } from './case.types.js';
import type { CheckRecord } from './check.types.js';

/** Writes a check. */
export async function insertCheck(
  tx: Tx,
  { id: caseId, participantId }: CaseRecord,
  check: CheckRecord,
): Promise<void> {
  const { id, point, how, outcome, note, reference, entry, at, by } = check;
  await tx.manager.query(
    `INSERT INTO identity.accreditation_checks (id, case_id, participant_id, point, how, outcome, note, reference, entry, made_at, made_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[id, caseId, participantId, point, how, outcome, note, reference],
      ...[entry && JSON.stringify(entry), at, JSON.stringify(by)],
    ],
  );
}

/** All checks of a case, the oldest first. */
export function checksOf(tx: Tx, { id }: Pick<CaseRecord, 'id'>): Promise<CheckRecord[]> {
  return tx.manager.query(
    `SELECT id, point, how, outcome, note, reference, entry, made_at AS at, made_by AS by
     FROM identity.accreditation_checks WHERE case_id = $1 ORDER BY made_at, id`,
    [id],
  );
}
