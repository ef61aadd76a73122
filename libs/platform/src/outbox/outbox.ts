import type { EntityManager } from 'typeorm';
import { newId, type Uuid } from '@qujat/kernel';
import { correlationId } from '../logging/correlation.js';
import type { NewEvent } from './event.js';

/** Writes one event into the outbox, within the transaction of `manager`. Returns its id. */
export async function appendEvent(manager: EntityManager, event: NewEvent, now: Date): Promise<Uuid> {
  const id = newId(now);
  await manager.query(
    `INSERT INTO platform.outbox (id, type, aggregate_id, payload, occurred_at, correlation_id)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, event.type, event.aggregateId, JSON.stringify(event.payload), now, correlationId()],
  );
  return id;
}
