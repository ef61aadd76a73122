import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { OcspClient } from '../clients/ocsp.client.js';

const CAPACITY = 10_000;

interface Known {
  readonly response: Uint8Array;
  readonly askedAt: number;
}

/** OCSP answers, used again while they are fresh enough for the purpose. Only good news is: bad news may have been put right. */
@Injectable()
export class OcspAnswers {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly client: OcspClient,
    private readonly clock: Clock,
  ) {}

  /** An answer about `certificate` that is at most `maxAgeSeconds` old; 0 asks the responder in any case. */
  async about(certificate: Uint8Array, issuer: Uint8Array, url: string, maxAgeSeconds: number): Promise<Uint8Array> {
    const key = createHash('sha256').update(certificate).digest('base64');
    const now = this.clock.now().getTime();
    const kept = this.known.get(key);
    if (kept && now - kept.askedAt < maxAgeSeconds * 1000) return kept.response;
    const { response, status } = await this.client.ask(url, certificate, issuer);
    this.known.delete(key);
    if (status === 'good') this.keep(key, { response, askedAt: now });
    return response;
  }

  private keep(key: string, answer: Known): void {
    if (this.known.size >= CAPACITY) this.known.delete(this.known.keys().next().value ?? '');
    this.known.set(key, answer);
  }
}
