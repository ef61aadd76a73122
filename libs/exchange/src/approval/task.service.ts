import { Injectable } from '@nestjs/common';
import { Clock, type Localized, portalDay, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, UnitOfWork } from '@qujat/platform';
import type { DocumentType } from '../document/document.types.js';
import type { WaitingTask, WaitingTasks } from './approval.response.js';
import { participantOf } from './route.service.js';

const SHOWN = 100;

interface Row {
  readonly taskId: Uuid;
  readonly documentId: Uuid;
  readonly number: string;
  readonly title: string;
  readonly type: DocumentType;
  readonly amount: number | null;
  readonly counterparty: Localized | null;
  readonly stepName: string;
  readonly signed: boolean;
  readonly startedBy: string;
  readonly givenAt: Date;
  readonly dueAt: Date | null;
  readonly person: string;
  readonly own: boolean;
}

/** One's own tasks, and those of people for whom one acts today. */
const MINE = `
  FROM exchange.approval_tasks t WHERE t.participant_id = $1 AND t.state = 'waiting' AND (t.user_id = $2 OR t.user_id IN (
    SELECT s.user_id FROM exchange.approval_substitutes s WHERE s.participant_id = $1 AND s.substitute_id = $2
      AND s.ended_at IS NULL AND $3::date BETWEEN s.from_day AND s.to_day))`;

const TASKS = `
  SELECT t.id AS "taskId", d.id AS "documentId", d.number, d.title, d.type, d.amount::float8 AS amount,
    CASE WHEN d.sender_id = $1 THEN d.recipient_name ELSE d.sender_name END AS counterparty,
    r.steps->t.step->>'name' AS "stepName", (r.steps->t.step->>'signed')::boolean AS signed, r.started_by->>'name' AS "startedBy",
    t.given_at AS "givenAt", t.due_at AS "dueAt", t.person, t.user_id = $2 AS own
  FROM (SELECT t.* ${MINE} ORDER BY t.due_at NULLS LAST, t.given_at, t.id LIMIT ${SHOWN}) t
    JOIN exchange.documents d ON d.id = t.document_id JOIN exchange.approval_rounds r ON r.id = t.round_id
  ORDER BY t.due_at NULLS LAST, t.given_at, t.id`;

/** What waits for a person's approval. */
@Injectable()
export class TaskService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The most urgent first. */
  async list(actor: Actor): Promise<WaitingTasks> {
    const participantId = participantOf(actor);
    const now = this.clock.now();
    if (!actor.userId) return { items: [], count: 0, overdue: 0 };
    const values = [participantId, actor.userId, portalDay(now)];
    return this.work.run(scopeOf(actor), async (tx) => {
      const rows: Row[] = await tx.manager.query(TASKS, values);
      const [counts]: [{ count: number; overdue: number }] = await tx.manager.query(
        `SELECT count(*)::int AS count, (count(*) FILTER (WHERE t.due_at < $4))::int AS overdue ${MINE}`,
        [...values, now],
      );
      return { items: rows.map((row) => present(row, now)), ...counts };
    });
  }
}

const present = ({ own, person, givenAt, dueAt, ...row }: Row, now: Date): WaitingTask => ({
  ...row,
  givenAt: givenAt.toISOString(),
  dueAt: dueAt?.toISOString() ?? null,
  overdue: dueAt !== null && dueAt < now,
  for: own ? null : person,
});
