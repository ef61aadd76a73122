import type { Localized, Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { Report } from '@qujat/signature';
import type { Grant } from '../grant.dto.js';
import { GRANT_JSON } from '../grant.repository.js';
import type { RevocationFacts } from './attorney.dto.js';

/** A power of attorney as the database has it. */
export interface AttorneyRecord {
  readonly id: Uuid;
  readonly number: string;
  readonly state: 'prepared' | 'signed' | 'revoked' | 'discarded';
  readonly parentId: Uuid | null;
  readonly parentNumber: string | null;
  readonly issuerId: Uuid;
  readonly holderId: Uuid;
  readonly holderUserId: Uuid;
  /** Who prepared it for another to sign; null: the issuer. */
  readonly preparedBy: Uuid | null;
  readonly issuerName: string;
  readonly holderName: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly substitution: boolean;
  readonly content: Buffer;
  readonly sha256: string;
  readonly cms: Buffer | null;
  readonly signedAt: Date | null;
  readonly grants: Grant[];
  readonly revocation: RevocationFacts | null;
}

const ATTORNEY = `
  SELECT a.id, a.number, a.state, a.parent_id AS "parentId", p.number AS "parentNumber", a.issuer_id AS "issuerId",
    a.holder_id AS "holderId", h.user_id AS "holderUserId", a.prepared_by AS "preparedBy", a.issuer_name AS "issuerName", a.holder_name AS "holderName",
    a.valid_from AS "validFrom", a.valid_to AS "validTo", a.substitution, a.content, a.sha256, a.cms, a.signed_at AS "signedAt",
    coalesce((SELECT jsonb_agg(${GRANT_JSON} ORDER BY g.id) FROM identity.attorney_grants g WHERE g.attorney_id = a.id), '[]') AS grants,
    (SELECT jsonb_build_object('reason', r.reason, 'at', r.signed_at, 'by', r.signer_name,
        'of', CASE WHEN r.attorney_id <> a.id THEN (SELECT b.number FROM identity.attorneys b WHERE b.id = r.attorney_id) END)
      FROM identity.attorney_revocations r WHERE r.id = a.revocation_id) AS revocation
  FROM identity.attorneys a JOIN identity.memberships h ON h.id = a.holder_id
  LEFT JOIN identity.attorneys p ON p.id = a.parent_id WHERE a.participant_id = $1`;

/** One of the participant. */
export async function findAttorney(tx: Tx, participantId: Uuid, id: Uuid): Promise<AttorneyRecord | undefined> {
  const [row]: AttorneyRecord[] = await tx.manager.query(`${ATTORNEY} AND a.id = $2`, [participantId, id]);
  return row;
}

/** All of the participant, or those that one member issued or holds; the newest first. */
export async function attorneysOf(tx: Tx, participantId: Uuid, memberId: Uuid | null): Promise<AttorneyRecord[]> {
  return tx.manager.query(
    `${ATTORNEY} AND ($2::uuid IS NULL OR $2 IN (a.issuer_id, a.holder_id, a.prepared_by)) ORDER BY a.prepared_at DESC, a.id DESC LIMIT 500`,
    [participantId, memberId],
  );
}

/** A member by membership, or by user: who may issue and hold. */
export interface PartyRecord {
  readonly id: Uuid;
  readonly userId: Uuid;
  readonly name: string;
  readonly iin: string;
  /** Has a certificate: neither is a power of attorney issued by one without, nor held. */
  readonly certified: boolean;
}

/** An active member. */
export async function activeMember(
  tx: Tx,
  participantId: Uuid,
  by: { readonly id?: Uuid; readonly userId?: Uuid | null },
): Promise<PartyRecord | undefined> {
  const [row]: PartyRecord[] = await tx.manager.query(
    `SELECT m.id, m.user_id AS "userId", u.iin, u.login IS NULL AS certified, concat_ws(' ', u.surname, u.name, u.patronymic) AS name
     FROM identity.memberships m JOIN identity.users u ON u.id = m.user_id
     WHERE m.participant_id = $1 AND m.state = 'active' AND (m.id = $2 OR m.user_id = $3)`,
    [participantId, by.id, by.userId],
  );
  return row;
}

/** The participant as a power of attorney names it. */
export async function principalOf(tx: Tx, participantId: Uuid): Promise<{ bin: string; name: Localized }> {
  const [row]: { bin: string; kk: string; ru: string; en: string }[] = await tx.manager.query(
    'SELECT bin, name_kk AS kk, name_ru AS ru, name_en AS en FROM identity.participants WHERE id = $1',
    [participantId],
  );
  const { bin = '', kk = '', ru = '', en = '' } = row ?? {};
  return { bin, name: { kk, ru, en } };
}

/** The next number of the participant's year. */
export async function nextAttorneyNumber(tx: Tx, participantId: Uuid, year: number): Promise<string> {
  const [row]: [{ count: number }] = await tx.manager.query(
    `SELECT count(*)::int AS count FROM identity.attorneys WHERE participant_id = $1 AND number LIKE $2`,
    [participantId, `Д-${year}-%`],
  );
  return `Д-${year}-${String(row.count + 1).padStart(4, '0')}`;
}

/** A power of attorney to be signed. */
export interface NewAttorney {
  readonly id: Uuid;
  readonly participantId: Uuid;
  readonly number: string;
  readonly parentId: Uuid | null;
  readonly issuer: PartyRecord;
  readonly holder: PartyRecord;
  readonly from: Date;
  readonly to: Date;
  readonly substitution: boolean;
  readonly preparedBy: Uuid | null;
  readonly content: Buffer;
  readonly sha256: string;
  readonly at: Date;
}

/** Keeps it. */
export async function insertAttorney(tx: Tx, made: NewAttorney): Promise<void> {
  const { issuer, holder } = made;
  await tx.manager.query(
    `INSERT INTO identity.attorneys (id, participant_id, number, parent_id, state, issuer_id, holder_id, issuer_name, holder_name,
       holder_iin, valid_from, valid_to, substitution, content, sha256, prepared_at,
       prepared_by)
     VALUES ($1, $2, $3, $4, 'prepared', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[made.id, made.participantId, made.number, made.parentId, issuer.id, holder.id, issuer.name, holder.name],
      ...[holder.iin, made.from, made.to, made.substitution, made.content, made.sha256, made.at],
      made.preparedBy,
    ],
  );
}

/** What came of a verified signature. */
export interface Signed {
  readonly cms: Uint8Array;
  readonly certificateSha256: string;
  readonly report: Report;
  readonly verificationId: Uuid;
  readonly at: Date;
}

/** Puts the signature under it; false: it is signed by now. */
export async function signAttorney(tx: Tx, id: Uuid, signed: Signed): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE identity.attorneys SET state = 'signed', cms = $2, certificate_sha256 = $3, report = $4, verification_id = $5, signed_at = $6
     WHERE id = $1 AND state = 'prepared' RETURNING id`,
    [
      id,
      Buffer.from(signed.cms),
      signed.certificateSha256,
      JSON.stringify(signed.report),
      signed.verificationId,
      signed.at,
    ],
  );
  return rows.length === 1;
}

/** Throws away one that is not signed; false: it is signed, or thrown away, by now. */
export async function discardAttorney(tx: Tx, id: Uuid, { at, by }: { at: Date; by: string }): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE identity.attorneys SET state = 'discarded', discarded_at = $2, discarded_by = $3
     WHERE id = $1 AND state = 'prepared' RETURNING id`,
    [id, at, by],
  );
  return rows.length === 1;
}

/** Ends it, and with it everything that was handed on from it. Returns what ended; nothing: it had ended. */
export async function endAttorney(
  tx: Tx,
  id: Uuid,
  revocationId: Uuid,
  at: Date,
): Promise<{ id: Uuid; number: string; holderId: Uuid }[]> {
  const [rows]: [{ id: Uuid; number: string; holderId: Uuid }[], number] = await tx.manager.query(
    `WITH RECURSIVE ended AS (
       SELECT a.id FROM identity.attorneys a WHERE a.id = $1 AND a.state = 'signed'
       UNION SELECT a.id FROM identity.attorneys a JOIN ended e ON a.parent_id = e.id WHERE a.state = 'signed')
     UPDATE identity.attorneys a SET state = 'revoked', revocation_id = $2, revoked_at = $3 FROM ended e
     WHERE a.id = e.id AND a.state = 'signed' RETURNING a.id, a.number, a.holder_id AS "holderId"`,
    [id, revocationId, at],
  );
  return rows;
}

/** Active members; the one who asks is marked. */
export async function colleaguesOf(
  tx: Tx,
  participantId: Uuid,
  userId: Uuid | null,
): Promise<{ id: Uuid; name: string; self: boolean }[]> {
  return tx.manager.query(
    `SELECT m.id, concat_ws(' ', u.surname, u.name, u.patronymic) AS name, m.user_id IS NOT DISTINCT FROM $2 AS self
     FROM identity.memberships m JOIN identity.users u ON u.id = m.user_id
     WHERE m.participant_id = $1 AND m.state = 'active' AND u.login IS NULL ORDER BY name, m.id LIMIT 1000`,
    [participantId, userId],
  );
}
