import { Client } from 'pg';
import type { Log } from '../logging/log.js';
import { OUTBOX_CHANNEL } from './outbox-signal.js';

const RECONNECT_MS = 2000;

/** Hears from other processes that they have committed events. It may go deaf for a while: the relay looks by itself too. */
export class OutboxListener {
  private client: Client | undefined;
  private closed = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly url: string,
    private readonly heard: () => void,
    private readonly log: Log,
  ) {}

  /** Connects and listens; connects again by itself when the connection breaks. */
  async open(): Promise<void> {
    const client = new Client({ connectionString: this.url, keepAlive: true, application_name: 'qujat-listen' });
    this.client = client;
    client.on('notification', () => this.heard());
    client.on('error', (error) => this.again(error));
    client.on('end', () => this.again());
    try {
      await client.connect();
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
    } catch (error) {
      this.again(error);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end().catch((error: unknown) => this.log.debug({ err: error }, 'listener closed'));
  }

  private again(error?: unknown): void {
    if (this.closed || this.timer) return;
    if (error) this.log.warn({ err: error }, 'outbox listener lost its connection');
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.open();
    }, RECONNECT_MS).unref();
  }
}
