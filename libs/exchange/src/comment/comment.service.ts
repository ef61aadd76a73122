import { Injectable } from '@nestjs/common';
import { Colleagues } from '@qujat/identity';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { facts } from '../document/document.guard.js';
import { refuse } from '../exchange.errors.js';
import { COMMENT_EVENTS } from './comment.events.js';
import type { DocumentComment, Mentioned, WriteComment } from './comment.dto.js';

interface Row extends Omit<DocumentComment, 'at' | 'own'> {
  readonly at: Date;
  readonly authorId: Uuid | null;
}

/** What colleagues say to each other about a document. It never leaves the organisation: row-level security holds it there. */
@Injectable()
export class CommentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
  ) {}

  /** The comments of the actor's organisation on a document, the oldest first. */
  list(actor: Actor, id: Uuid): Promise<DocumentComment[]> {
    return this.work.run(scopeOf(actor), async (tx) => {
      await facts(tx, actor, id);
      return this.all(tx, actor, id);
    });
  }

  /** Writes one; who is mentioned is told. */
  async write(actor: Actor, id: Uuid, { text, mentions }: WriteComment): Promise<DocumentComment[]> {
    const mentioned = await this.named(actor, mentions);
    return this.work.run(scopeOf(actor), async (tx) => {
      const { document } = await facts(tx, actor, id);
      const at = this.clock.now();
      await tx.manager.query(
        `INSERT INTO exchange.comments (id, document_id, participant_id, at, author_id, author, text, mentions)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [newId(at), id, actor.participantId, at, actor.userId, actor.name, text, JSON.stringify(mentioned)],
      );
      const detail = { mentions: mentioned.length };
      await tx.audit({ act: 'document.commented', subjectType: 'document', subjectId: id, detail });
      const userIds = mentioned.map(({ userId }) => userId).filter((userId) => userId !== actor.userId);
      const told = {
        documentId: id,
        participantId: actor.participantId,
        number: document.number,
        personId: actor.userId,
      };
      if (userIds.length > 0)
        await tx.emit({ type: COMMENT_EVENTS.mentioned, aggregateId: id, payload: { ...told, userIds } });
      return this.all(tx, actor, id);
    });
  }

  private async named({ participantId }: Actor, userIds: readonly Uuid[]): Promise<Mentioned[]> {
    if (userIds.length === 0) return [];
    const people = participantId ? await this.colleagues.of(participantId) : [];
    return userIds.map((userId) => {
      const person = people.find((one) => one.userId === userId);
      if (!person) throw refuse('comment.mentioned_unknown', { fields: { mentions: 'comment.mentioned_unknown' } });
      return { userId, name: person.name };
    });
  }

  private async all(tx: Tx, { participantId, userId }: Actor, id: Uuid): Promise<DocumentComment[]> {
    const rows: Row[] = await tx.manager.query(
      `SELECT id, at, author_id AS "authorId", author, text, mentions FROM exchange.comments
       WHERE document_id = $1 AND participant_id = $2 ORDER BY at, id LIMIT 500`,
      [id, participantId],
    );
    return rows.map(({ authorId, at, ...row }) => ({ ...row, at: at.toISOString(), own: authorId === userId }));
  }
}
