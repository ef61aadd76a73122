import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, operatorScopeOf, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../../identity.errors.js';
import { identityEvent } from '../../identity.events.js';
import { lockPowers } from '../../power/power.repository.js';
import type { FindUsers, OperatorUser } from './stopped.dto.js';

interface Row extends Omit<OperatorUser, 'changedAt'> {
  readonly changedAt: Date | null;
}

const USER = `
  SELECT u.id, u.iin, concat_ws(' ', u.surname, u.name, u.patronymic) AS name, u.state, u.state_reason AS reason,
    u.state_changed_at AS "changedAt", u.state_changed_by AS "changedBy",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'bin', coalesce(p.bin, ''),
        'name', jsonb_build_object('kk', p.name_kk, 'ru', p.name_ru, 'en', p.name_en)) ORDER BY p.name_ru)
      FROM identity.memberships m JOIN identity.participants p ON p.id = m.participant_id WHERE m.user_id = u.id), '[]') AS organisations,
    (SELECT count(*)::int FROM identity.sessions s WHERE s.iin = u.iin AND s.ended_at IS NULL AND s.expires_at > $1) AS sessions
  FROM identity.users u`;

/** The operator stops a person everywhere, whichever organisation they act for, and lets them in again (E-5.13, E-10.2.2). */
@Injectable()
export class StoppedUserService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** One by IIN, or all who are suspended. */
  find(actor: Actor, { iin }: FindUsers): Promise<OperatorUser[]> {
    return this.asPortal(actor, async (tx) => {
      const condition = iin ? 'u.iin = $2' : `u.state = 'suspended' AND $2::text IS NULL`;
      const sql = `${USER} WHERE ${condition} ORDER BY u.state_changed_at DESC NULLS LAST, u.id LIMIT 100`;
      const rows: Row[] = await tx.manager.query(sql, [this.clock.now(), iin ?? null]);
      return rows.map(present);
    });
  }

  /** Suspends: every session ends at once, and no act that has not begun is carried out. */
  suspend(actor: Actor, id: Uuid, reason: string): Promise<OperatorUser> {
    if (id === actor.userId) throw refuse('user.oneself', { state: 'active', allowed: [] });
    return this.change(actor, id, { state: 'suspended', reason });
  }

  /** Restores; sessions do not come back. */
  restore(actor: Actor, id: Uuid, reason: string): Promise<OperatorUser> {
    return this.change(actor, id, { state: 'active', reason });
  }

  private change(
    actor: Actor,
    id: Uuid,
    { state, reason }: { state: 'active' | 'suspended'; reason: string },
  ): Promise<OperatorUser> {
    return this.asPortal(actor, async (tx) => {
      const before = await find(tx, id, this.clock.now());
      if (before.iin === actor.iin) throw refuse('user.oneself', { state: before.state, allowed: [] });
      const participantIds = before.organisations.map((one) => one.id);
      // An act that has begun is done first; those that come after find the person stopped (ADR 0064).
      for (const participantId of [...participantIds].sort()) await lockPowers(tx, participantId);
      const now = this.clock.now();
      const [changed]: [unknown[], number] = await tx.manager.query(
        `UPDATE identity.users SET state = $2, state_reason = $3, state_changed_at = $4, state_changed_by = $5
         WHERE id = $1 AND state <> $2 RETURNING id`,
        [id, state, reason, now, actor.name],
      );
      const other = state === 'suspended' ? 'restore' : 'suspend';
      if (changed.length === 0) throw refuse('user.state_other', { state, params: { state }, allowed: [other] });
      if (state === 'suspended') await endSessions(tx, before.iin, now);
      const done = state === 'suspended' ? 'suspended' : 'restored';
      const by = { name: actor.name, iin: actor.iin };
      await tx.audit({ act: `user.${done}`, subjectType: 'user', subjectId: id, detail: { reason, by } });
      await tx.emit(identityEvent(`identity.user.${done}`, id, { userId: id, participantIds }));
      return find(tx, id, now);
    });
  }

  /** The operator's scope does not reach people: the portal does it, and the record says for whom. */
  private asPortal<T>(actor: Actor, act: (tx: Tx) => Promise<T>): Promise<T> {
    operatorScopeOf(actor);
    return this.work.run(systemScope('identity.stopped-users'), act);
  }
}

async function find(tx: Tx, id: Uuid, now: Date): Promise<OperatorUser> {
  const [row]: Row[] = await tx.manager.query(`${USER} WHERE u.id = $2`, [now, id]);
  if (!row) throw refuse('user.unknown');
  return present(row);
}

const endSessions = (tx: Tx, iin: string, now: Date): Promise<unknown> =>
  tx.manager.query('UPDATE identity.sessions SET ended_at = $2 WHERE iin = $1 AND ended_at IS NULL', [iin, now]);

const present = ({ changedAt, ...row }: Row): OperatorUser => ({ ...row, changedAt: changedAt?.toISOString() ?? null });
