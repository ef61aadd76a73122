import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { DocumentEntity } from '../../document/document.entity.js';
import { facts } from '../../document/document.guard.js';
import { refuse } from '../../exchange.errors.js';
import type { DocumentLink, MakeLink } from './link.dto.js';
import { LinkEntity } from './link.entity.js';
import type { LinkKind } from './link-kinds.js';

/** What documents are to each other: seen by who sees both, undone by who has made it. */
@Injectable()
export class LinkService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The links of a document, oldest first. */
  async list(actor: Actor, id: Uuid): Promise<DocumentLink[]> {
    return this.work.run(scopeOf(actor), async (tx) => {
      await facts(tx, actor, id);
      return this.read(tx, actor, id);
    });
  }

  /** Links the document to the one with that number. */
  async make(actor: Actor, id: Uuid, { number, kind }: MakeLink): Promise<DocumentLink[]> {
    return this.work.run(scopeOf(actor), async (tx) => {
      await facts(tx, actor, id);
      const other = await tx.manager.findOneBy(DocumentEntity, { number });
      if (!other) throw unknown('link.document_unknown');
      if (other.id === id) throw unknown('link.to_itself');
      if (!(await this.link(tx, actor, { fromId: id, toId: other.id, kind }))) throw refuse('link.exists');
      return this.read(tx, actor, id);
    });
  }

  /** Undoes a link that the actor's organisation has made. */
  async undo(actor: Actor, id: Uuid, linkId: Uuid): Promise<void> {
    await this.work.run(scopeOf(actor), async (tx) => {
      await facts(tx, actor, id);
      const link = await tx.manager.findOneBy(LinkEntity, { id: linkId });
      const isOwn = link && [link.fromId, link.toId].includes(id) && link.participantId === actor.participantId;
      if (!isOwn) throw refuse('link.not_found');
      await tx.manager.delete(LinkEntity, { id: linkId });
      const detail = { to: link.toId, kind: link.kind };
      await tx.audit({ act: 'document.unlinked', subjectType: 'document', subjectId: link.fromId, detail });
    });
  }

  /** Writes a link; false: it is there. */
  async link(tx: Tx, actor: Actor, link: { fromId: Uuid; toId: Uuid; kind: LinkKind }): Promise<boolean> {
    const madeAt = this.clock.now();
    const row = { ...link, id: newId(madeAt), participantId: actor.participantId!, madeAt, madeByName: actor.name };
    const done = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(LinkEntity)
      .values(row)
      .orIgnore()
      .returning('id')
      .execute();
    if ((done.raw as unknown[]).length === 0) return false;
    const detail = { to: link.toId, kind: link.kind };
    await tx.audit({ act: 'document.linked', subjectType: 'document', subjectId: link.fromId, detail });
    return true;
  }

  private async read(tx: Tx, actor: Actor, id: Uuid): Promise<DocumentLink[]> {
    const links = await tx.manager.find(LinkEntity, {
      where: [{ fromId: id }, { toId: id }],
      order: { madeAt: 'ASC', id: 'ASC' },
    });
    const others = links.map(({ fromId, toId }) => (fromId === id ? toId : fromId));
    const found = await tx.manager.findBy(DocumentEntity, { id: In(others) });
    const byId = new Map(found.map((document) => [document.id, document]));
    return links.flatMap((link) => {
      const isFrom = link.fromId === id;
      const other = byId.get(isFrom ? link.toId : link.fromId);
      return other ? [presentLink(link, other, isFrom, actor)] : [];
    });
  }
}

const unknown = (code: 'link.document_unknown' | 'link.to_itself') => refuse(code, { fields: { number: code } });

const presentLink = (link: LinkEntity, other: DocumentEntity, isFrom: boolean, actor: Actor): DocumentLink => ({
  ...{ id: link.id, kind: link.kind, direction: isFrom ? ('from' as const) : ('to' as const) },
  document: { id: other.id, number: other.number, title: other.title, type: other.type, status: other.status },
  ...{ madeAt: link.madeAt.toISOString(), madeBy: link.madeByName, own: link.participantId === actor.participantId },
});
