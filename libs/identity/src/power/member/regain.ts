import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';
import { roleOf } from '../../session/person.js';
import type { SessionRecord } from '../../session/session.types.js';
import { lockPowers } from '../power.repository.js';

interface Found {
  readonly id: Uuid;
  readonly participantId: Uuid;
  readonly role: string;
  readonly administrator: boolean;
  readonly state: 'active' | 'suspended';
}

/**
 * At sign-in the standing follows the certificate; the first head by certificate (an entrepreneur for themselves) administers
 * whatever administrators have decided before: nobody can lock the head of an organisation out of it (ADR 0065).
 */
export async function followCertificate(tx: Tx, session: SessionRecord): Promise<void> {
  const { user, iin, bin, method, certificate } = session;
  if (user?.state !== 'active' || method !== 'certificate' || !certificate) return;
  const all: Found[] = await tx.manager.query(
    `SELECT m.id, m.participant_id AS "participantId", m.role, m.administrator, m.state
     FROM identity.memberships m JOIN identity.participants p ON p.id = m.participant_id
     WHERE m.user_id = $1 AND coalesce(p.led_by, p.bin) = $2`,
    [user.id, bin ?? iin],
  );
  for (const found of all) await follow(tx, found, certificate);
}

async function follow(tx: Tx, found: Found, certificate: CertificateFacts): Promise<void> {
  const role = roleOf(certificate);
  const isHead = role === 'first-head' || role === 'individual';
  const shutOut = isHead && (!found.administrator || found.state === 'suspended');
  if (found.role === role && !shutOut) return;
  await lockPowers(tx, found.participantId);
  await tx.manager.query(
    `UPDATE identity.memberships SET role = $2, administrator = administrator OR $3,
       state = CASE WHEN $3 THEN 'active' ELSE state END WHERE id = $1`,
    [found.id, role, isHead],
  );
  const subject = { subjectType: 'membership', subjectId: found.id, participantId: found.participantId };
  const detail = { role, before: found.role, certificate: certificate.fingerprint };
  await tx.audit({ act: shutOut ? 'administrator.regained' : 'membership.role', ...subject, detail });
}
