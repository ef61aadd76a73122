import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** The channel on which relays in other processes hear that the outbox has something new. */
export const OUTBOX_CHANNEL = 'qujat_outbox';

const GATHER_MS = 20;

/**
 * Tells the relays, here and in other processes, that events have been committed. Only a hint: a relay also looks by itself,
 * so a lost hint costs time and nothing else. Sent after the commit and gathered, because NOTIFY inside a transaction makes
 * commits queue behind one lock of the whole database.
 */
@Injectable()
export class OutboxSignal {
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: DataSource) {}

  /** Calls `listener` after each commit of this process that emitted events. Gives back how to stop that. */
  onCommit(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Events have been committed. */
  committed(): void {
    for (const listener of this.listeners) listener();
    this.timer ??= setTimeout(() => void this.notify(), GATHER_MS).unref();
  }

  private async notify(): Promise<void> {
    this.timer = undefined;
    if (!this.database.isInitialized) return;
    // A hint that cannot be given is made good by the relay's own look.
    await this.database.query(`SELECT pg_notify($1, '')`, [OUTBOX_CHANNEL]).catch(() => undefined);
  }
}
