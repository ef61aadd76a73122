import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { BlobStore, systemScope, UnitOfWork, type Tx } from '@qujat/platform';
import { fromHex, type Evidence, type Report } from '@qujat/signature';
import { Judge } from '../verification/judge.js';
import type { Purpose, Verification } from '../verification/verification.types.js';
import { evidenceFrom, itemsOf, type EvidenceItem, type EvidencePart, type EvidenceRef } from './evidence-item.js';

/** A verification whose bytes are in the blob store; `record` makes it known to the database. */
export interface StoredVerification {
  readonly id: Uuid;
  /** SHA-256 of the signature's blob. */
  readonly signature: string;
  readonly outcome: Verification['outcome'];
  readonly purpose: Purpose;
  readonly at: Date;
  /** Digests of the content by algorithm (OID), hex. */
  readonly digests: Readonly<Record<string, string>>;
  readonly report: Report;
  readonly evidence: readonly EvidenceRef[];
}

interface VerificationRow {
  readonly purpose: Purpose;
  readonly signature_sha256: string;
  readonly content_digests: Readonly<Record<string, string>>;
  readonly judged_at: Date;
  readonly evidence: readonly { readonly part: EvidencePart; readonly sha256: string }[];
}

const REMEMBERED = 10_000;
const NO_LIMIT = { maxBytes: 200 * 1024 * 1024 };

/**
 * Keeps what verdicts rest on (certificates, lists, answers, who was trusted), so that a verdict can be come to again, offline,
 * when the services have long forgotten.
 */
@Injectable()
export class EvidenceStore {
  private readonly kept = new Set<string>();

  constructor(
    private readonly blobs: BlobStore,
    private readonly work: UnitOfWork,
    private readonly judge: Judge,
    private readonly clock: Clock,
  ) {}

  /** Puts the bytes into the blob store: before the transaction, for it is I/O and can be repeated without harm. */
  async store(verification: Verification): Promise<StoredVerification> {
    const { signature, outcome, purpose, at, digests, report, trust, evidence } = verification;
    const kept = await this.put(signature);
    const refs = await Promise.all(itemsOf(trust, evidence).map((item) => this.keep(item)));
    const id = newId(this.clock.now());
    return { id, signature: kept, outcome, purpose, at, digests, report, evidence: refs };
  }

  /** Makes a stored verification known, in the transaction of the act it belongs to. */
  async record(tx: Tx, stored: StoredVerification): Promise<void> {
    const now = this.clock.now();
    await tx.manager.query(
      `INSERT INTO trust.verification
         (id, purpose, outcome, signature_sha256, content_digests, report, judged_at, stored_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [stored.id, stored.purpose, stored.outcome, stored.signature, stored.digests, stored.report, stored.at, now],
    );
    // in one order everywhere: two transactions that keep the same pieces must not wait for each other
    const refs = [...stored.evidence].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
    for (const ref of refs) await recordRef(tx, stored.id, ref, now);
  }

  /** Judges again from what was kept; at another time if one is given. Asks nobody. */
  async reverify(id: Uuid, at?: Date): Promise<Report | undefined> {
    const row = await this.find(id);
    if (!row) return undefined;
    const digests = Object.entries(row.content_digests).map(([oid, hex]): [string, Uint8Array] => [oid, fromHex(hex)]);
    return this.judge.report({
      signature: await this.bytesOf(row.signature_sha256),
      content: digests.length > 0 ? { digests: new Map(digests) } : 'none',
      purpose: row.purpose,
      at: at ?? row.judged_at,
      ...(await this.piecesOf(row)),
    });
  }

  /** What was collected for a verification, for a new one to build on. */
  async evidenceOf(id: Uuid): Promise<Evidence | undefined> {
    const row = await this.find(id);
    return row && (await this.piecesOf(row)).evidence;
  }

  private find(id: Uuid): Promise<VerificationRow | undefined> {
    return this.work.run(systemScope('trust.evidence'), (tx) => findVerification(tx, id));
  }

  private async piecesOf({ evidence }: VerificationRow): Promise<ReturnType<typeof evidenceFrom>> {
    const read = async ({ part, sha256 }: VerificationRow['evidence'][number]) => ({
      part,
      bytes: await this.bytesOf(sha256),
    });
    return evidenceFrom(await Promise.all(evidence.map(read)));
  }

  /** The same certificates and lists serve most verifications: what this process has stored before is there. */
  private async keep({ bytes, ...ref }: EvidenceItem): Promise<EvidenceRef> {
    if (!this.kept.has(ref.sha256)) await this.put(bytes);
    if (this.kept.size >= REMEMBERED) this.kept.clear();
    this.kept.add(ref.sha256);
    return { ...ref, size: bytes.length };
  }

  private async put(bytes: Uint8Array): Promise<string> {
    return (await this.blobs.put(Readable.from([Buffer.from(bytes)]), NO_LIMIT)).sha256;
  }

  private async bytesOf(sha256: string): Promise<Uint8Array> {
    return new Uint8Array(await buffer(await this.blobs.get(sha256)));
  }
}

async function recordRef(tx: Tx, verification: Uuid, ref: EvidenceRef, now: Date): Promise<void> {
  await tx.manager.query(
    `INSERT INTO trust.evidence (sha256, kind, produced_at, valid_until, size, stored_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (sha256) DO NOTHING`,
    [ref.sha256, ref.kind, ref.producedAt, ref.validUntil, ref.size, now],
  );
  await tx.manager.query(
    `INSERT INTO trust.verification_evidence (verification_id, evidence_sha256, part)
     VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [verification, ref.sha256, ref.part],
  );
}

async function findVerification(tx: Tx, id: Uuid): Promise<VerificationRow | undefined> {
  const [row] = await tx.manager.query<VerificationRow[]>(
    `SELECT purpose, signature_sha256, content_digests, judged_at,
            coalesce((SELECT json_agg(json_build_object('part', part, 'sha256', evidence_sha256) ORDER BY evidence_sha256)
                      FROM trust.verification_evidence WHERE verification_id = id), '[]'::json) AS evidence
     FROM trust.verification WHERE id = $1`,
    [id],
  );
  return row;
}
