import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../../exchange.errors.js';
import type { SavedView, SaveView } from './view.dto.js';

const MOST = 50;

const VIEWS = `SELECT v.id, v.name, v.box, v.filter, v.columns, v.shared, v.owner_id = $2 AS own, v.owner_name AS "madeBy",
    EXISTS (SELECT 1 FROM exchange.first_views f WHERE f.view_id = v.id AND f.owner_id = $2) AS first
  FROM exchange.saved_views v WHERE v.participant_id = $1 AND (v.shared OR v.owner_id = $2)`;
const SAME_NAME = `SELECT 1 FROM exchange.saved_views WHERE participant_id = $1 AND box = $2 AND lower(name) = lower($3)
  AND id <> $4 AND (owner_id = $5 OR (shared AND $6))`;

/** Views of lists: each its maker's own, unless the maker shares it with colleagues. */
@Injectable()
export class ViewService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Those that the actor sees, by name. */
  list(actor: Actor): Promise<SavedView[]> {
    return this.work.run(scopeOf(actor), (tx) =>
      tx.manager.query(`${VIEWS} ORDER BY lower(v.name), v.id`, whoseOf(actor)),
    );
  }

  /** Saves a new one. */
  make(actor: Actor, view: SaveView): Promise<SavedView> {
    const [participantId, userId] = whoseOf(actor);
    const savedAt = this.clock.now();
    const id = newId(savedAt);
    return this.work.run(scopeOf(actor), async (tx) => {
      const own: unknown[] = await tx.manager.query(
        'SELECT 1 FROM exchange.saved_views WHERE participant_id = $1 AND owner_id = $2',
        [participantId, userId],
      );
      if (own.length >= MOST) throw refuse('view.too_many');
      await requireName(tx, actor, id, view);
      await tx.manager.query(
        `INSERT INTO exchange.saved_views (id, participant_id, owner_id, owner_name, box, name, filter, columns, shared, saved_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [id, participantId, userId, actor.name, view.box, view.name, view.filter, view.columns, view.shared, savedAt],
      );
      if (view.shared) await tell(tx, 'view.shared', id, view.name);
      return requireView(tx, actor, id);
    });
  }

  /** Writes one's own anew. */
  change(actor: Actor, id: Uuid, view: SaveView): Promise<SavedView> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const before = await requireOwn(tx, actor, id);
      await requireName(tx, actor, id, view);
      await tx.manager.query(
        `UPDATE exchange.saved_views SET box = $2, name = $3, filter = $4, columns = $5, shared = $6, saved_at = $7 WHERE id = $1`,
        [id, view.box, view.name, view.filter, view.columns, view.shared, this.clock.now()],
      );
      // What is shared no longer, or belongs to another list, is nobody else's beginning any more.
      if (before.box !== view.box) await tx.manager.query('DELETE FROM exchange.first_views WHERE view_id = $1', [id]);
      if (before.shared || view.shared) await tell(tx, 'view.changed', id, view.name);
      return requireView(tx, actor, id);
    });
  }

  /** Deletes one's own. */
  async remove(actor: Actor, id: Uuid): Promise<void> {
    await this.work.run(scopeOf(actor), async (tx) => {
      const { shared, name } = await requireOwn(tx, actor, id);
      await tx.manager.query('DELETE FROM exchange.saved_views WHERE id = $1', [id]);
      if (shared) await tell(tx, 'view.deleted', id, name);
    });
  }

  /** From now on the list begins with this view for the actor, or does so no longer. */
  first(actor: Actor, id: Uuid, first: boolean): Promise<SavedView> {
    const whose = whoseOf(actor);
    return this.work.run(scopeOf(actor), async (tx) => {
      const { box } = await requireView(tx, actor, id);
      const remove = 'DELETE FROM exchange.first_views WHERE participant_id = $1 AND owner_id = $2';
      await tx.manager.query(first ? `${remove} AND box = $3` : `${remove} AND view_id = $3`, [
        ...whose,
        first ? box : id,
      ]);
      if (first)
        await tx.manager.query(
          'INSERT INTO exchange.first_views (participant_id, owner_id, box, view_id) VALUES ($1, $2, $3, $4)',
          [...whose, box, id],
        );
      return requireView(tx, actor, id);
    });
  }
}

function whoseOf({ participantId, userId }: Actor): [Uuid, Uuid] {
  if (!participantId || !userId) throw refuse('document.not_a_participant');
  return [participantId, userId];
}

const tell = (tx: Tx, act: string, id: Uuid, name: string): Promise<void> =>
  tx.audit({ act, subjectType: 'view', subjectId: id, detail: { name } });

async function requireView(tx: Tx, actor: Actor, id: Uuid): Promise<SavedView> {
  const [view] = await tx.manager.query<SavedView[]>(`${VIEWS} AND v.id = $3`, [...whoseOf(actor), id]);
  if (!view) throw refuse('view.not_found');
  return view;
}

async function requireOwn(tx: Tx, actor: Actor, id: Uuid): Promise<SavedView> {
  const view = await requireView(tx, actor, id);
  if (!view.own) throw refuse('view.not_yours');
  return view;
}

async function requireName(tx: Tx, actor: Actor, id: Uuid, { box, name, shared }: SaveView): Promise<void> {
  const [participantId, userId] = whoseOf(actor);
  const same: unknown[] = await tx.manager.query(SAME_NAME, [participantId, box, name, id, userId, shared]);
  if (same.length > 0) throw refuse('view.name_taken', { fields: { name: 'view.name_taken' } });
}
