import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Role, systemScope, UnitOfWork } from '@qujat/platform';
import { type GrantedRecord, powersOf } from '../power/granted-powers.js';
import { isInForce } from '../power/judge-power.js';

/** An active person of an organisation, as the organisation's own people see them. */
export interface Colleague {
  readonly userId: Uuid;
  readonly name: string;
  /** Roles of the organisation that are in force. */
  readonly roles: readonly { readonly id: Uuid; readonly name: string }[];
  /** Holds a power to approve documents, whatever its limits (E-5.12). */
  readonly approves: boolean;
}

interface Row extends Omit<Colleague, 'approves'> {
  readonly iin: string;
  readonly role: Role;
  readonly bin: string;
  readonly granted: GrantedRecord;
}

const MEMBERS = `
  SELECT m.user_id AS "userId", concat_ws(' ', u.surname, u.name, u.patronymic) AS name, u.iin, m.role,
    coalesce(p.led_by, p.bin) AS bin, identity.powers_of(m.user_id, p.id, $2) AS granted,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) ORDER BY lower(r.name))
      FROM identity.member_roles a JOIN identity.power_roles r ON r.id = a.role_id AND r.archived_at IS NULL
      WHERE a.membership_id = m.id AND a.ended_at IS NULL), '[]') AS roles
  FROM identity.memberships m JOIN identity.users u ON u.id = m.user_id AND u.state = 'active'
    JOIN identity.participants p ON p.id = m.participant_id
  WHERE m.participant_id = $1 AND m.state = 'active' ORDER BY lower(concat_ws(' ', u.surname, u.name)), m.id`;

/** The people of an organisation: who can be asked to approve, to stand in, to read a comment. */
@Injectable()
export class Colleagues {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Everyone who is active for the participant, by name. Ask only for the participant that the acting person acts for. */
  async of(participantId: Uuid): Promise<Colleague[]> {
    const at = this.clock.now();
    const rows = await this.work.run<Row[]>(systemScope('identity.colleagues'), (tx) =>
      tx.manager.query(MEMBERS, [participantId, at]),
    );
    return rows.map(({ userId, name, roles, ...row }) => ({ userId, name, roles, approves: approves(row, at) }));
  }
}

/** By the standing that the person had when they were last seen; what counts is the check at the act. */
function approves({ role, iin, bin, granted }: Pick<Row, 'role' | 'iin' | 'bin' | 'granted'>, at: Date): boolean {
  const individual = role === 'individual';
  const standing = { role, iin, bin: individual ? null : bin, roles: individual ? [] : [role], participantBin: bin };
  return powersOf(standing, granted, at).some(
    (power) => power.act === 'document.approve' && !power.barred && isInForce(power, at),
  );
}
