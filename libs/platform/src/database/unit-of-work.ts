import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '@qujat/kernel';
import { appendAudit } from '../audit/audit-trail.js';
import { appendEvent } from '../outbox/outbox.js';
import { OutboxSignal } from '../outbox/outbox-signal.js';
import type { Scope } from './scope.js';
import type { Tx } from './tx.js';

/** The role that every transaction takes on: no superuser, no owner, subject to row-level security. */
export const APP_ROLE = 'qujat_app';

/** The only way to the database: one transaction, under the row-level security of one scope. */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly signal: OutboxSignal,
  ) {}

  /** Runs `work` in one transaction that sees what `scope` may see. An exception undoes everything. */
  async run<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    let emitted = 0;
    const records: ((tx: Tx) => Promise<void>)[] = [];
    const begun = this.database.transaction(async (manager) => {
      await enter(manager, scope);
      return work({
        manager,
        scope,
        audit: (entry) => appendAudit(manager, scope, entry, this.clock.now()),
        emit: async (event) => {
          await appendEvent(manager, event, this.clock.now());
          emitted += 1;
        },
        ifUndone: (record) => records.push(record),
      });
    });
    const result = await begun.catch((error: unknown) => this.undone(scope, records, error));
    if (emitted > 0) this.signal.committed();
    return result;
  }

  /** The connection is free again: what must be on record all the same gets a transaction of its own, then the error goes on. */
  private async undone(scope: Scope, records: readonly ((tx: Tx) => Promise<void>)[], error: unknown): Promise<never> {
    for (const record of records) await this.run(scope, record);
    throw error;
  }
}

/** Takes on the role and the settings that the policies read; both end with the transaction. */
async function enter(manager: EntityManager, scope: Scope): Promise<void> {
  await manager.query(
    `SELECT set_config('role', $1, true), set_config('qujat.scope', $2, true),
            set_config('qujat.participant_id', $3, true), set_config('qujat.user_id', $4, true)`,
    [
      APP_ROLE,
      scope.kind,
      scope.kind === 'participant' ? scope.participantId : '',
      'userId' in scope ? (scope.userId ?? '') : '',
    ],
  );
}
