import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Asn1Error, buildOcspRequest, equalBytes, ocspNonce } from '@qujat/signature';
import { Engine } from '../engine/engine.js';
import { Breaker } from '../http/breaker.js';
import { exchange } from '../http/bounded-exchange.js';
import { TrustSettings } from '../trust.config.js';

const MAX_ANSWER = 64 * 1024;
/** RFC 8954 2.1: up to 32 octets. */
const NONCE_LENGTH = 16;

/** An authentic answer about one certificate. */
export interface OcspAnswer {
  readonly response: Uint8Array;
  readonly status: 'good' | 'revoked' | 'unknown';
}

/** Asks an OCSP responder (RFC 6960). What is not authentic, not about this certificate or not to this question is no answer. */
@Injectable()
export class OcspClient {
  constructor(
    private readonly settings: TrustSettings,
    private readonly breaker: Breaker,
    private readonly engine: Engine,
  ) {}

  /** Asks the responder at `url` about a certificate; throws TrustServiceUnavailable where it gives no usable answer. */
  ask(url: string, certificate: Uint8Array, issuer: Uint8Array): Promise<OcspAnswer> {
    return this.breaker.ask('ocsp', url, async () => {
      const nonce = randomBytes(NONCE_LENGTH);
      const response = await this.post(url, await buildOcspRequest(certificate, issuer, nonce));
      checkNonce(response, nonce);
      const statement = await this.engine.run('authenticOcsp', response, certificate, issuer);
      if (!statement) throw new Error('the answer is not authentic, or about another certificate');
      return { response, status: statement.status };
    });
  }

  private post(url: string, request: Uint8Array): Promise<Uint8Array> {
    return exchange({
      url,
      body: { type: 'application/ocsp-request', bytes: request },
      accept: 'application/ocsp-response',
      expect: 'application/ocsp-response',
      maxBytes: MAX_ANSWER,
      timeoutMs: this.settings.timeoutMs,
    });
  }
}

/** The NCA's responders repeat the nonce, so an answer without it was recorded earlier. */
function checkNonce(response: Uint8Array, nonce: Uint8Array): void {
  const repeated = readNonce(response);
  if (!repeated || !equalBytes(repeated, nonce)) throw new Error('the answer does not repeat the nonce');
}

function readNonce(response: Uint8Array): Uint8Array | undefined {
  try {
    return ocspNonce(response);
  } catch (error) {
    if (error instanceof Asn1Error) throw new Error(`not an OCSP answer: ${error.message}`, { cause: error });
    throw error;
  }
}
