import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import type { Actor, Tx } from '@qujat/platform';
import { refuse } from '../../identity.errors.js';
import { Administration } from '../administration.js';
import type { ChangeDepartment, CreateDepartment, Department } from './department.dto.js';

const COLUMNS = `id, parent_id AS "parentId", name`;

/** Departments of a participant: what powers and documents can be kept to (E-5.12). */
@Injectable()
export class DepartmentService {
  constructor(
    private readonly administration: Administration,
    private readonly clock: Clock,
  ) {}

  /** Those in use, by name. */
  list(actor: Actor): Promise<Department[]> {
    return this.administration.read(actor, (tx, participantId) =>
      tx.manager.query(
        `SELECT ${COLUMNS} FROM identity.departments WHERE participant_id = $1 AND archived_at IS NULL ORDER BY lower(name), id`,
        [participantId],
      ),
    );
  }

  /** Makes one. */
  async create(actor: Actor, { name, parentId = null }: CreateDepartment): Promise<Department> {
    const now = this.clock.now();
    const id = newId(now);
    return this.administration.change(actor, { type: 'department', id }, async (tx, participantId) => {
      if (parentId) await this.require(tx, parentId);
      await requireFreeName(tx, participantId, { id, name, parentId });
      await requireTree(tx, id, parentId);
      await tx.manager.query(
        'INSERT INTO identity.departments (id, participant_id, parent_id, name, created_at) VALUES ($1, $2, $3, $4, $5)',
        [id, participantId, parentId, name, now],
      );
      await tx.audit({
        act: 'department.created',
        subjectType: 'department',
        subjectId: id,
        detail: { name, parentId },
      });
      return { id, parentId, name };
    });
  }

  /** Renames or moves one. Powers over it follow it. */
  change(actor: Actor, id: Uuid, changes: ChangeDepartment): Promise<Department> {
    return this.administration.change(actor, { type: 'department', id }, async (tx, participantId) => {
      const before = await this.require(tx, id);
      const name = changes.name ?? before.name;
      const parentId = changes.parentId === undefined ? before.parentId : changes.parentId;
      if (parentId) await this.require(tx, parentId);
      await requireFreeName(tx, participantId, { id, name, parentId });
      await requireTree(tx, id, parentId);
      await tx.manager.query('UPDATE identity.departments SET name = $2, parent_id = $3 WHERE id = $1', [
        id,
        name,
        parentId,
      ]);
      const detail = { before: { name: before.name, parentId: before.parentId }, name, parentId };
      await tx.audit({ act: 'department.changed', subjectType: 'department', subjectId: id, detail });
      return { id, parentId, name };
    });
  }

  /** Takes one out of use; documents and powers that name it keep its name. */
  archive(actor: Actor, id: Uuid): Promise<void> {
    return this.administration.change(actor, { type: 'department', id }, async (tx) => {
      const { name } = await this.require(tx, id);
      const parts: unknown[] = await tx.manager.query(
        'SELECT 1 FROM identity.departments WHERE parent_id = $1 AND archived_at IS NULL LIMIT 1',
        [id],
      );
      if (parts.length > 0) throw refuse('department.has_parts');
      await tx.manager.query('UPDATE identity.departments SET archived_at = $2 WHERE id = $1', [id, this.clock.now()]);
      await tx.manager.query('UPDATE identity.memberships SET department_id = NULL WHERE department_id = $1', [id]);
      await tx.audit({ act: 'department.archived', subjectType: 'department', subjectId: id, detail: { name } });
    });
  }

  private async require(tx: Tx, id: Uuid): Promise<Department> {
    const [row]: Department[] = await tx.manager.query(
      `SELECT ${COLUMNS} FROM identity.departments WHERE id = $1 AND archived_at IS NULL`,
      [id],
    );
    if (!row) throw refuse('department.not_found');
    return row;
  }
}

async function requireFreeName(tx: Tx, participantId: Uuid, { id, name, parentId }: Department): Promise<void> {
  const rows: unknown[] = await tx.manager.query(
    `SELECT 1 FROM identity.departments WHERE participant_id = $1 AND parent_id IS NOT DISTINCT FROM $2 AND lower(name) = lower($3)
       AND id <> $4 AND archived_at IS NULL`,
    [participantId, parentId, name, id],
  );
  if (rows.length > 0) throw refuse('department.name_taken', { fields: { name: 'department.name_taken' } });
}

/** A department is no part of itself, and there are ten levels at most: the database's trigger says the same. */
async function requireTree(tx: Tx, id: Uuid, parentId: Uuid | null): Promise<void> {
  const [row]: { above: Uuid[]; below: number }[] = await tx.manager.query(
    `WITH RECURSIVE up AS (SELECT id, parent_id, 1 AS n FROM identity.departments WHERE id = $2
         UNION ALL SELECT d.id, d.parent_id, n + 1 FROM identity.departments d JOIN up ON d.id = up.parent_id WHERE n < 20),
       down AS (SELECT id, 1 AS n FROM identity.departments WHERE id = $1
         UNION ALL SELECT d.id, n + 1 FROM identity.departments d JOIN down ON d.parent_id = down.id WHERE n < 20)
     SELECT coalesce((SELECT array_agg(id) FROM up), '{}') AS above, coalesce((SELECT max(n) FROM down), 1)::int AS below`,
    [id, parentId],
  );
  const { above = [], below = 1 } = row ?? {};
  if (above.includes(id) || above.length + below > 10)
    throw refuse('department.not_a_tree', { fields: { parentId: 'department.not_a_tree' } });
}
