import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { Route } from './route.types.js';

const COLUMNS = `r.id, v.version, v.name, v.moment, v.mandatory, v.document_types AS "documentTypes",
  v.amount_from::float8 AS "amountFrom", v.amount_to::float8 AS "amountTo", v.departments, v.steps, r.position,
  r.archived_at AS "archivedAt", v.made_at AS "madeAt", v.made_by AS "madeBy"`;
const JOINED = `FROM exchange.approval_routes r JOIN exchange.approval_route_versions v ON v.route_id = r.id`;

/** The participant's routes as they stand, in their order. */
export const listRoutes = (tx: Tx, participantId: Uuid): Promise<Route[]> =>
  tx.manager.query(
    `SELECT ${COLUMNS} ${JOINED} AND v.version = r.version WHERE r.participant_id = $1 ORDER BY r.position, r.id`,
    [participantId],
  );

/** All versions of a route, the newest first. */
export const listVersions = (tx: Tx, id: Uuid): Promise<Route[]> =>
  tx.manager.query(`SELECT ${COLUMNS} ${JOINED} WHERE r.id = $1 ORDER BY v.version DESC`, [id]);

/** A route as it stands, locked until the transaction ends; undefined: there is none such. */
export async function lockRoute(tx: Tx, id: Uuid): Promise<Route | undefined> {
  const [row]: Route[] = await tx.manager.query(
    `SELECT ${COLUMNS} ${JOINED} AND v.version = r.version WHERE r.id = $1 FOR UPDATE OF r`,
    [id],
  );
  return row;
}

/** Another living route of the participant with this name. */
export async function nameTaken(tx: Tx, participantId: Uuid, name: string, except: Uuid | null): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `SELECT 1 FROM exchange.approval_routes WHERE participant_id = $1 AND lower(name) = lower($2) AND archived_at IS NULL
       AND id IS DISTINCT FROM $3`,
    [participantId, name, except],
  );
  return rows.length > 0;
}

/** Administrators of one participant change its routes one after the other. */
export const lockRoutesOf = (tx: Tx, participantId: Uuid): Promise<unknown> =>
  tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('exchange.approval-routes:' || $1::text, 0))`, [
    participantId,
  ]);

/** A new route, behind the others. */
export const insertRoute = (tx: Tx, { id, name, at }: { id: Uuid; name: string; at: Date }, participantId: Uuid) =>
  tx.manager.query(
    `INSERT INTO exchange.approval_routes (id, participant_id, name, position, version, created_at)
     VALUES ($1, $2, $3, (SELECT coalesce(max(position), 0) + 1 FROM exchange.approval_routes WHERE participant_id = $2), 1, $4)`,
    [id, participantId, name, at],
  );

/** What a version consists of. */
export type NewVersion = Omit<Route, 'position' | 'archivedAt'>;

/** A version; versions are never changed. */
export const insertVersion = (tx: Tx, participantId: Uuid, version: NewVersion): Promise<unknown> =>
  tx.manager.query(
    `INSERT INTO exchange.approval_route_versions (route_id, version, participant_id, name, moment, mandatory, document_types,
       amount_from, amount_to, departments, steps, made_at, made_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[version.id, version.version, participantId, version.name, version.moment, version.mandatory],
      ...[version.documentTypes, version.amountFrom, version.amountTo, version.departments],
      ...[JSON.stringify(version.steps), version.madeAt, JSON.stringify(version.madeBy)],
    ],
  );
