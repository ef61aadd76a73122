import type { Uuid } from '@qujat/kernel';

/** An event as a context emits it. */
export interface NewEvent {
  /** Dotted name, context first: `exchange.document.delivered`. */
  readonly type: string;
  readonly aggregateId: Uuid;
  readonly payload: object;
}

/** An event as the outbox keeps it and consumers receive it. */
export interface StoredEvent<Payload extends object = Record<string, unknown>> {
  readonly id: Uuid;
  readonly type: string;
  readonly aggregateId: Uuid;
  readonly payload: Payload;
  readonly occurredAt: Date;
  /** Ties the effect to the request that caused it, in the logs. */
  readonly correlationId: string | null;
}
