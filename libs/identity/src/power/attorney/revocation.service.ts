import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { EvidenceStore } from '@qujat/trust';
import { refuse } from '../../identity.errors.js';
import { identityEvent } from '../../identity.events.js';
import { participantOf } from '../administration.js';
import { lockPowers } from '../power.repository.js';
import type { Attorney, PrepareRevocation, Revoke, ToSign } from './attorney.dto.js';
import { mayRevoke, presentAttorney, stateOf } from './attorney.presenter.js';
import { activeMember, type AttorneyRecord, endAttorney, findAttorney } from './attorney.repository.js';
import { visible } from './attorney.service.js';
import { revocationText } from './attorney.text.js';
import { OwnSignatures } from './own-signature.js';

/** Ends powers of attorney by a signed statement; what was handed on ends with them, at the same moment (E-5.12). */
@Injectable()
export class RevocationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly signatures: OwnSignatures,
    private readonly evidence: EvidenceStore,
  ) {}

  /** Makes the statement that will be signed. */
  prepare(actor: Actor, attorneyId: Uuid, { reason }: PrepareRevocation): Promise<ToSign> {
    const participantId = participantOf(actor);
    return this.work.run(scopeOf(actor), async (tx) => {
      const { number, sha256: of } = await this.revocable(tx, actor, participantId, attorneyId);
      const at = this.clock.now();
      const id = newId(at);
      const text = revocationText({ id, number, sha256: of, reason, person: actor, at }, actor.locale);
      const content = Buffer.from(text, 'utf8');
      const sha256 = createHash('sha256').update(content).digest('hex');
      await tx.manager.query(
        `INSERT INTO identity.attorney_revocations (id, participant_id, attorney_id, state, reason, content, sha256, prepared_at, prepared_by,
           signer_name) VALUES ($1, $2, $3, 'prepared', $4, $5, $6, $7, $8, $9)`,
        [id, participantId, attorneyId, reason, content, sha256, at, actor.userId, actor.name],
      );
      return { id, content: content.toString('base64'), text, sha256 };
    });
  }

  /** Takes the signature: from this moment nobody acts by the power, nor by any that was handed on from it. */
  async revoke(actor: Actor, attorneyId: Uuid, { revocationId, signature }: Revoke): Promise<Attorney> {
    const participantId = participantOf(actor);
    const content = await this.work.run(scopeOf(actor), async (tx) => {
      await this.revocable(tx, actor, participantId, attorneyId);
      const [row]: { content: Buffer }[] = await tx.manager.query(
        `SELECT content FROM identity.attorney_revocations WHERE id = $1 AND attorney_id = $2 AND prepared_by = $3 AND state = 'prepared'`,
        [revocationId, attorneyId, actor.userId],
      );
      if (!row) throw refuse('attorney.not_found');
      return row.content;
    });
    const { verification } = await this.signatures.verify(actor, content, signature);
    const stored = await this.evidence.store(verification);
    return this.work.run(scopeOf(actor), async (tx) => {
      await lockPowers(tx, participantId);
      const at = this.clock.now();
      await this.revocable(tx, actor, participantId, attorneyId);
      await this.evidence.record(tx, stored);
      const { signature: cms, report } = verification;
      await tx.manager.query(
        `UPDATE identity.attorney_revocations SET state = 'signed', cms = $2, report = $3, verification_id = $4, signed_at = $5 WHERE id = $1`,
        [revocationId, Buffer.from(cms), JSON.stringify(report), stored.id, at],
      );
      const ended = await endAttorney(tx, attorneyId, revocationId, at);
      for (const one of ended) await this.tell(tx, participantId, one.id, { number: one.number, revocationId });
      const member = await activeMember(tx, participantId, { userId: actor.userId });
      return presentAttorney(actor, member?.id ?? null, (await findAttorney(tx, participantId, attorneyId))!, at);
    });
  }

  private async tell(tx: Tx, participantId: Uuid, id: Uuid, detail: object): Promise<void> {
    const record = (await findAttorney(tx, participantId, id))!;
    await tx.audit({ act: 'attorney.revoked', subjectType: 'attorney', subjectId: id, detail });
    const payload = { participantId, userId: record.holderUserId, attorneyId: id };
    await tx.emit(identityEvent('identity.attorney.revoked', id, payload));
  }

  private async revocable(tx: Tx, actor: Actor, participantId: Uuid, id: Uuid): Promise<AttorneyRecord> {
    const member = await activeMember(tx, participantId, { userId: actor.userId });
    const record = await visible(tx, actor, participantId, member, id);
    if (!mayRevoke(actor, member?.id ?? null, record)) throw refuse('attorney.not_yours');
    const state = stateOf(record, this.clock.now());
    if (state !== 'in-force' && state !== 'not-yet')
      throw refuse('attorney.other_state', { state, params: { state }, allowed: [] });
    return record;
  }
}
