import { Injectable } from '@nestjs/common';
import { Colleagues } from '@qujat/identity';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, UnitOfWork } from '@qujat/platform';
import { DocumentPowers } from '../../document/document-powers.js';
import { loadView, lockDocument, requireDocument } from '../../document/document.repository.js';
import type { DocumentView } from '../../document/document.view.js';
import { refuse } from '../../exchange.errors.js';
import { personOf } from '../intake.js';
import type { PossibleSigner, SetSigners } from './signers.dto.js';
import { type AskedSigner, SigningOrderEntity } from './signing-order.entity.js';

/** A side says who is to sign for it (ADR 0090). */
@Injectable()
export class SignersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly powers: DocumentPowers,
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
  ) {}

  /** Before anybody of the side has signed. Their powers are checked when they sign, each at that moment (E-7.5.2). */
  async set(actor: Actor, documentId: Uuid, { inOrder, signers }: SetSigners): Promise<DocumentView> {
    const asked = await this.named(actor, signers);
    return this.work.run(scopeOf(actor), async (tx) => {
      await lockDocument(tx, documentId);
      const { document } = await this.powers.ready(tx, actor, 'setSigners', documentId);
      await this.powers.require(tx, actor, 'setSigners', { document });
      const key = { documentId, participantId: actor.participantId! };
      await tx.manager.delete(SigningOrderEntity, key);
      const order = { ...key, inOrder, signers: asked, setAt: this.clock.now(), setBy: personOf(actor) };
      if (asked.length > 0) await tx.manager.insert(SigningOrderEntity, order);
      const detail = { inOrder, signers: asked.map(({ userId }) => userId ?? '*').join(' ') };
      await tx.audit({ act: 'document.signers-set', subjectType: 'document', subjectId: documentId, detail });
      return loadView(tx, await requireDocument(tx, documentId));
    });
  }

  /** The people of the organisation. */
  async possible({ participantId }: Actor): Promise<PossibleSigner[]> {
    const people = participantId ? await this.colleagues.of(participantId) : [];
    return people.map(({ userId, name }) => ({ userId, name }));
  }

  private async named(actor: Actor, signers: SetSigners['signers']): Promise<AskedSigner[]> {
    const people = await this.possible(actor);
    const asked = signers.map(({ userId }) => {
      if (!userId) return { userId: null, name: null };
      const person = people.find((one) => one.userId === userId);
      if (!person) throw refuse('signing.signer_unknown', { fields: { signers: 'signing.signer_unknown' } });
      return person;
    });
    const named = asked.flatMap(({ userId }) => userId ?? []);
    if (new Set(named).size < named.length)
      throw refuse('signing.signer_twice', { fields: { signers: 'signing.signer_twice' } });
    return asked;
  }
}
