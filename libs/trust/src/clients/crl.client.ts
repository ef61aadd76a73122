import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { Engine } from '../engine/engine.js';
import { Breaker } from '../http/breaker.js';
import { exchange } from '../http/bounded-exchange.js';
import type { IssuerEndpoints } from '../store/trust-file.js';
import { TrustSettings } from '../trust.config.js';
import { TrustServiceUnavailable } from '../trust.errors.js';
import { CrlFiles, type StoredList } from './crl-files.js';

/** The NCA's list has some 20 MB; a list several times as long is not one of its. */
const MAX_LIST = 100 * 1024 * 1024;
/** A list may take this many times as long as an answer. */
const PATIENCE = 6;

/** How old a list that is used again may be, in seconds since it was fetched. */
export interface ListAge {
  readonly base: number;
  readonly delta: number;
}

/** A list whose issuer signed it. */
interface KnownList extends StoredList {
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
}

/** Fetches CRLs and delta CRLs (RFC 5280), keeps them while they hold, and never gives out one that has expired. */
@Injectable()
export class CrlClient {
  private readonly known = new Map<string, KnownList>();
  private readonly fetching = new Map<string, Promise<KnownList>>();

  constructor(
    private readonly settings: TrustSettings,
    private readonly breaker: Breaker,
    private readonly engine: Engine,
    private readonly files: CrlFiles,
    private readonly clock: Clock,
  ) {}

  /** A complete list of the issuer that holds now, and its delta where one can be had. */
  async listsOf(issuer: Uint8Array, { name, crl, deltaCrl }: IssuerEndpoints, age: ListAge): Promise<Uint8Array[]> {
    const [base, delta] = await Promise.all([
      this.first(crl, issuer, age.base),
      // the complete list speaks for itself until its nextUpdate: the delta is welcome, not needed (RFC 5280 5.2.4)
      this.first(deltaCrl, issuer, age.delta).catch(orNothing),
    ]);
    if (!base) throw new TrustServiceUnavailable('crl', `no list is declared for ${name}`);
    return delta ? [base.bytes, delta.bytes] : [base.bytes];
  }

  private async first(urls: readonly string[], issuer: Uint8Array, maxAge: number): Promise<KnownList | undefined> {
    let failure: unknown;
    for (const url of urls) {
      try {
        return await this.list(url, issuer, maxAge);
      } catch (error) {
        failure = error;
      }
    }
    if (failure !== undefined) throw failure as Error;
    return undefined;
  }

  private async list(url: string, issuer: Uint8Array, maxAge: number): Promise<KnownList> {
    const kept = await this.keptList(url, issuer);
    const now = this.clock.now().getTime();
    const usable = kept && holds(kept, now) ? kept : undefined;
    if (usable && now - usable.fetchedAt.getTime() <= maxAge * 1000) return usable;
    const running = this.fetching.get(url) ?? this.fetch(url, issuer, kept);
    this.fetching.set(url, running);
    try {
      return await running;
    } catch (error) {
      if (usable && error instanceof TrustServiceUnavailable) return usable;
      throw error;
    } finally {
      this.fetching.delete(url);
    }
  }

  private async keptList(url: string, issuer: Uint8Array): Promise<KnownList | undefined> {
    const known = this.known.get(url);
    if (known) return known;
    const stored = await this.files.read(url);
    const list = stored && (await this.authentic(stored, issuer));
    if (list) this.known.set(url, list);
    return list;
  }

  private fetch(url: string, issuer: Uint8Array, kept: KnownList | undefined): Promise<KnownList> {
    return this.breaker.ask('crl', url, async () => {
      const timeoutMs = PATIENCE * this.settings.timeoutMs;
      const bytes = await exchange({ url, accept: 'application/pkix-crl, */*', maxBytes: MAX_LIST, timeoutMs });
      const list = await this.authentic({ bytes, fetchedAt: this.clock.now() }, issuer);
      if (!list) throw new Error('not a list of this issuer');
      if (!holds(list, this.clock.now().getTime())) throw new Error('the list has expired');
      // someone plays an old list back, or a mirror lags behind
      if (kept && list.thisUpdate < kept.thisUpdate) throw new Error('the list is older than the one at hand');
      this.known.set(url, list);
      await this.files.write(url, list);
      return list;
    });
  }

  private async authentic({ bytes, fetchedAt }: StoredList, issuer: Uint8Array): Promise<KnownList | undefined> {
    const shared = sharedCopy(bytes);
    const period = await this.engine.run('authenticCrl', shared, issuer);
    return period && { bytes: shared, fetchedAt, ...period };
  }
}

const holds = ({ nextUpdate }: KnownList, now: number): boolean =>
  nextUpdate !== undefined && nextUpdate.getTime() > now;

/** Memory that worker threads see without copying: a list has megabytes and is sent with every verification that needs it. */
function sharedCopy(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

function orNothing(error: unknown): undefined {
  if (!(error instanceof TrustServiceUnavailable)) throw error;
  return undefined;
}
