import { Injectable } from '@nestjs/common';
import type { SmsGateway } from '../notifications.config.js';
import { Undeliverable } from './mail.transport.js';
import { type Sms, SmsTransport } from './sms.transport.js';

const PATIENCE_MS = 15_000;
const MAX_ANSWER = 64 * 1024;

/**
 * Any gateway that takes a message by one HTTP request: its address, the names of its fields and what its answer looks like
 * when it refuses are settings (docs/runbooks/notifications.md has the ones for smsc.kz).
 */
@Injectable()
export class HttpSmsTransport extends SmsTransport {
  readonly where: string;

  constructor(private readonly gateway: SmsGateway) {
    super();
    this.where = `SMS gateway ${new URL(gateway.url).host}`;
  }

  async send(sms: Sms): Promise<void> {
    const { url, format, authorization, refusal } = this.gateway;
    const fields = this.filled(sms);
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': format === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
        ...(authorization && { authorization }),
      },
      body: format === 'json' ? JSON.stringify(fields) : new URLSearchParams(fields),
      // A gateway that sends us elsewhere would take the credentials along.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const answer = (await response.text()).slice(0, MAX_ANSWER);
    // The answer may repeat the message: only its status is told.
    if (response.status === 400 || response.status === 422)
      throw new Undeliverable(`gateway answered ${response.status}`);
    if (!response.ok) throw new Error(`gateway answered ${response.status}`);
    if (refusal?.test(answer)) throw new Error('gateway refused the message');
  }

  private filled({ id, to, text }: Sms): Record<string, string> {
    const values: Readonly<Record<string, string>> = { '{id}': id, '{phone}': to, '{text}': text };
    const fill = (template: string) => template.replace(/\{(id|phone|text)\}/g, (name) => values[name] ?? '');
    return Object.fromEntries(Object.entries(this.gateway.fields).map(([name, value]) => [name, fill(value)]));
  }
}
