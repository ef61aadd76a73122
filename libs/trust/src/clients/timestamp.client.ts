import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { ALGORITHM, buildTimestampRequest, readTimestampResponse, toHex } from '@qujat/signature';
import { Engine } from '../engine/engine.js';
import { Breaker } from '../http/breaker.js';
import { exchange } from '../http/bounded-exchange.js';
import type { TsaEndpoint } from '../store/trust-file.js';
import { TrustStore } from '../store/trust-store.js';
import { TrustSettings } from '../trust.config.js';
import { TrustServiceUnavailable } from '../trust.errors.js';

const MAX_ANSWER = 64 * 1024;
const NATIONAL_DIGESTS: ReadonlySet<string> = new Set([
  ALGORITHM.streebog512,
  ALGORITHM.streebog256,
  ALGORITHM.gost34311,
]);
const IMPRINT = { gost: ALGORITHM.streebog512, rsa: ALGORITHM.sha256 } as const;

/** What is stamped, and by which digest it was signed. */
interface Stampable {
  readonly signature: Uint8Array;
  readonly digestAlgorithm: string;
}

/** Gets timestamps (RFC 3161) and raises signatures with them to CAdES-T (ETSI EN 319 122-1 5.3). */
@Injectable()
export class TimestampClient {
  constructor(
    private readonly settings: TrustSettings,
    private readonly store: TrustStore,
    private readonly breaker: Breaker,
    private readonly engine: Engine,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a timestamp to every signer of a CMS; nothing that is signed changes a byte. Throws TrustServiceUnavailable where no
   * TSA gives one that holds.
   */
  async raise(cms: Uint8Array): Promise<Uint8Array> {
    const { cms: binary, signers } = await this.engine.run('stampable', cms);
    const tokens: Uint8Array[] = [];
    for (const signer of signers) tokens.push(await this.stamp(signer));
    return this.engine.run('addTimestamps', binary, tokens);
  }

  /**
   * A token over the digest of `octets` by exactly this algorithm: an archive timestamp whose imprint is by another one than its
   * index of hashes proves nothing (ETSI EN 319 122-1 5.5.3). Throws TrustServiceUnavailable where no TSA gives one that holds.
   */
  async over(octets: Uint8Array, digestAlgorithm: string): Promise<Uint8Array> {
    const { tsa } = await this.store.current();
    return this.first(
      tsa.filter(({ algorithm }) => IMPRINT[algorithm] === digestAlgorithm),
      octets,
    );
  }

  private async stamp({ signature, digestAlgorithm }: Stampable): Promise<Uint8Array> {
    const algorithm = NATIONAL_DIGESTS.has(digestAlgorithm) ? 'gost' : 'rsa';
    const { tsa } = await this.store.current();
    const fitting = tsa.filter((one) => one.algorithm === algorithm);
    return this.first(fitting.length > 0 ? fitting : tsa, signature);
  }

  private async first(endpoints: readonly TsaEndpoint[], octets: Uint8Array): Promise<Uint8Array> {
    let failure = new TrustServiceUnavailable('tsa', 'trust.json names no TSA');
    for (const endpoint of endpoints) {
      try {
        return await this.ask(endpoint, octets);
      } catch (error) {
        if (!(error instanceof TrustServiceUnavailable)) throw error;
        failure = error;
      }
    }
    throw failure;
  }

  private ask({ url, policy, algorithm }: TsaEndpoint, stamped: Uint8Array): Promise<Uint8Array> {
    return this.breaker.ask('tsa', url, async () => {
      const hash = IMPRINT[algorithm];
      const nonce = newNonce();
      const imprint = {
        algorithm: hash,
        digest: await this.engine.run('digest', hash, stamped),
        nonce,
        ...(policy && { policy }),
      };
      const answer = readTimestampResponse(await this.post(url, buildTimestampRequest(imprint)));
      if ('status' in answer) throw new Error(`the TSA refused with status ${answer.status}`);
      await this.check(answer.token, stamped, toHex(nonce), policy);
      return answer.token.slice();
    });
  }

  private post(url: string, request: Uint8Array): Promise<Uint8Array> {
    return exchange({
      url,
      body: { type: 'application/timestamp-query', bytes: request },
      accept: 'application/timestamp-reply',
      expect: 'application/timestamp-reply',
      maxBytes: MAX_ANSWER,
      timeoutMs: this.settings.timeoutMs,
    });
  }

  /** RFC 3161 2.4.2: imprint, signature, purpose and path of the TSA, and the nonce and policy that were asked for. */
  private async check(
    token: Uint8Array,
    stamped: Uint8Array,
    nonce: string,
    policy: string | undefined,
  ): Promise<void> {
    const { trust } = await this.store.current();
    const judged = await this.engine.run('freshTimestamp', token, stamped, trust, this.clock.now());
    if ('problem' in judged) throw new Error(`the timestamp proves nothing: ${judged.problem}`);
    if (judged.info.nonce !== nonce) throw new Error('the timestamp does not repeat the nonce');
    if (policy !== undefined && judged.info.policy !== policy) throw new Error('a timestamp under another policy');
  }
}

/** Its first octet makes it a positive INTEGER of full length, so that it comes back as it went. */
function newNonce(): Uint8Array {
  const nonce = new Uint8Array(randomBytes(16));
  nonce[0] = (nonce[0]! & 0x3f) | 0x40;
  return nonce;
}
