import type { Locale, Uuid } from '@qujat/kernel';
import type { Role, Tx } from '@qujat/platform';
import { asPortal } from '../as-portal.js';

/** A member as the database has them. */
export interface MemberRecord {
  readonly id: Uuid;
  readonly userId: Uuid;
  readonly name: string;
  readonly iin: string;
  readonly names: { readonly surname: string; readonly name: string; readonly patronymic: string | null };
  readonly locale: Locale;
  /** Of one without a certificate: by what they sign in. */
  readonly login: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly role: Role;
  readonly administrator: boolean;
  readonly state: 'active' | 'suspended';
  readonly stateReason: string | null;
  readonly stateChangedAt: Date | null;
  readonly stateChangedBy: string | null;
  readonly certificatePowers: boolean;
  readonly department: { readonly id: Uuid; readonly name: string } | null;
  readonly since: Date;
  readonly assigned: readonly AssignedRecord[];
  /** For the page: what the list is sorted by. */
  readonly key: string;
}

/** A role that a member has. */
export interface AssignedRecord {
  readonly id: Uuid;
  readonly name: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

const NAME = `concat_ws(' ', u.surname, u.name, u.patronymic)`;

const MEMBER = `
  SELECT m.id, m.user_id AS "userId", ${NAME} AS name, u.iin, u.email, u.phone, u.login, u.locale,
    jsonb_build_object('surname', u.surname, 'name', u.name, 'patronymic', u.patronymic) AS names, m.role, m.administrator, m.state,
    m.state_reason AS "stateReason", m.state_changed_at AS "stateChangedAt", m.state_changed_by AS "stateChangedBy",
    m.certificate_powers AS "certificatePowers", m.created_at AS since, lower(${NAME}) AS key,
    (SELECT jsonb_build_object('id', d.id, 'name', d.name) FROM identity.departments d WHERE d.id = m.department_id) AS department,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'validFrom', a.valid_from, 'validTo', a.valid_to)
        ORDER BY lower(r.name)) FROM identity.member_roles a JOIN identity.power_roles r ON r.id = a.role_id
      WHERE a.membership_id = m.id AND a.ended_at IS NULL), '[]') AS assigned
  FROM identity.memberships m JOIN identity.users u ON u.id = m.user_id WHERE m.participant_id = $1`;

/** One member of the participant. */
export async function findMember(tx: Tx, participantId: Uuid, id: Uuid): Promise<MemberRecord | undefined> {
  const [row]: MemberRecord[] = await tx.manager.query(`${MEMBER} AND m.id = $2`, [participantId, id]);
  return row;
}

/** Which members, after which place. */
export interface MemberQuery {
  readonly search?: string;
  readonly state?: string;
  readonly after?: { readonly key: string; readonly id: Uuid };
  readonly limit: number;
}

/** A page by name; one row more than asked for tells that there is a next one. */
export async function pageOfMembers(tx: Tx, participantId: Uuid, query: MemberQuery): Promise<MemberRecord[]> {
  const pattern = query.search ? `%${query.search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : null;
  return tx.manager.query(
    `${MEMBER} AND ($2::text IS NULL OR m.state = $2) AND ($3::text IS NULL OR lower(${NAME}) LIKE $3 OR u.iin LIKE $3
         OR u.login LIKE $3)
       AND ($4::text IS NULL OR (lower(${NAME}), m.id) > ($4, $5::uuid)) ORDER BY key, m.id LIMIT $6`,
    [participantId, query.state, pattern, query.after?.key, query.after?.id, query.limit + 1],
  );
}

/** How many can administer besides this member. */
export async function otherAdministrators(tx: Tx, participantId: Uuid, id: Uuid): Promise<number> {
  const [row]: [{ count: number }] = await tx.manager.query(
    `SELECT count(*)::int AS count FROM identity.memberships
     WHERE participant_id = $1 AND id <> $2 AND administrator AND state = 'active'`,
    [participantId, id],
  );
  return row.count;
}

/** Does the session act for the participant: chosen, or by the certificate (ADR 0062)? */
const ACTS_FOR = `CASE WHEN s.participant_id IS NULL THEN p.bin = coalesce(s.bin, s.iin) ELSE s.participant_id = p.id END`;

/** E-5.13: ends a person's sessions in the participant, for good: restoring the member brings none of them back. */
export async function endSessionsOf(tx: Tx, participantId: Uuid, iin: string, now: Date): Promise<number> {
  return asPortal(tx, async () => {
    const [, ended]: [unknown[], number] = await tx.manager.query(
      `UPDATE identity.sessions s SET ended_at = $3 FROM identity.participants p
       WHERE p.id = $1 AND s.iin = $2 AND s.ended_at IS NULL AND ${ACTS_FOR}`,
      [participantId, iin, now],
    );
    return ended;
  });
}

/** How many there are. */
export async function countSessionsOf(tx: Tx, participantId: Uuid, iin: string, now: Date): Promise<number> {
  return asPortal(tx, async () => {
    const [row]: [{ count: number }] = await tx.manager.query(
      `SELECT count(*)::int AS count FROM identity.sessions s, identity.participants p WHERE p.id = $1 AND s.iin = $2
         AND s.ended_at IS NULL AND s.expires_at > $3 AND ${ACTS_FOR}`,
      [participantId, iin, now],
    );
    return row.count;
  });
}

/** What was done to the member's standing, the latest first. */
export async function historyOf(
  tx: Tx,
  participantId: Uuid,
  id: Uuid,
): Promise<{ at: Date; act: string; by: string; reason: string | null }[]> {
  return tx.manager.query(
    `SELECT at, act, coalesce(actor_name, '') AS by, detail->>'reason' AS reason FROM platform.audit
     WHERE participant_id = $1 AND subject_id = $2 AND subject_type = 'membership' ORDER BY id DESC LIMIT 50`,
    [participantId, id],
  );
}
