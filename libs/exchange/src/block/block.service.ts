import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, operatorScopeOf, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../exchange.errors.js';
import type { Block, BlockDocument } from './block.dto.js';

const COLUMNS = `id, number, clause, ground, blocked_at AS at, lifted_at AS "liftedAt", lift_reason AS "liftReason"`;
const SHOWN = 200;

interface Row extends Omit<Block, 'at' | 'liftedAt'> {
  readonly at: Date;
  readonly liftedAt: Date | null;
}

/** Whose document it is: all who have it are told. */
interface Sides {
  readonly senderId: Uuid;
  readonly recipientIds: readonly Uuid[];
}

const SIDES = `sender_id AS "senderId", available_to AS "recipientIds"`;
const sidesOf = ({ senderId, recipientIds }: Sides): Uuid[] => [senderId, ...recipientIds];

interface Found extends Row {
  readonly documentId: Uuid;
  readonly liftedBy: { readonly name: string } | null;
}

/**
 * The operator blocks a document's content (E-3.13). It names the document by its number and never sees it (E-10.2.3); the
 * stored original, its signatures and its history stay untouched as evidence.
 */
@Injectable()
export class BlockService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The newest blocks. */
  async list(actor: Actor): Promise<Block[]> {
    const rows = await this.work.run<Row[]>(operatorScopeOf(actor), (tx) =>
      tx.manager.query(`SELECT ${COLUMNS} FROM exchange.blocks ORDER BY blocked_at DESC, id LIMIT $1`, [SHOWN]),
    );
    return rows.map(present);
  }

  /** Blocks the content: from now on neither side reads, prints or signs it. */
  async block(actor: Actor, { number, clause, ground }: BlockDocument): Promise<Block> {
    const now = this.clock.now();
    const id = newId(now);
    return this.asPortal(actor, async (tx, by) => {
      const { id: documentId, ...sides } = await mark(tx, number, { clause, ground, at: now.toISOString() });
      await tx.manager.query(
        `INSERT INTO exchange.blocks (id, document_id, number, clause, ground, blocked_at, blocked_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, documentId, number, clause, ground, now, JSON.stringify(by)],
      );
      await tx.audit({
        act: 'document.blocked',
        subjectType: 'document',
        subjectId: documentId,
        detail: { clause, by },
      });
      await tx.emit({
        type: 'exchange.document.blocked',
        aggregateId: documentId,
        payload: { documentId, blockId: id, number, participantIds: sidesOf(sides) },
      });
      return present((await find(tx, id))!);
    });
  }

  /** Lifts a block. Of two who do it at once, the second is told who was first. */
  async lift(actor: Actor, id: Uuid, reason: string): Promise<Block> {
    return this.asPortal(actor, async (tx, by) => {
      const block = await find(tx, id, 'FOR UPDATE');
      if (!block) throw refuse('block.not_found');
      const { documentId, liftedBy } = block;
      if (liftedBy)
        throw refuse('block.lifted_already', { params: { by: liftedBy.name }, state: 'lifted', allowed: [] });
      await tx.manager.query(
        'UPDATE exchange.blocks SET lifted_at = $2, lifted_by = $3, lift_reason = $4 WHERE id = $1 AND lifted_at IS NULL',
        [id, this.clock.now(), JSON.stringify(by), reason],
      );
      const [[sides]]: [Sides[], number] = await tx.manager.query(
        `UPDATE exchange.documents SET blocked = NULL WHERE id = $1 RETURNING ${SIDES}`,
        [documentId],
      );
      await tx.audit({
        act: 'document.unblocked',
        subjectType: 'document',
        subjectId: documentId,
        detail: { reason, by },
      });
      await tx.emit({
        type: 'exchange.document.unblocked',
        aggregateId: documentId,
        payload: { documentId, blockId: id, number: block.number, participantIds: sides ? sidesOf(sides) : [] },
      });
      return present((await find(tx, id))!);
    });
  }

  /** The operator's scope does not reach documents: the portal does it, and the record says for whom. */
  private asPortal<T>(actor: Actor, act: (tx: Tx, by: { name: string; iin: string }) => Promise<T>): Promise<T> {
    operatorScopeOf(actor);
    return this.work.run(systemScope('exchange.block'), (tx) => act(tx, { name: actor.name, iin: actor.iin }));
  }
}

/** Puts the block on the document; throws when there is none such, or it is blocked already. */
async function mark(tx: Tx, number: string, block: object): Promise<Sides & { readonly id: Uuid }> {
  const [[row]]: [(Sides & { id: Uuid })[], number] = await tx.manager.query(
    `UPDATE exchange.documents SET blocked = $2 WHERE number = $1 AND sent_at IS NOT NULL AND blocked IS NULL RETURNING id, ${SIDES}`,
    [number, JSON.stringify(block)],
  );
  if (row) return row;
  const [known]: unknown[] = await tx.manager.query(
    'SELECT 1 FROM exchange.documents WHERE number = $1 AND sent_at IS NOT NULL',
    [number],
  );
  throw known
    ? refuse('block.blocked_already')
    : refuse('block.document_unknown', { fields: { number: 'block.document_unknown' } });
}

async function find(tx: Tx, id: Uuid, lock: '' | 'FOR UPDATE' = ''): Promise<Found | undefined> {
  const [row]: Found[] = await tx.manager.query(
    `SELECT ${COLUMNS}, document_id AS "documentId", lifted_by AS "liftedBy" FROM exchange.blocks WHERE id = $1 ${lock}`,
    [id],
  );
  return row;
}

const present = ({ id, number, clause, ground, at, liftedAt, liftReason }: Row): Block => ({
  ...{ id, number, clause, ground, liftReason },
  at: at.toISOString(),
  liftedAt: liftedAt?.toISOString() ?? null,
});
