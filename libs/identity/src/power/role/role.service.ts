import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import type { Actor, Tx } from '@qujat/platform';
import { identityEvent } from '../../identity.events.js';
import { refuse } from '../../identity.errors.js';
import { type BuiltInRole, DEFAULT_ACTS } from '../acts.js';
import { Administration } from '../administration.js';
import { cleanGrants, type Grant } from '../grant.dto.js';
import { GRANT_JSON, insertGrants } from '../grant.repository.js';
import { BUILT_IN, type PowerRole, type SaveGrants, type SaveRole } from './role.dto.js';

const ROLES = `
  SELECT r.id, r.code, r.name, r.version,
    coalesce((SELECT jsonb_agg(${GRANT_JSON} ORDER BY g.act, g.document_type NULLS FIRST, g.id) FROM identity.role_grants g
      WHERE g.role_id = r.id AND g.version = r.version), '[]') AS grants,
    CASE WHEN r.code IS NULL
      THEN (SELECT count(*) FROM identity.member_roles a WHERE a.role_id = r.id AND a.ended_at IS NULL)
      ELSE (SELECT count(*) FROM identity.memberships m WHERE m.participant_id = r.participant_id AND m.role = r.code
        AND m.certificate_powers AND m.state = 'active') END::int AS members
  FROM identity.power_roles r WHERE r.participant_id = $1 AND r.archived_at IS NULL`;

/** Roles of a participant: what people of the same work may do (E-5.12). A change is a new version, and holds at once. */
@Injectable()
export class RoleService {
  constructor(
    private readonly administration: Administration,
    private readonly clock: Clock,
  ) {}

  /** What certificates give first, then the organisation's own roles by name. */
  list(actor: Actor): Promise<PowerRole[]> {
    return this.administration.read(actor, (tx, participantId) => rolesOf(tx, participantId));
  }

  /** Makes an own role. */
  create(actor: Actor, { name, grants }: SaveRole): Promise<PowerRole> {
    const id = newId(this.clock.now());
    return this.administration.change(actor, { type: 'role', id }, async (tx, participantId) => {
      await requireFreeName(tx, participantId, id, name);
      await this.insert(tx, participantId, { id, code: null, name });
      return this.keep(tx, participantId, { id, version: 1, act: 'role.created' }, grants);
    });
  }

  /** Changes an own role; who looked at another version is told so. */
  change(actor: Actor, id: Uuid, { name, version, grants }: SaveRole): Promise<PowerRole> {
    return this.administration.change(actor, { type: 'role', id }, async (tx, participantId) => {
      await requireFreeName(tx, participantId, id, name);
      const next = await this.next(tx, participantId, id, version);
      await tx.manager.query('UPDATE identity.power_roles SET name = $2 WHERE id = $1', [id, name]);
      return this.keep(tx, participantId, { id, version: next, act: 'role.changed' }, grants);
    });
  }

  /** Changes what certificates of a standing give in this organisation. */
  changeBuiltIn(actor: Actor, code: BuiltInRole, { version, grants }: SaveGrants): Promise<PowerRole> {
    const fresh = newId(this.clock.now());
    return this.administration.change(actor, { type: 'role', id: fresh }, async (tx, participantId) => {
      const [known]: { id: Uuid }[] = await tx.manager.query(
        'SELECT id FROM identity.power_roles WHERE participant_id = $1 AND code = $2',
        [participantId, code],
      );
      const id = known?.id ?? fresh;
      if (!known && version !== 0) throw refuse('role.changed_meanwhile');
      if (!known) await this.insert(tx, participantId, { id, code, name: code });
      const next = known ? await this.next(tx, participantId, id, version) : 1;
      return this.keep(tx, participantId, { id, version: next, act: 'role.changed' }, grants);
    });
  }

  /** Takes an own role out of use; whoever had it has it no more. */
  archive(actor: Actor, id: Uuid): Promise<void> {
    return this.administration.change(actor, { type: 'role', id }, async (tx, participantId) => {
      const now = this.clock.now();
      const [rows]: [{ name: string }[], number] = await tx.manager.query(
        `UPDATE identity.power_roles SET archived_at = $2 WHERE id = $1 AND code IS NULL AND archived_at IS NULL RETURNING name`,
        [id, now],
      );
      if (!rows[0]) throw refuse('role.not_found');
      const [ended]: [{ membership_id: Uuid }[], number] = await tx.manager.query(
        `UPDATE identity.member_roles SET ended_at = $2, ended_by = $3 WHERE role_id = $1 AND ended_at IS NULL RETURNING membership_id`,
        [id, now, actor.name],
      );
      const detail = { name: rows[0].name, members: ended.map(({ membership_id: member }) => member) };
      await tx.audit({ act: 'role.archived', subjectType: 'role', subjectId: id, detail });
      await tx.emit(identityEvent('identity.powers.changed', id, { participantId, roleId: id }));
    });
  }

  private async insert(
    tx: Tx,
    participantId: Uuid,
    { id, code, name }: { id: Uuid; code: BuiltInRole | null; name: string },
  ): Promise<void> {
    await tx.manager.query(
      `INSERT INTO identity.power_roles (id, participant_id, code, name, version, created_at) VALUES ($1, $2, $3, $4, 1, $5)`,
      [id, participantId, code, name, this.clock.now()],
    );
  }

  private async next(tx: Tx, participantId: Uuid, id: Uuid, seen: number): Promise<number> {
    const [rows]: [{ version: number }[], number] = await tx.manager.query(
      `UPDATE identity.power_roles SET version = version + 1 WHERE id = $1 AND version = $2 AND archived_at IS NULL RETURNING version`,
      [id, seen],
    );
    if (rows[0]) return rows[0].version;
    const isThere = (await rolesOf(tx, participantId)).some((role) => role.id === id);
    throw refuse(isThere ? 'role.changed_meanwhile' : 'role.not_found');
  }

  private async keep(
    tx: Tx,
    participantId: Uuid,
    { id, version, act }: { id: Uuid; version: number; act: string },
    grants: readonly Grant[],
  ): Promise<PowerRole> {
    const clean = cleanGrants(grants);
    await insertGrants(tx, this.clock, participantId, { table: 'role_grants', id, version }, clean);
    await tx.audit({ act, subjectType: 'role', subjectId: id, detail: { version, grants: clean } });
    await tx.emit(identityEvent('identity.powers.changed', id, { participantId, roleId: id }));
    const role = (await rolesOf(tx, participantId)).find((one) => one.id === id);
    if (!role) throw refuse('role.not_found');
    return role;
  }
}

/** All roles in use; standings that nobody has changed come with what the portal gives. */
export async function rolesOf(tx: Tx, participantId: Uuid): Promise<PowerRole[]> {
  const rows: PowerRole[] = await tx.manager.query(`${ROLES} ORDER BY lower(r.name), r.id`, [participantId]);
  const counts: { role: string; members: number }[] = await tx.manager.query(
    `SELECT role, count(*)::int AS members FROM identity.memberships
     WHERE participant_id = $1 AND certificate_powers AND state = 'active' GROUP BY role`,
    [participantId],
  );
  const builtIn = BUILT_IN.map(
    (code) =>
      rows.find((row) => row.code === code) ?? {
        ...{ id: null, code, name: code, version: 0, grants: defaults(code) },
        members: counts.find(({ role }) => role === code)?.members ?? 0,
      },
  );
  return [...builtIn, ...rows.filter(({ code }) => code === null)];
}

const defaults = (code: BuiltInRole): Grant[] =>
  DEFAULT_ACTS[code].map((act) => ({ act, documentType: null, limit: null, departmentId: null }));

async function requireFreeName(tx: Tx, participantId: Uuid, id: Uuid, name: string): Promise<void> {
  const rows: unknown[] = await tx.manager.query(
    `SELECT 1 FROM identity.power_roles
     WHERE participant_id = $1 AND lower(name) = lower($2) AND id <> $3 AND code IS NULL AND archived_at IS NULL`,
    [participantId, name, id],
  );
  if (rows.length > 0) throw refuse('role.name_taken', { fields: { name: 'role.name_taken' } });
}
