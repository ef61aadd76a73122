import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, UnitOfWork } from '@qujat/platform';
import { overtaken } from '../document/document.guard.js';
import { DocumentPowers } from '../document/document-powers.js';
import { loadView, move, own, requireDocument } from '../document/document.repository.js';
import { DocumentService } from '../document/document.service.js';
import type { DocumentView } from '../document/document.view.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { recipientsOf } from '../recipient/recipient.repository.js';
import { personOf } from '../signing/intake.js';
import { EVENT, record } from '../timeline/timeline.js';
import { CorrectionEntity } from './correction.entity.js';

/** The recipient asks for a correction; the sender makes a new version, linked to the first. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly powers: DocumentPowers,
    private readonly documents: DocumentService,
    private readonly clock: Clock,
  ) {}

  /** Asks, with the reason. The document can still be signed or refused: nobody has to wait for the new version. */
  async ask(actor: Actor, id: Uuid, reason: string): Promise<DocumentView> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const { document } = await this.powers.ready(tx, actor, 'askCorrection', id);
      if (!(await move(tx, id, 'askCorrection', {}, own(actor.participantId))))
        throw await overtaken(tx, actor, 'askCorrection', id);
      await this.powers.require(tx, actor, 'askCorrection', { document });
      const askedAt = this.clock.now();
      const participantId = actor.participantId!;
      const asked = { documentId: id, participantId, reason, askedAt, askedBy: personOf(actor) };
      await tx.manager.insert(CorrectionEntity, asked);
      await tx.audit({
        ...{ act: 'document.correction-asked', subjectType: 'document', subjectId: id, detail: { reason } },
      });
      const by = { name: actor.name, participant: document.recipientName };
      await record(tx, this.clock, { documentId: id, event: EVENT.correctionAsked, actor: by, detail: { reason } });
      const payload = { documentId: id, number: document.number, by: participantId, to: [document.senderId] };
      await tx.emit({ type: EXCHANGE_EVENTS.correctionAsked, aggregateId: id, payload });
      return loadView(tx, await requireDocument(tx, id));
    });
  }

  /** Makes the draft of the corrected version: requisites and recipient of the first, without its file. */
  async correct(actor: Actor, id: Uuid): Promise<DocumentView> {
    const { document } = await this.work.run(scopeOf(actor), (tx) => this.powers.ready(tx, actor, 'correct', id));
    const { title, type, note, outgoingNumber, documentDate, amount, departmentId, sending, firstSigner } = document;
    const requisites = { title, type, note, outgoingNumber, documentDate, amount, departmentId, sending, firstSigner };
    const all = await this.work.run(scopeOf(actor), (tx) => recipientsOf(tx, id));
    const recipients = all.flatMap(({ participantId }) => (participantId ? { recipientId: participantId } : []));
    const dto = { ...requisites, recipients };
    return this.documents.create(actor, dto, id);
  }
}
