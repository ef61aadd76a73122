import type { Clock } from '@qujat/kernel';
import type { Issuer } from '../certificates/certificate.js';
import type { KeyAlgorithm } from '../people/person.types.js';
import type { CertificateRecord, ListRecord, RecordedReason } from '../state/state.types.js';
import type { Store } from '../state/store.js';
import { signCrl, type CrlEntry } from './crl.js';
import { REASON_CODES, REMOVE_FROM_CRL } from './reasons.js';

const HOUR = 3_600_000;
/** As measured at the NCA: base lists live about 27 hours, deltas about seven and a half. */
const BASE_LIFE = 27 * HOUR;
const DELTA_LIFE = 7.5 * HOUR;
/** A new base list is issued every day, so that one is always current. */
const BASE_EVERY = 24 * HOUR;
const DELTA_EVERY = HOUR;

interface Cached {
  readonly crl: Uint8Array;
  readonly issuedAt: number;
  /** What the delta says, to know when it has to be made anew. */
  readonly content: string;
}

/**
 * The lists of one authority. A revocation shows at once in the delta list, and in the base list when the next one is issued:
 * a day later, or when `publish` is asked.
 */
export class CrlPublisher {
  private delta: Cached | undefined;

  constructor(
    private readonly authority: 'root' | 'issuing',
    private readonly algorithm: KeyAlgorithm,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly issuer: () => Promise<Issuer>,
  ) {}

  /** The base list that is current. */
  async base(): Promise<Uint8Array> {
    const record = this.list;
    const age = record ? this.clock.now().getTime() - Date.parse(record.baseIssuedAt) : Infinity;
    if (record && age >= 0 && age < BASE_EVERY) return Buffer.from(record.base, 'base64');
    return this.publish();
  }

  /** Issues a new base list now. */
  async publish(): Promise<Uint8Array> {
    const issuer = await this.issuer();
    const revoked = this.revoked();
    const number = (this.list?.number ?? 0) + 1;
    const [thisUpdate, nextUpdate] = this.period(BASE_LIFE);
    const crl = signCrl({ number, thisUpdate, nextUpdate, entries: revoked.map(entryOf) }, issuer);
    this.store.state.lists[this.key] = {
      number,
      baseNumber: number,
      base: Buffer.from(crl).toString('base64'),
      baseIssuedAt: thisUpdate.toISOString(),
      baseEntries: Object.fromEntries(revoked.map(({ serial, revocation }) => [serial, revocation!.reason])),
    };
    this.delta = undefined;
    this.store.save();
    return crl;
  }

  /** The delta list: what has changed since the base list. */
  async deltaList(): Promise<Uint8Array> {
    await this.base();
    const list = this.list!;
    const entries = this.changes(list);
    const content = JSON.stringify([list.baseNumber, entries]);
    const now = this.clock.now().getTime();
    const age = now - (this.delta?.issuedAt ?? -Infinity);
    if (this.delta?.content === content && age >= 0 && age < DELTA_EVERY) return this.delta.crl;
    const issuer = await this.issuer();
    list.number += 1;
    this.store.save();
    const [thisUpdate, nextUpdate] = this.period(DELTA_LIFE);
    const crl = signCrl({ number: list.number, deltaOf: list.baseNumber, thisUpdate, nextUpdate, entries }, issuer);
    this.delta = { crl, issuedAt: now, content };
    return crl;
  }

  private get key(): string {
    return `${this.authority}:${this.algorithm}`;
  }

  private get list(): ListRecord | undefined {
    return this.store.state.lists[this.key];
  }

  private revoked(): CertificateRecord[] {
    return this.store.issuedBy(this.authority, this.algorithm).filter((record) => record.revocation);
  }

  /** RFC 5280 5.2.4: revoked or changed since the base list; and taken off hold since. */
  private changes(list: ListRecord): CrlEntry[] {
    const revoked = this.revoked();
    const listed = new Set(revoked.map(({ serial }) => serial));
    const changed = revoked.filter(({ serial, revocation }) => list.baseEntries[serial] !== revocation!.reason);
    const released = Object.keys(list.baseEntries).filter((serial) => !listed.has(serial));
    const at = new Date(list.baseIssuedAt);
    return [...changed.map(entryOf), ...released.map((serial) => ({ serial, at, reason: REMOVE_FROM_CRL }))];
  }

  private period(life: number): [Date, Date] {
    const from = Math.floor(this.clock.now().getTime() / 1000) * 1000;
    return [new Date(from), new Date(from + life)];
  }
}

const entryOf = ({ serial, revocation }: CertificateRecord): CrlEntry => ({
  serial,
  at: new Date(revocation!.at),
  reason: REASON_CODES[revocation!.reason satisfies RecordedReason],
});
