import { newId, type Uuid } from '@qujat/kernel';
import type { Actor, Power, Right, Tx } from '@qujat/platform';
import type { GrantedPower } from '../authority/judge-authority.js';
import { type GrantedRecord, type GrantRecord, NOBODY } from './granted-powers.js';
import type { PowerSubject, PowerVerdict } from './judge-power.js';

const LOCK = `hashtextextended('identity.powers:' || $1::text, 0)`;

/**
 * From here to the end of the transaction the participant's powers stay as they are. Those who act share the lock; those who
 * change powers wait for them, and they for those: an act and a withdrawal have one order (ADR 0064).
 */
export async function holdPowers(tx: Tx, participantId: Uuid): Promise<void> {
  await tx.manager.query(`SELECT pg_advisory_xact_lock_shared(${LOCK})`, [participantId]);
}

/** For one who changes powers: nobody acts, and nobody else changes any, until the transaction ends. Taken first. */
export async function lockPowers(tx: Tx, participantId: Uuid): Promise<void> {
  await tx.manager.query(`SELECT pg_advisory_xact_lock(${LOCK})`, [participantId]);
}

/** All that was granted to a member, with the participant's BIN. */
export async function grantedTo(
  tx: Tx,
  userId: Uuid,
  participantId: Uuid,
  at: Date,
): Promise<{ readonly granted: GrantedRecord; readonly bin: string }> {
  const [row]: { granted: GrantedRecord; bin: string }[] = await tx.manager.query(
    `SELECT identity.powers_of($1, p.id, $3) AS granted, coalesce(p.led_by, p.bin) AS bin FROM identity.participants p WHERE p.id = $2`,
    [userId, participantId, at],
  );
  return row ?? { granted: NOBODY, bin: '' };
}

/** A power that was there and was taken away, when. */
export interface WithdrawnGrant extends GrantRecord {
  readonly withdrawnAt: string;
}

/** What a member could do until it was withdrawn, the latest first. */
export async function withdrawnFrom(tx: Tx, userId: Uuid, participantId: Uuid, act: Right): Promise<WithdrawnGrant[]> {
  return tx.manager.query(
    `SELECT g.act, g.document_type AS "documentType", g.amount_limit::float8 AS limit,
       identity.department_with_parts(g.department_id) AS departments, NULL AS "from", NULL AS until, x.kind, x.id, x.version, x.name,
       NULL AS code, x.at AS "withdrawnAt"
     FROM identity.memberships m
     JOIN LATERAL (
       SELECT 'attorney' AS kind, a.id, 1 AS version, a.number AS name, a.revoked_at AS at
       FROM identity.attorneys a WHERE a.holder_id = m.id AND a.state = 'revoked'
       UNION ALL SELECT 'role', r.id, r.version, r.name, s.ended_at
       FROM identity.member_roles s JOIN identity.power_roles r ON r.id = s.role_id
       WHERE s.membership_id = m.id AND s.ended_at IS NOT NULL) x ON true
     JOIN LATERAL (
       SELECT act, document_type, amount_limit, department_id FROM identity.attorney_grants WHERE attorney_id = x.id
       UNION ALL SELECT act, document_type, amount_limit, department_id FROM identity.role_grants
       WHERE role_id = x.id AND version = x.version) g ON g.act = $3
     WHERE m.user_id = $1 AND m.participant_id = $2 ORDER BY x.at DESC LIMIT 50`,
    [userId, participantId, act],
  );
}

/** A check to be kept with its act. */
export interface NewCheck {
  readonly actor: Actor;
  readonly participantId: Uuid;
  readonly userId: Uuid;
  readonly act: Right;
  readonly subject: { readonly type: string; readonly id: Uuid; readonly name?: string };
  readonly document: PowerSubject | undefined;
  readonly certificateSha256: string | null;
  readonly verdict: PowerVerdict;
  readonly at: Date;
}

/** Keeps a check for good. */
export async function insertCheck(tx: Tx, check: NewCheck): Promise<void> {
  const { actor, subject, document, verdict, at } = check;
  const source = verdict.allowed ? verdict.power.source : null;
  await tx.manager.query(
    `INSERT INTO identity.power_checks (id, participant_id, at, act, subject_type, subject_id, user_id, actor_name, actor_iin,
       certificate_sha256, document_type, amount, department_id, outcome, source, source_id, source_version, source_name, reasons,
       subject_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      ...[newId(at), check.participantId, at, check.act, subject.type, subject.id, check.userId, actor.name, actor.iin],
      ...[check.certificateSha256, document?.type, document?.amount, document?.departmentId],
      ...[verdict.allowed ? 'allowed' : 'refused', source?.kind, source?.id, source?.version, source?.name],
      JSON.stringify(verdict.allowed ? [covering(verdict.power)] : [verdict.refusal]),
      subject.name,
    ],
  );
}

/** How far the power that was used reached. */
const covering = ({ documentType, limit, departments, from, until }: Power) => ({
  code: 'covered',
  ...{ documentType, limit, departments, from, until },
});

/** For judging a signature that is there: what powers of attorney gave, from when to when (ADR 0053). */
export async function signingPowers(
  tx: Tx,
  { bin, iin }: { bin: string; iin: string },
  { type, amount, departmentId }: PowerSubject,
): Promise<GrantedPower[]> {
  const rows: { from: Date; until: Date }[] = await tx.manager.query(
    `SELECT DISTINCT greatest(a.valid_from, a.signed_at) AS "from", least(a.valid_to, a.revoked_at) AS until
     FROM identity.attorneys a JOIN identity.participants p ON p.id = a.participant_id AND $1 IN (p.bin, p.led_by)
     JOIN identity.attorney_grants g ON g.attorney_id = a.id AND g.act = 'document.sign'
     WHERE a.holder_iin = $2 AND a.state <> 'prepared' AND (g.document_type IS NULL OR g.document_type = $3)
       AND (g.amount_limit IS NULL OR g.amount_limit >= $4)
       AND (g.department_id IS NULL OR identity.department_with_parts(g.department_id) ? $5::text)`,
    [bin, iin, type, amount, departmentId ?? ''],
  );
  return rows.map(({ from, until }) => ({ iin, bin, from, until }));
}
