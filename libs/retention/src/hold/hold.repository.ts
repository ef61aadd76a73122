import { newId, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { RETENTION_EVENTS } from '../retention.events.js';
import { refuse } from '../retention.errors.js';
import type { Hold } from './hold.dto.js';

interface Row extends Omit<Hold, 'placedAt' | 'liftedAt'> {
  readonly placedAt: Date;
  readonly liftedAt: Date | null;
}

/** Who did it, as it is kept. */
export interface By {
  readonly name: string;
  readonly iin: string | null;
}

/** The acting person, as it is kept. */
export const byOf = ({ name, iin }: By): By => ({ name, iin });

/** A hold to write down. */
export interface NewHold {
  readonly ownerId: Uuid | null;
  readonly documentId: Uuid | null;
  readonly participantId: Uuid | null;
  readonly subject: string;
  readonly ground: string;
  readonly until: string | null;
}

const SHOWN = 200;
const HOLD = `SELECT id, CASE WHEN owner_id IS NULL THEN 'operator' ELSE 'participant' END AS owner,
  CASE WHEN document_id IS NULL THEN 'participant' ELSE 'document' END AS scope, subject, ground,
  placed_at AS "placedAt", placed_by->>'name' AS "placedBy", until::text AS until,
  lifted_at AS "liftedAt", lift_reason AS "liftReason" FROM retention.holds`;

const present = ({ placedAt, liftedAt, ...hold }: Row): Hold => ({
  ...hold,
  placedAt: placedAt.toISOString(),
  liftedAt: liftedAt?.toISOString() ?? null,
});

/** Those that the transaction sees: in force first, then the newest. */
export async function holdsSeen(tx: Tx): Promise<Hold[]> {
  const rows: Row[] = await tx.manager.query(
    `${HOLD} ORDER BY lifted_at IS NOT NULL, placed_at DESC, id LIMIT ${SHOWN}`,
  );
  return rows.map(present);
}

/** Writes one, with its trace and its event. */
export async function insertHold(tx: Tx, hold: NewHold, { now, by }: { now: Date; by: By }): Promise<Hold> {
  const id = newId(now);
  const { ownerId, documentId, participantId, subject, ground, until } = hold;
  await tx.manager.query(
    `INSERT INTO retention.holds (id, owner_id, document_id, participant_id, subject, ground, until, placed_at, placed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, ownerId, documentId, participantId, subject, ground, until, now, JSON.stringify(by)],
  );
  const detail = { subject, ground, until, by: by.name };
  await tx.audit({ act: 'hold.placed', subjectType: 'hold', subjectId: id, participantId: ownerId, detail });
  await tx.emit({
    type: RETENTION_EVENTS.holdPlaced,
    aggregateId: id,
    payload: { holdId: id, documentId, participantId },
  });
  return requireHold(tx, id);
}

/** Lifts one of `ownerId`'s, once: of two who do it together, the second is told who was first. */
export async function liftHold(
  tx: Tx,
  { id, ownerId, reason }: { id: Uuid; ownerId: Uuid | null; reason: string },
  { now, by }: { now: Date; by: By },
): Promise<Hold> {
  const [[found]]: [{ documentId: Uuid | null; participantId: Uuid | null }[], number] = await tx.manager.query(
    `UPDATE retention.holds SET lifted_at = $3, lifted_by = $4, lift_reason = $5
     WHERE id = $1 AND owner_id IS NOT DISTINCT FROM $2::uuid AND lifted_at IS NULL
     RETURNING document_id AS "documentId", participant_id AS "participantId"`,
    [id, ownerId, now, JSON.stringify(by), reason],
  );
  if (!found) throw await whyNot(tx, id, ownerId);
  const detail = { reason, by: by.name };
  await tx.audit({ act: 'hold.lifted', subjectType: 'hold', subjectId: id, participantId: ownerId, detail });
  await tx.emit({ type: RETENTION_EVENTS.holdLifted, aggregateId: id, payload: { holdId: id, ...found } });
  return requireHold(tx, id);
}

async function whyNot(tx: Tx, id: Uuid, ownerId: Uuid | null): Promise<Error> {
  const [lifted]: { by: string }[] = await tx.manager.query(
    `SELECT lifted_by->>'name' AS by FROM retention.holds WHERE id = $1 AND owner_id IS NOT DISTINCT FROM $2::uuid`,
    [id, ownerId],
  );
  if (!lifted) return refuse('hold.not_found');
  return refuse('hold.lifted_already', { params: { by: lifted.by }, state: 'lifted', allowed: [] });
}

async function requireHold(tx: Tx, id: Uuid): Promise<Hold> {
  const [row]: Row[] = await tx.manager.query(`${HOLD} WHERE id = $1`, [id]);
  if (!row) throw refuse('hold.not_found');
  return present(row);
}
