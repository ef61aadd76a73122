import { newId, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { ApprovalPerson, ApprovalRecord, ApprovalRow, RoundRow, TaskRow } from './approval.types.js';
import { APPROVAL_MACHINE, type ApprovalEvent, type TaskState } from './approval.machine.js';

const APPROVAL = `id, document_id AS "documentId", participant_id AS "participantId", state, round, step`;
const ROUND = `id, round, route_id AS "routeId", route_version AS "routeVersion", route_name AS "routeName", steps,
  started_at AS "startedAt", started_by AS "startedBy", subject, outcome, ended_at AS "endedAt", ended_by AS "endedBy", reason,
  fell_at AS "fellAt"`;
const TASK = `id, round_id AS "roundId", step, user_id AS "userId", person, state, given_at AS "givenAt", due_at AS "dueAt",
  decided_at AS "decidedAt", decided_by AS "decidedBy", remark, forwarded_from AS "forwardedFrom", signer`;

/** The approval of a document inside an organisation, with its history; undefined: there never was one. */
export async function findApproval(tx: Tx, documentId: Uuid, participantId: Uuid): Promise<ApprovalRecord | undefined> {
  const [approval]: ApprovalRow[] = await tx.manager.query(
    `SELECT ${APPROVAL} FROM exchange.approvals WHERE document_id = $1 AND participant_id = $2`,
    [documentId, participantId],
  );
  if (!approval) return undefined;
  const rounds: RoundRow[] = await tx.manager.query(
    `SELECT ${ROUND} FROM exchange.approval_rounds WHERE approval_id = $1 ORDER BY round`,
    [approval.id],
  );
  const tasks: TaskRow[] = await tx.manager.query(
    `SELECT ${TASK} FROM exchange.approval_tasks WHERE round_id = ANY($1) ORDER BY given_at, step, person, id`,
    [rounds.map(({ id }) => id)],
  );
  return { approval, rounds, tasks };
}

/** Approvals of a document that run, in whichever organisation; for the portal itself. */
export const runningOf = (tx: Tx, documentId: Uuid): Promise<{ id: Uuid; participantId: Uuid; roundId: Uuid }[]> =>
  tx.manager.query(
    `SELECT a.id, a.participant_id AS "participantId", r.id AS "roundId" FROM exchange.approvals a
       JOIN exchange.approval_rounds r ON r.approval_id = a.id AND r.round = a.round
     WHERE a.document_id = $1 AND a.state = 'running'`,
    [documentId],
  );

/** Begins the first round, or the next one; undefined: one runs already, or the document is approved. */
export async function startRow(
  tx: Tx,
  documentId: Uuid,
  participantId: Uuid,
  at: Date,
): Promise<ApprovalRow | undefined> {
  const [row]: ApprovalRow[] = await tx.manager.query(
    `INSERT INTO exchange.approvals AS a (id, document_id, participant_id, state, round, step) VALUES ($1, $2, $3, 'running', 1, 0)
     ON CONFLICT (document_id, participant_id) DO UPDATE SET state = 'running', round = a.round + 1, step = 0
       WHERE a.state = ANY($4) RETURNING ${APPROVAL}`,
    [newId(at), documentId, participantId, APPROVAL_MACHINE.from('start')],
  );
  return row;
}

/** Moves along the machine; false: it stands elsewhere by now. */
export async function moveApproval(tx: Tx, id: Uuid, event: ApprovalEvent, step?: number): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE exchange.approvals SET state = $2, step = coalesce($3, step) WHERE id = $1 AND state = ANY($4) RETURNING id`,
    [id, APPROVAL_MACHINE.to(event), step ?? null, APPROVAL_MACHINE.from(event)],
  );
  return rows.length === 1;
}

/** A new round of an approval. */
export type NewRound = Pick<
  RoundRow,
  'id' | 'round' | 'routeId' | 'routeVersion' | 'routeName' | 'steps' | 'startedAt' | 'startedBy' | 'subject'
>;

export const insertRound = (
  tx: Tx,
  { id: approvalId, participantId }: ApprovalRow,
  round: NewRound,
): Promise<unknown> =>
  tx.manager.query(
    `INSERT INTO exchange.approval_rounds (id, approval_id, participant_id, round, route_id, route_version, route_name, steps,
       started_at, started_by, starter_id, subject) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[round.id, approvalId, participantId, round.round, round.routeId, round.routeVersion, round.routeName],
      ...[JSON.stringify(round.steps), round.startedAt, JSON.stringify(round.startedBy), round.startedBy.userId],
      JSON.stringify(round.subject),
    ],
  );

/** How a round ends. */
export interface RoundEnd {
  readonly outcome: 'approved' | 'returned' | 'withdrawn' | 'annulled';
  readonly at: Date;
  /** Nobody: it ended by itself. */
  readonly by: ApprovalPerson | null;
  readonly reason?: string | null;
}

/** Ends a round; whoever was still asked is not asked any more. */
export async function endRound(tx: Tx, roundId: Uuid, { outcome, at, by, reason = null }: RoundEnd): Promise<void> {
  await tx.manager.query(
    `UPDATE exchange.approval_rounds SET outcome = $2, ended_at = $3, ended_by = $4, reason = $5 WHERE id = $1 AND outcome IS NULL`,
    [roundId, outcome, at, by && JSON.stringify(by), reason],
  );
  await closeTasks(tx, roundId, outcome === 'approved' ? 'skipped' : 'cancelled', at);
}

/** Those who are still asked in the round are not asked any more. */
export const closeTasks = (tx: Tx, roundId: Uuid, state: TaskState, at: Date): Promise<unknown> =>
  tx.manager.query(
    `UPDATE exchange.approval_tasks SET state = $2, decided_at = $3 WHERE round_id = $1 AND state = 'waiting'`,
    [roundId, state, at],
  );

/** A task to be given. */
export type NewTask = Pick<
  TaskRow,
  'id' | 'roundId' | 'step' | 'userId' | 'person' | 'givenAt' | 'dueAt' | 'forwardedFrom'
>;

export const insertTask = (tx: Tx, { documentId, participantId }: ApprovalRow, task: NewTask): Promise<unknown> =>
  tx.manager.query(
    `INSERT INTO exchange.approval_tasks (id, round_id, document_id, participant_id, step, user_id, person, state, given_at, due_at,
       forwarded_from) VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9, $10)`,
    [
      ...[task.id, task.roundId, documentId, participantId, task.step, task.userId, task.person],
      ...[task.givenAt, task.dueAt, task.forwardedFrom],
    ],
  );

/** A decision, and the signature that it was given with. */
export interface Decision {
  readonly state: 'approved' | 'returned' | 'forwarded';
  readonly at: Date;
  readonly by: ApprovalPerson;
  readonly remark: string | null;
  readonly signature?: {
    readonly cms: Buffer;
    readonly signer: object;
    readonly report: object;
    readonly verificationId: Uuid;
  };
}

/** Writes a decision down; false: the task is not waiting any more. */
export async function decideTask(tx: Tx, id: Uuid, { state, at, by, remark, signature }: Decision): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE exchange.approval_tasks SET state = $2, decided_at = $3, decided_by = $4, decided_by_id = $5, remark = $6,
       signature = $7, signer = $8, report = $9, verification_id = $10 WHERE id = $1 AND state = 'waiting' RETURNING id`,
    [
      ...[id, state, at, JSON.stringify(by), by.userId, remark, signature?.cms ?? null],
      ...[signature ? JSON.stringify(signature.signer) : null, signature ? JSON.stringify(signature.report) : null],
      signature?.verificationId ?? null,
    ],
  );
  return rows.length === 1;
}

/** For whom the person acts on this day, as a substitute. */
export const principalsOf = (
  tx: Tx,
  participantId: Uuid,
  userId: Uuid,
  day: string,
): Promise<{ userId: Uuid; person: string }[]> =>
  tx.manager.query(
    `SELECT user_id AS "userId", person FROM exchange.approval_substitutes WHERE participant_id = $1 AND substitute_id = $2
       AND ended_at IS NULL AND $3::date BETWEEN from_day AND to_day`,
    [participantId, userId, day],
  );
