import type { Uuid } from '@qujat/kernel';
import 'reflect-metadata';

/** How a consumer is run. */
export interface ConsumeOptions {
  /** How often a failing handler is tried before the job is set aside; 10 unless said otherwise. */
  readonly attempts?: number;
  /** First pause after a failure; it doubles with each further one, to an hour at most. 1000 unless said otherwise. */
  readonly backoffMs?: number;
  /**
   * `false`: the handler gets the event alone and opens its own unit of work after its I/O, with `inbox.once` inside.
   * Otherwise the handler runs within one transaction together with its inbox row.
   */
  readonly transaction?: boolean;
}

/** What `@Consumes` has noted on a method. */
export interface ConsumerMetadata {
  readonly types: readonly string[];
  readonly consumer: string;
  readonly options: Required<ConsumeOptions>;
}

/** Metadata key of `@Consumes`. */
export const CONSUMES = 'qujat.consumes';

const DEFAULTS: Required<ConsumeOptions> = { attempts: 10, backoffMs: 1000, transaction: true };

/**
 * Marks a method of a Nest provider as the consumer of events: `(event: StoredEvent, tx: Tx) => Promise<void>`.
 * Its database effects happen exactly once per event, however often it is delivered.
 * @param type the event's type, or several
 * @param consumer unique, lasting name (it is the key of the inbox): `notifications.tell-recipient`
 */
export function Consumes(type: string | readonly string[], consumer: string, options: ConsumeOptions = {}) {
  const types = typeof type === 'string' ? [type] : type;
  return (target: object, property: string | symbol): void => {
    const metadata: ConsumerMetadata = { types, consumer, options: { ...DEFAULTS, ...options } };
    Reflect.defineMetadata(CONSUMES, metadata, target, property);
  };
}

/** Thrown by a handler that has to wait for something (OCSP is down): tried again later, never counted as a failure. */
export class RetryLater extends Error {
  constructor(
    readonly reason: string,
    readonly afterMs: number,
  ) {
    super(reason);
    this.name = 'RetryLater';
  }
}

/** Which event a consumer has already dealt with. */
export interface InboxKey {
  readonly consumer: string;
  readonly eventId: Uuid;
}
