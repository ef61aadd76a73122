import type { EntityManager } from 'typeorm';
import type { AuditEntry } from '../audit/audit-entry.js';
import type { NewEvent } from '../outbox/event.js';
import type { Scope } from './scope.js';

/** One transaction: what is written through it, its audit entries and its events stand or fall together. */
export interface Tx {
  /** TypeORM's manager of this transaction. Nothing else reaches the database. */
  readonly manager: EntityManager;
  readonly scope: Scope;
  /** Writes an entry of the audit trail. */
  audit(entry: AuditEntry): Promise<void>;
  /** Writes an event to the outbox; consumers see it after the commit, each exactly once. */
  emit(event: NewEvent): Promise<void>;
  /** What is to be on record even when this transaction is undone: done in one of its own, and only then. */
  ifUndone(work: (tx: Tx) => Promise<void>): void;
}
