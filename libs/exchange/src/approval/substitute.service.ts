import { Injectable } from '@nestjs/common';
import { Colleagues } from '@qujat/identity';
import { Clock, newId, portalDay, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../exchange.errors.js';
import type { NameSubstitute } from './approval.dto.js';
import type { ApprovalSubstitute } from './approval.response.js';
import { participantOf } from './route.service.js';

interface Row {
  readonly id: Uuid;
  readonly userId: Uuid;
  readonly person: string;
  readonly substitute: string;
  readonly from: string;
  readonly to: string;
}

const COLUMNS = `id, user_id AS "userId", person, substitute, to_char(from_day, 'YYYY-MM-DD') AS "from", to_char(to_day, 'YYYY-MM-DD') AS "to"`;

/** Who acts for a person while they are away: the tasks show to the substitute, who decides by their own powers. */
@Injectable()
export class SubstituteService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
  ) {}

  /** Those the actor has named, and those who have named the actor; past ones are not shown. */
  list(actor: Actor): Promise<ApprovalSubstitute[]> {
    const today = portalDay(this.clock.now());
    return this.work.run(scopeOf(actor), async (tx) => {
      const rows: Row[] = await tx.manager.query(
        `SELECT ${COLUMNS} FROM exchange.approval_substitutes WHERE participant_id = $1 AND $2 IN (user_id, substitute_id)
           AND ended_at IS NULL AND to_day >= $3 ORDER BY from_day, id`,
        [participantOf(actor), actor.userId, today],
      );
      return rows.map(({ userId, ...row }) => ({
        ...{ ...row, own: userId === actor.userId, now: row.from <= today && today <= row.to },
      }));
    });
  }

  /** Names one; at most one at a time. */
  async name(actor: Actor, { substituteId, from, to }: NameSubstitute): Promise<ApprovalSubstitute[]> {
    const participantId = participantOf(actor);
    const at = this.clock.now();
    if (to < from || to < portalDay(at))
      throw refuse('approval.substitute_days', field('to', 'approval.substitute_days'));
    const person = (await this.colleagues.of(participantId)).find(({ userId }) => userId === substituteId);
    if (!person || substituteId === actor.userId)
      throw refuse('approval.person_unknown', field('substituteId', 'approval.person_unknown'));
    await this.work.run(scopeOf(actor), async (tx) => {
      await requireFree(tx, actor, participantId, { from, to });
      const id = newId(at);
      await tx.manager.query(
        `INSERT INTO exchange.approval_substitutes (id, participant_id, user_id, person, substitute_id, substitute, from_day, to_day, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, participantId, actor.userId, actor.name, substituteId, person.name, from, to, at],
      );
      const detail = { substituteId, from, to };
      await tx.audit({ act: 'approval.substitute-named', subjectType: 'substitute', subjectId: id, detail });
    });
    return this.list(actor);
  }

  /** Ends one that the actor has named. */
  async end(actor: Actor, id: Uuid): Promise<ApprovalSubstitute[]> {
    await this.work.run(scopeOf(actor), async (tx) => {
      const [rows]: [unknown[], number] = await tx.manager.query(
        `UPDATE exchange.approval_substitutes SET ended_at = $3 WHERE id = $1 AND user_id = $2 AND ended_at IS NULL RETURNING id`,
        [id, actor.userId, this.clock.now()],
      );
      if (rows.length === 0) throw refuse('approval.substitute_unknown');
      await tx.audit({ act: 'approval.substitute-ended', subjectType: 'substitute', subjectId: id });
    });
    return this.list(actor);
  }
}

/** Two windows of one person name one after the other. */
async function requireFree(tx: Tx, { userId }: Actor, participantId: Uuid, days: { from: string; to: string }) {
  await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('exchange.substitutes:' || $1::text, 0))`, [
    userId,
  ]);
  const [other]: Row[] = await tx.manager.query(
    `SELECT ${COLUMNS} FROM exchange.approval_substitutes WHERE participant_id = $1 AND user_id = $2 AND ended_at IS NULL
       AND from_day <= $4 AND to_day >= $3`,
    [participantId, userId, days.from, days.to],
  );
  if (other) throw refuse('approval.substitute_overlaps', { params: { name: other.substitute } });
}

const field = (name: string, code: 'approval.substitute_days' | 'approval.person_unknown') => ({
  fields: { [name]: code },
});
