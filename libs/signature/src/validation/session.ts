/** One validation's material, read once: what cannot be read is left out and proves nothing. */
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import { Asn1Error } from '../asn1/reader.js';
import type { EvidenceUsed } from '../report/report.js';
import { readCrl, type Crl } from '../revocation/crl.js';
import { readOcspResponse, type OcspResponse } from '../revocation/ocsp.js';
import { DOCUMENT_INPUTS, type PathInputs } from '../path/inputs.js';
import { readCertificate, type Certificate } from '../x509/certificate.js';
import { fingerprint } from '../x509/facts.js';
import { nameText } from '../x509/names.js';
import { ProofsOfExistence } from './proofs.js';
import { DEFAULT_POLICY, type Evidence, type Policy, type Trust } from './types.js';

/** Reads each; passes over what is not well-formed, for material from outside is not to be believed anyway. */
function readable<T>(items: readonly Uint8Array[], read: (item: Uint8Array) => T): T[] {
  return items.flatMap((item) => {
    try {
      return [read(item)];
    } catch (error) {
      if (error instanceof Asn1Error || error instanceof RangeError) return [];
      throw error;
    }
  });
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

const isoTexts = new WeakMap<Date, string>();

/** A time of a certificate or list as text: what is the same object is the same time. */
function isoOf(time: Date): string {
  const text = isoTexts.get(time) ?? time.toISOString();
  isoTexts.set(time, text);
  return text;
}

const crlOf = remembering(readCrl);
/** Reads an OCSP response; the same array gives the same object. */
export const ocspOf = remembering(readOcspResponse);

/** What a validation works with. */
export class Session {
  readonly policy: Policy;
  readonly anchors: readonly Certificate[];
  /** CA certificates the operator vouches for. */
  readonly vouched: ReadonlySet<Certificate>;
  readonly crls: Crl[];
  readonly ocsp: OcspResponse[];
  /** Signatures of certificates tried so far: bounded for the whole validation, or hostile input would cost hours. */
  pathAttempts = 0;
  /** Timestamps looked at so far. */
  timestamps = 0;
  /** What timestamps have proven so far. */
  readonly proofs = new ProofsOfExistence();
  /** Evidence that is kept beside the signature, as if inside; undefined when it was collected for this verdict. */
  readonly kept: Evidence | undefined;
  private readonly pool: Set<Certificate>;
  private readonly used = new Map<string, EvidenceUsed>();

  constructor(
    trust: Trust,
    evidence: Evidence,
    readonly at: Date,
    policy: Partial<Policy> = {},
    readonly inputs: PathInputs = DOCUMENT_INPUTS,
  ) {
    this.policy = { ...DEFAULT_POLICY, ...policy };
    this.kept = evidence.kept === true ? evidence : undefined;
    this.anchors = readable(trust.anchors, readCertificate);
    this.vouched = new Set(readable(trust.intermediates ?? [], readCertificate));
    this.pool = new Set([...this.anchors, ...this.vouched, ...readable(evidence.certificates, readCertificate)]);
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
    this.crls.push(...readable(crls, crlOf));
    this.ocsp.push(...readable(ocsp, ocspOf));
    return brought;
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
    this.used.set(sha256, { kind, sha256, about: nameText(name), time: isoOf(time) });
  }

  /** Everything the verdicts so far rest on. */
  get evidenceUsed(): EvidenceUsed[] {
    return [...this.used.values()];
  }
}
