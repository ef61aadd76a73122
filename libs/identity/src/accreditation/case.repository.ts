import { newId, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { type CaseAct, caseMachine, PENDING } from './case.machine.js';
import type { CaseKind, CaseRecord, StaffMember } from './case.types.js';

/** Columns of a case as `CaseRecord`. */
export const CASE_COLUMNS = `c.id, c.participant_id AS "participantId", c.version, c.kind, c.state, c.opened_at AS "openedAt",
  c.asked_at AS "askedAt", c.closed_at AS "closedAt", c.taken_by_iin AS "takenByIin", c.taken_by_name AS "takenByName",
  c.taken_at AS "takenAt"`;

/** Opens a case for a version that has been submitted: in the same transaction as the submission. */
export async function openCase(
  tx: Tx,
  given: { readonly participantId: Uuid; readonly version: number; readonly kind: CaseKind; readonly now: Date },
): Promise<Uuid> {
  const id = newId(given.now);
  await tx.manager.query(
    `INSERT INTO identity.accreditation_cases (id, participant_id, version, kind, opened_at) VALUES ($1, $2, $3, $4, $5)`,
    [id, given.participantId, given.version, given.kind, given.now],
  );
  return id;
}

/** The newest case of a participant: the one that waits, or the one decided last. */
export async function newestCase(tx: Tx, participantId: Uuid): Promise<CaseRecord | undefined> {
  const [row]: CaseRecord[] = await tx.manager.query(
    `SELECT ${CASE_COLUMNS} FROM identity.accreditation_cases c WHERE c.participant_id = $1
     ORDER BY c.opened_at DESC, c.version DESC LIMIT 1`,
    [participantId],
  );
  return row;
}

/** The same, locked until the transaction ends: of two who act at once the second sees what the first did. */
export async function lockCase(tx: Tx, participantId: Uuid): Promise<CaseRecord | undefined> {
  const newest = await newestCase(tx, participantId);
  if (!newest) return undefined;
  const [row]: CaseRecord[] = await tx.manager.query(
    `SELECT ${CASE_COLUMNS} FROM identity.accreditation_cases c WHERE c.id = $1 FOR UPDATE`,
    [newest.id],
  );
  return row;
}

/** Carries out an act of the machine; undefined when the case stands elsewhere by now. */
export async function moveCase(tx: Tx, id: Uuid, act: CaseAct, now: Date): Promise<CaseRecord | undefined> {
  const to = caseMachine.to(act);
  const [rows]: [CaseRecord[], number] = await tx.manager.query(
    `UPDATE identity.accreditation_cases c SET state = $2, asked_at = CASE WHEN $2 = 'asked' THEN $4::timestamptz ELSE asked_at END,
       closed_at = CASE WHEN $2 IN ('accepted','refused','withdrawn') THEN $4::timestamptz END
     WHERE c.id = $1 AND c.state = ANY($3) RETURNING ${CASE_COLUMNS}`,
    [id, to, caseMachine.from(act), now],
  );
  return rows[0];
}

/** Puts a name on the case; undefined when somebody else's stands there, or it is decided. `over` takes it from them. */
export async function takeCase(
  tx: Tx,
  id: Uuid,
  by: StaffMember,
  { now, over = false }: { readonly now: Date; readonly over?: boolean },
): Promise<CaseRecord | undefined> {
  const [rows]: [CaseRecord[], number] = await tx.manager.query(
    `UPDATE identity.accreditation_cases c SET taken_by_iin = $2, taken_by_name = $3,
       taken_at = CASE WHEN c.taken_by_iin = $2 THEN c.taken_at ELSE $4 END
     WHERE c.id = $1 AND c.state = ANY($5) AND ($6 OR c.taken_by_iin IS NULL OR c.taken_by_iin = $2) RETURNING ${CASE_COLUMNS}`,
    [id, by.iin, by.name, now, PENDING, over],
  );
  return rows[0];
}

/** Takes one's name off; undefined when it does not stand there. */
export async function giveBackCase(tx: Tx, id: Uuid, { iin }: StaffMember): Promise<CaseRecord | undefined> {
  const [rows]: [CaseRecord[], number] = await tx.manager.query(
    `UPDATE identity.accreditation_cases c SET taken_by_iin = NULL, taken_by_name = NULL, taken_at = NULL
     WHERE c.id = $1 AND c.taken_by_iin = $2 AND c.state = ANY($3) RETURNING ${CASE_COLUMNS}`,
    [id, iin, PENDING],
  );
  return rows[0];
}

/** A change is on the desk; where it is there already, it goes on about the newer version (E-5.2). */
export async function proposeCase(
  tx: Tx,
  change: { readonly participantId: Uuid; readonly version: number; readonly submittedAt: Date },
): Promise<void> {
  const { participantId, version, submittedAt: now } = change;
  const [renewed]: [unknown[], number] = await tx.manager.query(
    'UPDATE identity.accreditation_cases SET version = $2 WHERE participant_id = $1 AND state = ANY($3) RETURNING id',
    [participantId, version, PENDING],
  );
  if (renewed.length === 0) await openCase(tx, { participantId, version, kind: 'change', now });
}

/** The applicant takes back what waits. */
export async function withdrawCase(tx: Tx, participantId: Uuid, now: Date): Promise<void> {
  const one = await newestCase(tx, participantId);
  if (one) await moveCase(tx, one.id, 'withdraw', now);
}
