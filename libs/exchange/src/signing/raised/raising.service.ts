import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { CannotRaise } from '@qujat/signature';
import { EvidenceStore, SignatureRaiser, SignatureVerifier, TrustServiceUnavailable } from '@qujat/trust';
import { DocumentFileEntity } from '../../upload/document-file.entity.js';
import { SignatureEntity } from '../signature.entity.js';
import { RaisedSignatureEntity } from './raised-signature.entity.js';

const SCOPE = systemScope('exchange.raise');

/** A signature that is to be raised, with the SHA-256 of the content. */
interface Subject {
  readonly signature: SignatureEntity;
  readonly contentSha256: string;
}

/** What is written down of a try. */
type Outcome = Pick<RaisedSignatureEntity, 'state'> & Partial<RaisedSignatureEntity>;

/**
 * Raises accepted signatures to LT (E-7.5.3) and keeps the raised form with its evidence beside the original. The form is kept only
 * once it has been judged like any other signature. Repeating it, or doing it twice at a time, changes nothing.
 */
@Injectable()
export class RaisingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly raiser: SignatureRaiser,
    private readonly verifier: SignatureVerifier,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  /** The document's accepted signatures that are not raised yet. */
  async left(documentId: Uuid): Promise<Uuid[]> {
    const rows = await this.work.run(SCOPE, (tx) =>
      tx.manager.query<{ id: Uuid }[]>(
        `SELECT s.id FROM exchange.signatures s LEFT JOIN exchange.raised_signatures r ON r.signature_id = s.id
          WHERE s.document_id = $1 AND s.state = 'accepted' AND (r.state IS NULL OR r.state = 'pending') ORDER BY s.id`,
        [documentId],
      ),
    );
    return rows.map(({ id }) => id);
  }

  /** Signatures that were left behind: settled, and not tried since `before`. */
  async leftBehind(before: Date, limit: number): Promise<Uuid[]> {
    const rows = await this.work.run(SCOPE, (tx) =>
      tx.manager.query<{ id: Uuid }[]>(
        `SELECT s.id FROM exchange.signatures s LEFT JOIN exchange.raised_signatures r ON r.signature_id = s.id
          WHERE s.state = 'accepted' AND s.settled_at < $1
            AND (r.state IS NULL OR (r.state = 'pending' AND r.tried_at < $1))
          ORDER BY r.tried_at NULLS FIRST, s.settled_at LIMIT $2`,
        [before, limit],
      ),
    );
    return rows.map(({ id }) => id);
  }

  /** Tries once. True: there is nothing left to wait for. */
  async raise(id: Uuid): Promise<boolean> {
    const subject = await this.work.run(SCOPE, (tx) => this.load(tx, id));
    if (!subject) return true;
    const outcome = await this.attempt(subject);
    return outcome.state !== 'pending';
  }

  private async attempt(subject: Subject): Promise<Outcome> {
    try {
      return await this.raised(subject);
    } catch (error) {
      if (error instanceof TrustServiceUnavailable)
        return this.note(subject, { state: 'pending', reason: error.service });
      if (error instanceof CannotRaise) return this.note(subject, { state: 'impossible', reason: error.message });
      throw error;
    }
  }

  private async raised(subject: Subject): Promise<Outcome> {
    const raised = await this.raiser.raise(subject.signature.cms, 'LT');
    const content = { blob: subject.contentSha256 };
    const verification = await this.verifier.verify({ signature: raised, content, purpose: 'document' });
    const { outcome, report, waitingFor } = verification;
    if (outcome === 'waiting') return this.note(subject, { state: 'pending', reason: waitingFor ?? 'ocsp' });
    const level = report.signatures[0]?.level;
    if (outcome !== 'accepted' || !level?.startsWith('LT'))
      return this.note(subject, { state: 'impossible', reason: report.subIndication ?? report.indication });
    const stored = await this.evidence.store(verification);
    const cms = Buffer.from(verification.signature);
    const found = { state: 'raised', level, cms, verificationId: stored.id, raisedAt: this.clock.now() } as const;
    return this.note(subject, found, (tx) => this.evidence.record(tx, stored));
  }

  /** Writes the try down, unless another was faster. */
  private async note(
    { signature }: Subject,
    outcome: Outcome,
    also: (tx: Tx) => Promise<void> = () => Promise.resolve(),
  ): Promise<Outcome> {
    await this.work.run(SCOPE, async (tx) => {
      const before = await this.lock(tx, signature);
      if (before && before.state !== 'pending') return;
      const row = {
        ...{
          signatureId: signature.id,
          documentId: signature.documentId,
          level: null,
          cms: null,
          verificationId: null,
        },
        ...{ reason: null, raisedAt: null, attempts: (before?.attempts ?? 0) + 1, triedAt: this.clock.now() },
        ...outcome,
      };
      await tx.manager.save(RaisedSignatureEntity, row);
      await also(tx);
      if (outcome.state === 'pending') return;
      const detail = { signatureId: signature.id, level: outcome.level ?? null, reason: outcome.reason ?? null };
      const act = outcome.state === 'raised' ? 'document.signature-raised' : 'document.signature-not-raised';
      await tx.audit({ act, subjectType: 'document', subjectId: signature.documentId, detail });
    });
    return outcome;
  }

  /** Two that raise the same signature go one after the other. */
  private async lock(tx: Tx, { id }: SignatureEntity): Promise<RaisedSignatureEntity | null> {
    await tx.manager.query('SELECT 1 FROM exchange.signatures WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return tx.manager.findOneBy(RaisedSignatureEntity, { signatureId: id });
  }

  private async load(tx: Tx, id: Uuid): Promise<Subject | undefined> {
    const signature = await tx.manager.findOneBy(SignatureEntity, { id, state: 'accepted' });
    const before = await tx.manager.findOneBy(RaisedSignatureEntity, { signatureId: id });
    if (!signature || (before && before.state !== 'pending')) return undefined;
    const { documentId } = signature;
    const file = await tx.manager.findOneBy(DocumentFileEntity, { documentId, position: 1 });
    return file ? { signature, contentSha256: file.sha256 } : undefined;
  }
}
