import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../../exchange.errors.js';
import { WatchingConfig } from '../watching.config.js';
import { rulesOf } from '../watch.repository.js';
import type { ReminderRules, SaveReminderRules } from './reminder-rules.dto.js';

/** An organisation's own rules of reminders; the operator's are the default. */
@Injectable()
export class ReminderRulesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: WatchingConfig,
  ) {}

  /** The rules that hold. */
  get(actor: Actor): Promise<ReminderRules> {
    const { participantId } = actor;
    if (!participantId) throw refuse('document.not_a_participant');
    return this.work.run(scopeOf(actor), (tx) => this.inForce(tx, participantId));
  }

  /** Sets rules of its own. They hold for reminders that are planned from now on. */
  save(actor: Actor, { unreadDays, unansweredDays, atMost }: SaveReminderRules): Promise<ReminderRules> {
    return this.change(actor, async (tx, participantId) => {
      await tx.manager.query(
        `INSERT INTO exchange.reminder_rules (participant_id, unread_days, unanswered_days, at_most, changed_at, changed_by)
           VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (participant_id) DO UPDATE SET unread_days = $2, unanswered_days = $3,
           at_most = $4, changed_at = $5, changed_by = $6`,
        [participantId, unreadDays, unansweredDays, atMost, this.clock.now(), actor.name],
      );
      return { unreadDays, unansweredDays, atMost };
    });
  }

  /** Back to the operator's. */
  drop(actor: Actor): Promise<ReminderRules> {
    return this.change(actor, async (tx, participantId) => {
      await tx.manager.query('DELETE FROM exchange.reminder_rules WHERE participant_id = $1', [participantId]);
      return null;
    });
  }

  private async change(
    actor: Actor,
    work: (tx: Tx, participantId: string) => Promise<SaveReminderRules | null>,
  ): Promise<ReminderRules> {
    const { participantId } = actor;
    if (!participantId) throw refuse('document.not_a_participant');
    return this.work.run(scopeOf(actor), async (tx) => {
      const rules = await work(tx, participantId);
      const subject = { subjectType: 'participant', subjectId: participantId };
      await tx.audit({ act: 'reminder-rules.changed', ...subject, detail: { rules } });
      return this.inForce(tx, participantId);
    });
  }

  private async inForce(tx: Tx, participantId: string): Promise<ReminderRules> {
    const own = await rulesOf(tx, participantId);
    const { unreadDays, unansweredDays, atMost } = own ?? this.config;
    return { unreadDays, unansweredDays, atMost, own: own !== undefined };
  }
}
