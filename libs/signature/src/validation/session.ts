/** One validation's material, read once: what cannot be read is left out and proves nothing. */
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import { Asn1Error } from '../asn1/reader.js';
import { isoText } from '../asn1/time-text.js';
import type { EvidenceUsed, SubIndication } from '../report/report.js';
import { readCrl, type Crl } from '../revocation/crl.js';
import { readOcspResponse, type OcspResponse } from '../revocation/ocsp.js';
import { DOCUMENT_INPUTS, type PathInputs } from '../path/inputs.js';
import { readCertificate, type Certificate } from '../x509/certificate.js';
import { fingerprint } from '../x509/facts.js';
import { nameText } from '../x509/names.js';
import { KnownStatements } from '../revocation/known-statements.js';
import { ProofsOfExistence } from './proofs.js';
import { DEFAULT_POLICY, type Evidence, type Policy, type Trust } from './types.js';

/** Reads each; passes over what is not well-formed, for material from outside is not to be believed anyway. */
function readable<T>(items: readonly Uint8Array[], read: (item: Uint8Array) => T): T[] {
  const found: T[] = [];
  for (const item of items) {
    try {
      found.push(read(item));
    } catch (error) {
      if (!(error instanceof Asn1Error || error instanceof RangeError)) throw error;
    }
  }
  return found;
}

/** Remembers by identity what was read from an array: evidence is handed in again and again. */
function remembering<T>(read: (bytes: Uint8Array) => T): (bytes: Uint8Array) => T {
  const known = new WeakMap<Uint8Array, { value: T }>();
  return (bytes) => {
    const entry = known.get(bytes) ?? { value: read(bytes) };
    known.set(bytes, entry);
    return entry.value;
  };
}

const crlOf = remembering(readCrl);
/** Reads an OCSP response; the same array gives the same object. */
export const ocspOf = remembering(readOcspResponse);

/** How many signatures of certificates may be tried: in one search, and of those whose answer is not known yet. */
interface Attempts {
  left: number;
  readonly unknown: { left: number };
}

/** Of one timestamp, now and at its time: a TSA stands one or two certificates below its anchor. */
const TIMESTAMP_ATTEMPTS = 24;

/** What a validation works with. */
export class Session {
  readonly policy: Policy;
  readonly anchors: readonly Certificate[];
  /** CA certificates the operator vouches for. */
  readonly vouched: ReadonlySet<Certificate>;
  readonly crls: Crl[];
  readonly ocsp: OcspResponse[];
  /** Signatures of certificates that may still be tried, or hostile input would cost hours. */
  attempts: Attempts;
  /** What all timestamps together may cost; nothing of it is taken from the signers' paths. */
  private readonly ofTimestamps: { left: number };
  /** Timestamps over the right thing looked at so far, and others. */
  private timestamps = 0;
  private useless = 0;
  /** What timestamps have proven so far. */
  readonly proofs = new ProofsOfExistence();
  /** Evidence that is kept beside the signature, as if inside; undefined when it was collected for this verdict. */
  readonly kept: Evidence | undefined;
  /** What has been said about certificates, as long as there is no more material. */
  readonly statements = new KnownStatements();
  private readonly pool: Set<Certificate>;
  private readonly used = new Map<string, EvidenceUsed>();

  constructor(
    trust: Trust,
    evidence: Evidence,
    readonly at: Date,
    policy?: Partial<Policy>,
    readonly inputs: PathInputs = DOCUMENT_INPUTS,
  ) {
    this.policy = policy ? { ...DEFAULT_POLICY, ...policy } : DEFAULT_POLICY;
    const { pathAttempts } = this.policy.limits;
    this.attempts = { left: pathAttempts, unknown: { left: pathAttempts } };
    this.ofTimestamps = { left: 2 * pathAttempts };
    this.kept = evidence.kept === true ? evidence : undefined;
    this.anchors = readable(trust.anchors, readCertificate);
    this.vouched = new Set(readable(trust.intermediates ?? [], readCertificate));
    this.pool = new Set(this.anchors);
    for (const certificate of this.vouched) this.pool.add(certificate);
    for (const certificate of readable(evidence.certificates, readCertificate)) this.pool.add(certificate);
    this.crls = readable(evidence.crls, crlOf);
    this.ocsp = readable(evidence.ocspResponses, ocspOf);
  }

  /** All certificates at hand. */
  get certificates(): Iterable<Certificate> {
    return this.pool;
  }

  /** Adds what a signature brings along. Returns its certificates. */
  bring(certificates: readonly Uint8Array[], crls: readonly Uint8Array[], ocsp: readonly Uint8Array[]): Certificate[] {
    const brought = readable(certificates.slice(0, this.policy.limits.certificates), readCertificate);
    for (const certificate of brought) this.pool.add(certificate);
    for (const crl of readable(crls, crlOf)) this.crls.push(crl);
    for (const response of readable(ocsp, ocspOf)) this.ocsp.push(response);
    if (brought.length + crls.length + ocsp.length > 0) this.statements.forget();
    return brought;
  }

  /** Has as much been looked at as there may be? */
  get enoughTimestamps(): boolean {
    return this.timestamps >= this.policy.limits.timestamps;
  }

  /**
   * Counts a timestamp; false: it is not even reported. What is over something else costs next to nothing, and must not hide
   * what is over this.
   */
  countTimestamp(subIndication: SubIndication | null | undefined): boolean {
    if (subIndication !== 'HASH_FAILURE' && subIndication !== 'FORMAT_FAILURE') this.timestamps++;
    else if (++this.useless > this.policy.limits.timestamps) return false;
    return true;
  }

  /** Judges one timestamp: it has attempts of its own, so that useless ones take nothing from the others and the signature. */
  async apart<T>(work: () => Promise<T>): Promise<T> {
    const { attempts } = this;
    this.attempts = { left: TIMESTAMP_ATTEMPTS, unknown: this.ofTimestamps };
    return work().finally(() => (this.attempts = attempts));
  }

  /** `at`, with the tolerance for clocks that differ. */
  get latest(): number {
    return this.at.getTime() + this.policy.clockSkewSeconds * 1000;
  }

  /** What algorithms are judged by, of something proven to have existed at `at`. */
  algorithmsAt(at: Date): AlgorithmsAt {
    return { rules: this.policy.algorithms, at };
  }

  /** Notes that the verdict rests on this. */
  use(kind: EvidenceUsed['kind'], bytes: Uint8Array, name: Uint8Array, time: Date): void {
    const sha256 = fingerprint(bytes);
    this.used.set(sha256, { kind, sha256, about: nameText(name), time: isoText(time) });
  }

  /** Everything the verdicts so far rest on. */
  get evidenceUsed(): EvidenceUsed[] {
    return [...this.used.values()];
  }
}
