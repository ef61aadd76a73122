import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';
import type { JoinRequest, JoinState, Joinable } from './join.types.js';

const COLUMNS = `j.id, j.user_id AS "userId", j.participant_id AS "participantId", j.role, j.message, j.state,
  j.asked_at AS "askedAt", j.decided_at AS "decidedAt", j.decided_by_name AS "decidedBy", j.reason`;

/** The request as JSON has it: times are texts. */
type Json = Omit<JoinRequest, 'askedAt' | 'decidedAt'> & {
  readonly askedAt: string;
  readonly decidedAt: string | null;
};

interface JoinableRow {
  readonly participantId: Uuid;
  readonly bin: string;
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
  readonly request: Json | null;
}

/** The accredited organisations of a certificate's BIN to which the person does not belong, with the latest request to each. */
export async function joinables(tx: Tx, userId: Uuid, bin: string): Promise<Joinable[]> {
  const rows: JoinableRow[] = await tx.manager.query(
    `SELECT p.id AS "participantId", p.bin, p.name_kk AS kk, p.name_ru AS ru, p.name_en AS en,
       (SELECT to_jsonb(r) FROM (SELECT ${COLUMNS} FROM identity.join_requests j
         WHERE j.user_id = $1 AND j.participant_id = p.id ORDER BY j.asked_at DESC, j.id DESC LIMIT 1) r) AS request
     FROM identity.participants p
     WHERE (p.bin = $2 OR p.led_by = $2) AND p.state = 'accredited'
       AND NOT EXISTS (SELECT 1 FROM identity.memberships m WHERE m.user_id = $1 AND m.participant_id = p.id)
     ORDER BY (p.bin = $2) DESC, p.name_ru, p.id`,
    [userId, bin],
  );
  return rows.map(({ participantId, bin: own, kk, ru, en, request }) => ({
    ...{ participantId, bin: own, name: { kk, ru, en } },
    request: request && dated(request),
  }));
}

const dated = (json: Json): JoinRequest => ({
  ...json,
  askedAt: new Date(json.askedAt),
  decidedAt: json.decidedAt === null ? null : new Date(json.decidedAt),
});

/** What a new request is made of. */
export interface NewJoinRequest {
  readonly id: Uuid;
  readonly userId: Uuid;
  readonly participantId: Uuid;
  readonly certificate: Pick<CertificateFacts, 'fingerprint' | 'serial' | 'notAfter'>;
  readonly role: string;
  readonly message: string;
  readonly now: Date;
}

/** Writes a request; undefined when one waits already. */
export async function insertJoinRequest(tx: Tx, request: NewJoinRequest): Promise<JoinRequest | undefined> {
  const { id, userId, participantId, certificate, role, message, now } = request;
  const [row]: JoinRequest[] = await tx.manager.query(
    `INSERT INTO identity.join_requests AS j (id, user_id, participant_id, certificate_sha256, certificate_serial,
       certificate_until, role, message, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (user_id, participant_id) WHERE state = 'waiting' DO NOTHING RETURNING ${COLUMNS}`,
    [
      ...[id, userId, participantId, certificate.fingerprint, certificate.serial, certificate.notAfter],
      ...[role, message, now],
    ],
  );
  return row;
}

/** How often the person has asked this organisation since `from`. */
export async function asked(tx: Tx, userId: Uuid, participantId: Uuid, from: Date): Promise<number> {
  const [row]: { count: number }[] = await tx.manager.query(
    `SELECT count(*)::int AS count FROM identity.join_requests WHERE user_id = $1 AND participant_id = $2 AND asked_at > $3`,
    [userId, participantId, from],
  );
  return row?.count ?? 0;
}

/** How a request ends. */
export interface JoinDecision {
  readonly id: Uuid;
  readonly state: Exclude<JoinState, 'waiting'>;
  readonly by: { readonly userId: Uuid; readonly name: string } | null;
  readonly reason: string;
  readonly now: Date;
}

/** Ends a waiting request: of several decisions at once, one gets the row. */
export async function decideJoinRequest(tx: Tx, decision: JoinDecision): Promise<JoinRequest | undefined> {
  const { id, state, by, reason, now } = decision;
  const [[row]]: [JoinRequest[], number] = await tx.manager.query(
    `UPDATE identity.join_requests j SET state = $2, decided_at = $3, decided_by = $4, decided_by_name = $5, reason = $6
     WHERE j.id = $1 AND j.state = 'waiting' RETURNING ${COLUMNS}`,
    [id, state, now, by?.userId ?? null, by?.name ?? null, reason],
  );
  return row;
}

/** A request that the transaction's scope may see. */
export async function findJoinRequest(tx: Tx, id: Uuid): Promise<JoinRequest | undefined> {
  const [row]: JoinRequest[] = await tx.manager.query(
    `SELECT ${COLUMNS} FROM identity.join_requests j WHERE j.id = $1`,
    [id],
  );
  return row;
}

/** A request as the administrator sees it: with the person and the certificate that they came with. */
export interface ShownJoinRequest extends JoinRequest {
  readonly key: string;
  readonly person: {
    readonly iin: string;
    readonly surname: string;
    readonly name: string;
    readonly patronymic: string | null;
    readonly email: string;
    readonly phone: string;
  };
  readonly certificateSerial: string;
  readonly certificateUntil: Date;
}

/** Which part of the list. */
export interface JoinPage {
  readonly participantId: Uuid;
  readonly list: 'waiting' | 'decided';
  readonly after?: { readonly key: string; readonly id: Uuid };
  readonly limit: number;
}

const ORDER = {
  waiting: { by: 'j.asked_at', direction: 'ASC', beyond: '>', states: ['waiting'] },
  decided: { by: 'j.decided_at', direction: 'DESC', beyond: '<', states: ['accepted', 'refused', 'withdrawn'] },
} as const;

/** Requests to an organisation: the longest waiting first, or the latest decided first. */
export function pageOfJoinRequests(
  tx: Tx,
  { participantId, list, after, limit }: JoinPage,
): Promise<ShownJoinRequest[]> {
  const { by, direction, beyond, states } = ORDER[list];
  return tx.manager.query<ShownJoinRequest[]>(
    `SELECT ${COLUMNS}, j.certificate_serial AS "certificateSerial", j.certificate_until AS "certificateUntil",
       to_char(${by} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key,
       jsonb_build_object('iin', u.iin, 'surname', u.surname, 'name', u.name, 'patronymic', u.patronymic, 'email', u.email,
         'phone', u.phone) AS person
     FROM identity.join_requests j JOIN identity.users u ON u.id = j.user_id
     WHERE j.participant_id = $1 AND j.state = ANY($2)
       AND ($3::timestamptz IS NULL OR (${by}, j.id) ${beyond} ($3::timestamptz, $4::uuid))
     ORDER BY ${by} ${direction}, j.id ${direction} LIMIT $5`,
    [participantId, states, after?.key ?? null, after?.id ?? null, limit],
  );
}

/** How many wait. */
export async function waitingJoinRequests(tx: Tx, participantId: Uuid): Promise<number> {
  const [row]: { count: number }[] = await tx.manager.query(
    `SELECT count(*)::int AS count FROM identity.join_requests WHERE participant_id = $1 AND state = 'waiting'`,
    [participantId],
  );
  return row?.count ?? 0;
}
