import { Injectable } from '@nestjs/common';
import { Clock, type Locale, newId, type Uuid } from '@qujat/kernel';
import { type Actor, type StepUpAct, StepUps, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';
import { SignatureVerifier } from '@qujat/trust';
import { decodeSignature } from '../../http/signature-text.js';
import { IdentitySettings } from '../../identity.config.js';
import { refuse } from '../../identity.errors.js';
import { type IssuedNonce, NonceService } from '../nonce.service.js';
import { SessionService } from '../session.service.js';
import type { SessionRecord } from '../session.types.js';
import { isOfCertificate } from '../standing.js';
import { personCertificate } from '../sign-in.verdict.js';
import { STEP_UP_WORDS } from './step-up.words.js';

const SCOPE = systemScope('identity.step-up');

/** A signed nonce as it comes back. */
export interface SignedNonce {
  readonly act: StepUpAct;
  readonly nonceId: Uuid;
  readonly signature: string;
  readonly origin: string;
}

/** Confirming sensitive acts with a signature: by one's own certificate, of the organisation that one acts for (E-3.10). */
@Injectable()
export class StepUpService extends StepUps {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
    private readonly nonces: NonceService,
    private readonly sessions: SessionService,
    private readonly verifier: SignatureVerifier,
  ) {
    super();
  }

  async has(actor: Actor, act: StepUpAct): Promise<boolean> {
    const rows = await this.work.run<unknown[]>(SCOPE, (tx) =>
      tx.manager.query(
        `SELECT 1 FROM identity.step_ups WHERE session_id = $1 AND act = $2 AND expires_at > $3
           AND participant_id IS NOT DISTINCT FROM $4 LIMIT 1`,
        [actor.sessionId, act, this.clock.now(), actor.participantId],
      ),
    );
    return rows.length > 0;
  }

  words(act: StepUpAct, locale: Locale): string {
    return STEP_UP_WORDS[act][locale];
  }

  /** Bytes to sign: they say for people what is confirmed, and serve this session and this kind of act only. */
  issue(actor: Actor, act: StepUpAct, origin: string): Promise<IssuedNonce> {
    const { kk, ru, en } = STEP_UP_WORDS[act];
    const lines = ['Qujat: растау / подтверждение / confirmation', kk, ru, en];
    return this.nonces.issue({ presession: actor.sessionId, origin }, { purpose: `step-up:${act}`, lines });
  }

  /** Takes the signed nonce; the kind of act may be done from now on, for some minutes. Returns until when. */
  async grant(actor: Actor, { act, nonceId, signature, origin }: SignedNonce): Promise<Date> {
    const cms = decodeSignature(signature);
    const bytes = await this.nonces.use(nonceId, { presession: actor.sessionId, origin }, `step-up:${act}`);
    const verification = await this.verifier.verify({ signature: cms, content: { bytes }, purpose: 'login' });
    const session = await this.sessions.of(actor);
    try {
      const { subject, fingerprint } = personCertificate(verification, actor.locale);
      if (!isOwn(session, subject)) throw refuse('step-up.other_signer');
      return await this.keep(actor, session, act, fingerprint);
    } catch (error) {
      await this.recordRefusal(actor, act, verification.outcome);
      throw error;
    }
  }

  private keep(actor: Actor, session: SessionRecord, act: StepUpAct, certificate: string): Promise<Date> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.settings.stepUpMinutes * 60_000);
    return this.work.run(SCOPE, async (tx) => {
      await tx.manager.query(
        `INSERT INTO identity.step_ups (id, session_id, act, participant_id, certificate_sha256, granted_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [newId(now), session.id, act, actor.participantId, certificate, now, expiresAt],
      );
      await record(tx, actor, 'session.stepped-up', { act, certificate });
      return expiresAt;
    });
  }

  private async recordRefusal(actor: Actor, act: StepUpAct, outcome: string): Promise<void> {
    await this.work.run(SCOPE, (tx) => record(tx, actor, 'session.step-up-refused', { act, outcome }));
  }
}

/** Is the certificate the person's own, of the organisation acted for; where there is none yet, of that of the session? */
function isOwn(session: SessionRecord, { iin, bin }: CertificateFacts['subject']): boolean {
  if (iin !== session.iin) return false;
  if (!session.participant) return bin === session.bin;
  return isOfCertificate({ method: 'certificate', iin, bin }, session.participant);
}

const record = (tx: Tx, actor: Actor, act: string, detail: object): Promise<void> =>
  tx.audit({
    ...{ act, subjectType: 'session', subjectId: actor.sessionId, participantId: actor.participantId },
    detail: { ...detail, iin: actor.iin, userId: actor.userId },
  });
