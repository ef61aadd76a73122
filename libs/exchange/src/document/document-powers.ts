import { Injectable } from '@nestjs/common';
import { IdentityFacade, type PowerVerdict } from '@qujat/identity';
import type { Uuid } from '@qujat/kernel';
import type { Actor, Right, Tx } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';
import type { ActsFor } from '../signing/intake.js';
import type { DocumentEntity } from './document.entity.js';
import { facts, type Ready, refusal } from './document.guard.js';
import { type Act, can, NEEDED, whyPower } from './document.policy.js';
import { powerSubjectOf, sideOf } from './document.view.js';

/** What a check is about. */
interface Checked {
  readonly document: Pick<DocumentEntity, 'id' | 'title' | 'type' | 'amount' | 'departmentId' | 'senderId'>;
  /** Of the signature that is handed in: it counts, not the session's. */
  readonly certificate?: CertificateFacts;
}

/** Powers over documents: asked of identity in the transaction of the act, and kept with it (E-5.12, E-7.5.2). */
@Injectable()
export class DocumentPowers {
  constructor(private readonly identity: IdentityFacade) {}

  /** The document, when the actor may carry out `act` on it now; a refusal for want of power is kept on record. */
  async ready(tx: Tx, actor: Actor, act: Act, id: Uuid): Promise<Ready> {
    const found = await facts(tx, actor, id);
    const why = can(actor, act, found.facts);
    if (!why) return found;
    // What is missing may have been there a moment ago: identity knows, and writes it down.
    if (isAboutPower(why.code)) await this.require(tx, actor, act, found);
    throw refusal(actor, found.facts, why);
  }

  /** Refuses unless the powers that `act` takes are there; from here to the end of the transaction they stay. */
  async require(
    tx: Tx,
    actor: Actor,
    act: Act,
    { document, facts: about, certificate }: Checked & Partial<Pick<Ready, 'facts'>>,
  ) {
    for (const needed of NEEDED[act]) {
      const verdict = await this.check(tx, actor, needed, { document, certificate });
      if (verdict.allowed) continue;
      throw refusal(actor, about ?? (await facts(tx, actor, document.id)).facts, whyPower(needed, verdict.refusal));
    }
  }

  /** For whom somebody signs, by the organisation's number: a temporary association with its leader's certificates. */
  async actsFor(number: string): Promise<ActsFor> {
    const bin = await this.identity.certificateBinOf(number);
    return bin === number ? { bin } : { bin, onBehalfOf: number };
  }

  /** The verdict on one power. */
  check(tx: Tx, actor: Actor, act: Right, { document, certificate }: Checked): Promise<PowerVerdict> {
    const side = sideOf(document, actor.participantId);
    const subject = { type: 'document', id: document.id, name: document.title };
    return this.identity.checkPower(tx, actor, {
      ...{ act, subject, certificate },
      document: powerSubjectOf(document, side),
    });
  }
}

const isAboutPower = (code: string): boolean =>
  code.startsWith('power.') || code === 'ability.right_missing' || code === 'ability.signing_right_missing';
