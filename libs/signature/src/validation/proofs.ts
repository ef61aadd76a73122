/** Proofs of existence (ETSI EN 319 102-1 5.6.2.3): what is known to have been there at a time, because a timestamp covers it. */
import type { ProofOfExistence } from '../report/report.js';
import { fingerprint } from '../x509/facts.js';

/** What is proven, and by which token. */
export interface Proven {
  readonly what: ProofOfExistence['what'];
  readonly bytes: Uint8Array;
  readonly about: string | null;
}

interface Entry {
  readonly proof: ProofOfExistence;
  readonly since: Date;
}

/** The set of proofs of one validation. Everything exists at the time of validation; this says what existed earlier. */
export class ProofsOfExistence {
  private readonly earliest = new Map<string, Entry>();
  private readonly all: ProofOfExistence[] = [];

  /** Notes that something existed at `since`, proven by a token. The earliest proof counts. */
  add({ what, bytes, about }: Proven, since: Date, token: Uint8Array): void {
    const sha256 = fingerprint(bytes);
    const proof = { what, sha256, about, since: since.toISOString(), by: fingerprint(token) };
    this.all.push(proof);
    const known = this.earliest.get(sha256);
    if (!known || since < known.since) this.earliest.set(sha256, { proof, since });
  }

  /** Since when something is proven to have existed; undefined when nothing proves it. */
  since(bytes: Uint8Array): Date | undefined {
    return this.earliest.size === 0 ? undefined : this.earliest.get(fingerprint(bytes))?.since;
  }

  /** What the given tokens prove. */
  by(tokens: readonly Uint8Array[]): ProofOfExistence[] {
    if (this.all.length === 0) return [];
    const names = new Set(tokens.map(fingerprint));
    return this.all.filter((proof) => names.has(proof.by));
  }
}
