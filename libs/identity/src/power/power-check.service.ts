import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import type { Actor, Power, Tx } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';
import { refuse } from '../identity.errors.js';
import { roleOf } from '../session/person.js';
import { powerOf, powersOf, type Standing } from './granted-powers.js';
import { judgePower, type PowerQuestion, type PowerVerdict } from './judge-power.js';
import { toldReason } from './power-reason.js';
import { grantedTo, holdPowers, insertCheck, withdrawnFrom } from './power.repository.js';

/** An act that is about to be carried out. */
export interface ActQuestion extends PowerQuestion {
  /** What it is done to: the check is kept with it, under the name of that moment. */
  readonly subject: { readonly type: string; readonly id: Uuid; readonly name?: string };
  /** Of a signature: its certificate counts, not the session's. */
  readonly certificate?: CertificateFacts;
}

/** Checks a power at the moment of the act, in its transaction, and keeps the check with the act (E-5.12, E-7.5.2). */
@Injectable()
export class PowerCheckService {
  constructor(private readonly clock: Clock) {}

  /** The verdict. What it rests on stays so until the transaction ends; a refusal is on record even when the act is undone. */
  async check(tx: Tx, actor: Actor, question: ActQuestion): Promise<PowerVerdict> {
    const { participantId, userId } = actor;
    if (!participantId || !userId) return { allowed: false, refusal: { code: 'missing' } };
    await holdPowers(tx, participantId);
    const at = this.clock.now();
    const powers = await this.powersAt(tx, actor, { userId, participantId, at }, question.certificate);
    const judged = judgePower(powers, question, at);
    const verdict = judged.allowed ? judged : await this.whyNot(tx, { userId, participantId }, question, judged, at);
    const { act, subject, document } = question;
    const certificateSha256 = question.certificate?.fingerprint ?? actor.certificateSha256;
    const check = { actor, participantId, userId, act, subject, document, certificateSha256, verdict, at };
    await insertCheck(tx, check);
    if (!verdict.allowed) tx.ifUndone((own) => insertCheck(own, check));
    return verdict;
  }

  /** Refuses with the reason unless the power is there. */
  async require(tx: Tx, actor: Actor, question: ActQuestion): Promise<Power> {
    const verdict = await this.check(tx, actor, question);
    if (verdict.allowed) return verdict.power;
    const { code, params } = toldReason(verdict.refusal);
    throw refuse(code, { params });
  }

  /** Everything the acting person holds, by their certificate or by that of a signature: what they may grant out of. */
  async heldBy(tx: Tx, actor: Actor, certificate?: CertificateFacts): Promise<Power[]> {
    const { participantId, userId } = actor;
    if (!participantId || !userId) return [];
    return this.powersAt(tx, actor, { userId, participantId, at: this.clock.now() }, certificate);
  }

  private async powersAt(
    tx: Tx,
    actor: Actor,
    { userId, participantId, at }: { userId: Uuid; participantId: Uuid; at: Date },
    certificate: CertificateFacts | undefined,
  ): Promise<Power[]> {
    const { granted, bin } = await grantedTo(tx, userId, participantId, at);
    return powersOf(standingOf(actor, certificate, bin), granted, at);
  }

  /** Says so when what is missing was there until somebody took it away. */
  private async whyNot(
    tx: Tx,
    { userId, participantId }: { userId: Uuid; participantId: Uuid },
    question: PowerQuestion,
    judged: PowerVerdict,
    at: Date,
  ): Promise<PowerVerdict> {
    for (const grant of await withdrawnFrom(tx, userId, participantId, question.act)) {
      if (!judgePower([powerOf(grant)], question, at).allowed) continue;
      const refusal = { code: 'withdrawn' as const, name: grant.name, at: new Date(grant.withdrawnAt) };
      return { allowed: false, refusal };
    }
    return judged;
  }
}

/** By the certificate of the signature; without one, as the session knows the person. */
const standingOf = (
  { role, iin, bin }: Actor,
  certificate: CertificateFacts | undefined,
  participantBin: string,
): Standing =>
  certificate
    ? {
        role: roleOf(certificate),
        iin: certificate.subject.iin ?? '',
        bin: certificate.subject.bin,
        roles: certificate.roles,
        participantBin,
      }
    : { role, iin, bin, roles: role === 'individual' ? [] : [role], participantBin };
