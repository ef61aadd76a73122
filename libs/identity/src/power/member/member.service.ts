import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, translate, type Tx } from '@qujat/platform';
import { decodeCursor, pageOf } from '../../http/cursor.js';
import { IDENTITY_ERRORS, refuse } from '../../identity.errors.js';
import { identityEvent } from '../../identity.events.js';
import { Administration } from '../administration.js';
import { endOf, startOf } from '../portal-day.js';
import { requireRole } from '../role/require-role.js';
import type {
  AssignedRole,
  ListMembers,
  Member,
  MemberAbilities,
  MemberPage,
  MemberSummary,
  SaveMemberPowers,
} from './member.dto.js';
import { MEMBER_ACTS, type MemberAct, type MemberFacts, whyNot } from './member.policy.js';
import {
  countSessionsOf,
  endSessionsOf,
  findMember,
  historyOf,
  type MemberRecord,
  otherAdministrators,
  pageOfMembers,
} from './member.repository.js';

/** The people of a participant: their powers, their standing, their administrators (E-5.12, E-5.13). */
@Injectable()
export class MemberService {
  constructor(
    private readonly administration: Administration,
    private readonly clock: Clock,
  ) {}

  /** A page by name. */
  list(actor: Actor, { search, state, cursor, limit = 50 }: ListMembers): Promise<MemberPage> {
    return this.administration.read(actor, async (tx, participantId) => {
      const query = { search, state, after: decodeCursor(cursor), limit };
      const { items, nextCursor } = pageOf(await pageOfMembers(tx, participantId, query), limit);
      return { items: items.map((one) => summaryOf(actor, one)), nextCursor };
    });
  }

  /** One of them, with what may be done. */
  get(actor: Actor, id: Uuid): Promise<Member> {
    return this.administration.read(actor, (tx, participantId) => this.present(tx, actor, participantId, id));
  }

  /** Roles, department, and whether the certificate gives anything by itself. */
  savePowers(actor: Actor, id: Uuid, dto: SaveMemberPowers): Promise<Member> {
    return this.administration.change(actor, { type: 'membership', id }, async (tx, participantId) => {
      const member = await required(tx, participantId, id);
      const { certificatePowers, departmentId = null } = dto;
      if (certificatePowers && member.login) throw refuse('member.no_certificate');
      await requireDepartment(tx, departmentId);
      await tx.manager.query(
        'UPDATE identity.memberships SET certificate_powers = $2, department_id = $3 WHERE id = $1',
        [...[id, certificatePowers, departmentId]],
      );
      await this.assign(tx, actor, participantId, id, dto.roles);
      const roles = dto.roles.map(({ roleId, validFrom, validTo }) => ({ roleId, validFrom, validTo }));
      const detail = { certificatePowers, departmentId, roles };
      await tx.audit({ act: 'membership.powers', subjectType: 'membership', subjectId: id, detail });
      await tx.emit(identityEvent('identity.powers.changed', id, { participantId, userId: member.userId }));
      return this.present(tx, actor, participantId, id);
    });
  }

  /** E-5.13: the member stops at once: no session goes on, none comes back; what was done stays. */
  suspend(actor: Actor, id: Uuid, reason: string): Promise<Member> {
    return this.decide(actor, id, 'suspend', async (tx, participantId, member) => {
      await this.setState(tx, actor, id, 'suspended', reason);
      const ended = await endSessionsOf(tx, participantId, member.iin, this.clock.now());
      const detail = { reason, sessions: ended };
      await tx.audit({ act: 'membership.suspended', subjectType: 'membership', subjectId: id, detail });
      await tx.emit(identityEvent('identity.member.suspended', id, { participantId, userId: member.userId }));
    });
  }

  /** Lets the member work again, after a new sign-in. */
  restore(actor: Actor, id: Uuid, reason: string): Promise<Member> {
    return this.decide(actor, id, 'restore', async (tx, participantId, member) => {
      await this.setState(tx, actor, id, 'active', reason);
      await tx.audit({ act: 'membership.restored', subjectType: 'membership', subjectId: id, detail: { reason } });
      await tx.emit(identityEvent('identity.member.restored', id, { participantId, userId: member.userId }));
    });
  }

  /** Appoints an administrator, or dismisses one. */
  administer(actor: Actor, id: Uuid, act: 'appoint' | 'dismiss'): Promise<Member> {
    return this.decide(actor, id, act, async (tx, participantId, { userId }) => {
      await tx.manager.query('UPDATE identity.memberships SET administrator = $2 WHERE id = $1', [
        id,
        act === 'appoint',
      ]);
      const done = act === 'appoint' ? 'appointed' : 'dismissed';
      await tx.audit({ act: `administrator.${done}`, subjectType: 'membership', subjectId: id });
      await tx.emit(identityEvent(`identity.administrator.${done}`, id, { participantId, userId }));
    });
  }

  /** Signs the member out everywhere. */
  endSessions(actor: Actor, id: Uuid): Promise<Member> {
    return this.administration.change(actor, { type: 'membership', id }, async (tx, participantId) => {
      const { iin } = await required(tx, participantId, id);
      const sessions = await endSessionsOf(tx, participantId, iin, this.clock.now());
      await tx.audit({ act: 'membership.signed-out', subjectType: 'membership', subjectId: id, detail: { sessions } });
      return this.present(tx, actor, participantId, id);
    });
  }

  private decide(
    actor: Actor,
    id: Uuid,
    act: MemberAct,
    work: (tx: Tx, participantId: Uuid, member: MemberRecord) => Promise<void>,
  ): Promise<Member> {
    return this.administration.change(actor, { type: 'membership', id }, async (tx, participantId) => {
      const member = await required(tx, participantId, id);
      const facts = await factsOf(tx, actor, participantId, member);
      const code = whyNot(actor, act, facts);
      const allowed = MEMBER_ACTS.filter((one) => whyNot(actor, one, facts) === undefined);
      if (code) throw refuse(code, { state: member.state, params: { state: member.state }, allowed });
      await work(tx, participantId, member);
      return this.present(tx, actor, participantId, id);
    });
  }

  private async setState(tx: Tx, actor: Actor, id: Uuid, state: string, reason: string): Promise<void> {
    await tx.manager.query(
      `UPDATE identity.memberships SET state = $2, state_reason = $3, state_changed_at = $4, state_changed_by = $5 WHERE id = $1`,
      [id, state, reason, this.clock.now(), actor.name],
    );
  }

  /** Ends what is not wanted any more and begins what is new; what stays as it was is not touched. */
  private async assign(
    tx: Tx,
    actor: Actor,
    participantId: Uuid,
    id: Uuid,
    wanted: readonly AssignedRole[],
  ): Promise<void> {
    const now = this.clock.now();
    const terms = wanted.map((one) => ({
      ...one,
      from: termFrom(one, now),
      to: one.validTo ? endOf(one.validTo) : null,
    }));
    if (terms.some(({ from, to }) => to !== null && to <= from)) throw refuse('role.term_wrong');
    const current: { id: Uuid; role_id: Uuid; valid_from: Date; valid_to: Date | null }[] = await tx.manager.query(
      'SELECT id, role_id, valid_from, valid_to FROM identity.member_roles WHERE membership_id = $1 AND ended_at IS NULL',
      [id],
    );
    const stays = (row: (typeof current)[number]) =>
      terms.some(
        ({ roleId, validFrom, from, to }) =>
          roleId === row.role_id &&
          (!validFrom || from.getTime() === row.valid_from.getTime()) &&
          (to?.getTime() ?? null) === (row.valid_to?.getTime() ?? null),
      );
    const ended = current.filter((row) => !stays(row));
    await tx.manager.query('UPDATE identity.member_roles SET ended_at = $2, ended_by = $3 WHERE id = ANY($1::uuid[])', [
      ...[ended.map((row) => row.id), now, actor.name],
    ]);
    const kept = new Set(current.filter(stays).map((row) => row.role_id));
    for (const { roleId, from, to } of terms.filter(({ roleId }) => !kept.has(roleId))) {
      await requireRole(tx, roleId);
      await tx.manager.query(
        `INSERT INTO identity.member_roles (id, participant_id, membership_id, role_id, valid_from, valid_to, assigned_at, assigned_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [newId(now), participantId, id, roleId, from, to, now, actor.name],
      );
      kept.add(roleId);
    }
  }

  private async present(tx: Tx, actor: Actor, participantId: Uuid, id: Uuid): Promise<Member> {
    const member = await required(tx, participantId, id);
    const { email, phone, certificatePowers, stateReason, stateChangedBy } = member;
    const history = await historyOf(tx, participantId, id);
    return {
      ...summaryOf(actor, member),
      ...{ email, phone, certificatePowers, stateReason, stateChangedBy },
      since: member.since.toISOString(),
      assigned: member.assigned.map(({ validFrom, validTo, ...role }) => ({
        ...role,
        validFrom: new Date(validFrom).toISOString(),
        validTo: validTo && new Date(validTo).toISOString(),
      })),
      stateChangedAt: member.stateChangedAt?.toISOString() ?? null,
      sessions: await countSessionsOf(tx, participantId, member.iin, this.clock.now()),
      history: history.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest })),
      abilities: abilitiesOf(actor, await factsOf(tx, actor, participantId, member)),
    };
  }
}

const termFrom = ({ validFrom }: AssignedRole, now: Date): Date => (validFrom ? startOf(validFrom) : now);

async function required(tx: Tx, participantId: Uuid, id: Uuid): Promise<MemberRecord> {
  const member = await findMember(tx, participantId, id);
  if (!member) throw refuse('member.not_found');
  return member;
}

async function requireDepartment(tx: Tx, id: Uuid | null): Promise<void> {
  if (id === null) return;
  const rows: unknown[] = await tx.manager.query(
    'SELECT 1 FROM identity.departments WHERE id = $1 AND archived_at IS NULL',
    [id],
  );
  if (rows.length === 0) throw refuse('department.not_found');
}

async function factsOf(tx: Tx, actor: Actor, participantId: Uuid, member: MemberRecord): Promise<MemberFacts> {
  const { id, userId, role, administrator, state, login } = member;
  const others = await otherAdministrators(tx, participantId, id);
  const self = userId === actor.userId;
  return { self, role, administrator, state, otherAdministrators: others, certified: login === null };
}

function summaryOf(actor: Actor, member: MemberRecord): MemberSummary {
  const { id, name, iin, login, role, administrator, state, department, assigned } = member;
  const roles = assigned.map((one) => ({ id: one.id, name: one.name }));
  return { id, name, iin, login, role, administrator, state, department, roles, self: member.userId === actor.userId };
}

function abilitiesOf(actor: Actor, facts: MemberFacts): MemberAbilities {
  const entries = MEMBER_ACTS.map((act) => {
    const reason = whyNot(actor, act, facts);
    const declaration = reason && IDENTITY_ERRORS[reason];
    if (!declaration) return [act, { allowed: true }];
    return [act, { allowed: false, reason, message: translate(declaration, actor.locale, { state: facts.state }) }];
  });
  return Object.fromEntries(entries) as MemberAbilities;
}
