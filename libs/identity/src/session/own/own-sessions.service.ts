import { Injectable } from '@nestjs/common';
import { Clock, type Localized, type Uuid } from '@qujat/kernel';
import { type Actor, systemScope, UnitOfWork } from '@qujat/platform';
import { IdentitySettings } from '../../identity.config.js';
import { refuse } from '../../identity.errors.js';
import type { SignInMethod } from '../session.types.js';

const SCOPE = systemScope('identity.own-sessions');

/** A living session of a person. */
export interface OwnSessionRecord {
  readonly id: Uuid;
  readonly method: SignInMethod;
  readonly address: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly organisation: Localized | null;
}

/** A person's own sessions, whatever the organisation: seen, and ended from any of them. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
  ) {}

  /** Those that live, the latest used first. */
  async list({ iin }: Actor): Promise<OwnSessionRecord[]> {
    const now = this.clock.now();
    return this.work.run(SCOPE, (tx) =>
      tx.manager.query(
        `SELECT s.id, s.method, s.address, s.user_agent AS "userAgent", s.created_at AS "createdAt",
           s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt",
           CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('kk', p.name_kk, 'ru', p.name_ru, 'en', p.name_en) END AS organisation
         FROM identity.sessions s
         LEFT JOIN identity.participants p
           ON CASE WHEN s.participant_id IS NULL THEN p.bin = coalesce(s.bin, s.iin) ELSE p.id = s.participant_id END
         WHERE s.iin = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3
         ORDER BY s.last_seen_at DESC, s.id`,
        [iin, now, this.idleSince(now)],
      ),
    );
  }

  /** Ends one; E-3.1: another person's is not there. */
  async end(actor: Actor, id: Uuid): Promise<void> {
    if ((await this.endAll(actor, 'id = $3', id)) === 0) throw refuse('session.not_found');
  }

  /** Ends all but this one. Returns how many. */
  endOthers(actor: Actor): Promise<number> {
    return this.endAll(actor, 'id <> $3', actor.sessionId);
  }

  private idleSince(now: Date): Date {
    return new Date(now.getTime() - this.settings.idleMinutes * 60_000);
  }

  private endAll({ iin, userId, sessionId }: Actor, which: string, id: Uuid): Promise<number> {
    return this.work.run(SCOPE, async (tx) => {
      const now = this.clock.now();
      const [rows]: [{ id: Uuid }[], number] = await tx.manager.query(
        `UPDATE identity.sessions SET ended_at = $2
         WHERE iin = $1 AND ended_at IS NULL AND expires_at > $2 AND last_seen_at > $4 AND ${which} RETURNING id`,
        [iin, now, id, this.idleSince(now)],
      );
      for (const ended of rows)
        await tx.audit({
          ...{ act: 'session.ended', subjectType: 'session', subjectId: ended.id },
          detail: { from: sessionId, iin, userId },
        });
      return rows.length;
    });
  }
}
