import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, PUBLIC_SCOPE, scopeOf, systemScope, UnitOfWork } from '@qujat/platform';
import { explain, readOcspResponse } from '@qujat/signature';
import { EvidenceStore, SignatureVerifier, type Verification } from '@qujat/trust';
import { decodeSignature } from '../http/signature-text.js';
import { refuse } from '../identity.errors.js';
import { registers } from '../power/granted-rights.js';
import { SessionService } from '../session/session.service.js';
import type { SessionRecord } from '../session/session.types.js';
import { type AcceptanceRecord, acceptanceSignature, acceptancesOf } from './acceptance.repository.js';
import {
  agreementContent,
  type AgreementRecord,
  type AgreementVersion,
  agreementsInForce,
  allVersions,
  insertAcceptance,
  type Signatories,
} from './agreement.repository.js';
import { contentOf, PUBLISHED } from './agreement.texts.js';

/** Agreement and offer: what is in force, and who has signed it (E-5.14). */
@Injectable()
export class AgreementService implements OnApplicationBootstrap {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
    private readonly verifier: SignatureVerifier,
    private readonly evidence: EvidenceStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.publish();
  }

  /** Publishes the versions that came with the program; those already published stay as they are. */
  async publish(): Promise<void> {
    await this.work.run(systemScope('identity.publish-agreements'), async (tx) => {
      for (const agreement of PUBLISHED) {
        const content = contentOf(agreement);
        const sha256 = createHash('sha256').update(content).digest('hex');
        await tx.manager.query(
          `INSERT INTO identity.agreements (id, kind, version, title, content, sha256, effective_from)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (kind, version) DO NOTHING`,
          [
            newId(this.clock.now()),
            agreement.kind,
            agreement.version,
            JSON.stringify(agreement.title),
            content,
            sha256,
            agreement.effectiveFrom,
          ],
        );
      }
    });
  }

  /** The agreements in force for the acting person and their organisation. */
  async list(actor: Actor): Promise<AgreementRecord[]> {
    const session = await this.sessions.of(actor);
    return this.inForce({ userId: session.user?.id ?? null, participantId: session.participant?.id ?? null });
  }

  /** The agreements in force for these signatories. */
  inForce(signatories: Signatories): Promise<AgreementRecord[]> {
    return this.work.run(systemScope('identity.agreements'), (tx) =>
      agreementsInForce(tx, signatories, this.clock.now()),
    );
  }

  /** Every published version, for everybody to read. */
  published(): Promise<AgreementVersion[]> {
    return this.work.run(PUBLIC_SCOPE, allVersions);
  }

  /** What was accepted when: by the acting person, and for their organisation. */
  acceptances(actor: Actor): Promise<AcceptanceRecord[]> {
    return this.work.run(scopeOf(actor), (tx) => acceptancesOf(tx, actor.userId));
  }

  /** The signature of an acceptance; what is not one's own is not there. */
  async signature(actor: Actor, id: Uuid) {
    const found = await this.work.run(scopeOf(actor), (tx) => acceptanceSignature(tx, id));
    if (!found) throw refuse('agreement.not_found');
    return found;
  }

  /** What the NCA said of the signer's certificate then: with it the signature is verified offline. */
  async ocsp(actor: Actor, id: Uuid): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const { verificationId, serial, kind, version } = await this.signature(actor, id);
    const evidence = verificationId && (await this.evidence.evidenceOf(verificationId));
    // Among the evidence are answers about the authorities and the timestamp as well.
    const isSigners = (der: Uint8Array) =>
      readOcspResponse(der).responses.some(({ certId }) => certId.serial === serial);
    const bytes = evidence ? evidence.ocspResponses.find(isSigners) : undefined;
    if (!bytes) throw refuse('agreement.not_found');
    return { name: `${kind}-v${version}.ocsp`, bytes };
  }

  /** The exact bytes to sign. */
  async content(id: Uuid): Promise<Buffer> {
    const content = await this.work.run(systemScope('identity.agreements'), (tx) => agreementContent(tx, id));
    if (!content) throw refuse('agreement.not_found');
    return content;
  }

  /** Accepts an agreement with a signature. The first head's counts for the organisation too, once it is registered. */
  async accept(actor: Actor, id: Uuid, signatureText: string): Promise<AgreementRecord> {
    const session = await this.sessions.of(actor);
    const { user } = session;
    if (!user) throw refuse('user.not_registered');
    const agreement = (await this.list(actor)).find((one) => one.id === id);
    if (!agreement) throw refuse('agreement.not_found');
    const participantId = participantToSign(session, agreement);
    if (agreement.userVersion === agreement.version && !participantId) throw refuse('agreement.signed_already');
    const verification = await this.verified(actor, session, id, signatureText);
    await this.keep({ actor, agreement, userId: user.id, participantId, verification });
    const [signed] = (await this.list(actor)).filter((one) => one.id === id);
    return signed ?? agreement;
  }

  private async keep({ actor, agreement, userId, participantId, verification }: Accepted): Promise<void> {
    const stored = await this.evidence.store(verification);
    await this.work.run({ kind: 'user', userId, actor }, async (tx) => {
      const at = this.clock.now();
      await this.evidence.record(tx, stored);
      const isNew = await insertAcceptance(tx, {
        ...{ id: newId(at), agreementId: agreement.id, userId, participantId, at },
        ...{ signature: verification.signature, report: verification.report, verificationId: stored.id },
        signerName: actor.name,
      });
      if (!isNew) throw refuse('agreement.signed_already');
      const detail = { sha256: agreement.sha256, verification: stored.id };
      const subject = { subjectType: 'agreement', subjectId: agreement.id, participantId };
      await tx.audit({ act: 'agreement.accepted', ...subject, detail });
    });
  }

  /** E-3.10: the signature is the acting person's own, by a certificate of the acting organisation. */
  private async verified(actor: Actor, session: SessionRecord, id: Uuid, text: string): Promise<Verification> {
    const content = { bytes: new Uint8Array(await this.content(id)) };
    const verification = await this.verifier.verify({ signature: decodeSignature(text), content, purpose: 'document' });
    const { outcome, report } = verification;
    if (outcome === 'waiting') throw refuse('agreement.try_later');
    const [signature, ...others] = report.signatures;
    if (outcome === 'rejected' || !signature || others.length > 0) {
      const why = explain(signature?.subIndication ?? report.subIndication ?? 'SIG_CONSTRAINTS_FAILURE', actor.locale);
      throw refuse('agreement.signature_rejected', { params: { why } });
    }
    const { iin, bin } = signature.signer;
    if (iin !== session.iin || bin !== session.bin) throw refuse('agreement.other_signer');
    return verification;
  }
}

/** An acceptance whose signature is good. */
interface Accepted {
  readonly actor: Actor;
  readonly agreement: AgreementRecord;
  readonly userId: Uuid;
  readonly participantId: Uuid | null;
  readonly verification: Verification;
}

/** The organisation that the acting person signs for: their own, if they may register it and nobody has signed for it yet. */
const participantToSign = (session: SessionRecord, { version, participantVersion }: AgreementRecord): Uuid | null =>
  registers(session) && participantVersion !== version ? (session.participant?.id ?? null) : null;
