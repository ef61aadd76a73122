import type { Localized, Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { Report } from '@qujat/signature';

/** An agreement in force, with whether those asked about have signed it. */
export interface AgreementRecord {
  readonly id: Uuid;
  readonly kind: 'usage-agreement' | 'public-offer';
  readonly version: number;
  readonly title: Localized;
  readonly sha256: string;
  readonly size: number;
  readonly effectiveFrom: Date;
  readonly userAt: Date | null;
  readonly participantAt: Date | null;
  readonly participantBy: string | null;
}

/** Whose acceptances are asked for. */
export interface Signatories {
  readonly userId: Uuid | null;
  readonly participantId: Uuid | null;
}

/** The newest version in force of each agreement. */
export async function agreementsInForce(
  tx: Tx,
  { userId, participantId }: Signatories,
  now: Date,
): Promise<AgreementRecord[]> {
  return tx.manager.query(
    `SELECT DISTINCT ON (a.kind) a.id, a.kind, a.version, a.title, a.sha256, length(a.content) AS size,
       a.effective_from AS "effectiveFrom", u.accepted_at AS "userAt", p.accepted_at AS "participantAt", p.signer_name AS "participantBy"
     FROM identity.agreements a
     LEFT JOIN LATERAL (SELECT min(accepted_at) AS accepted_at FROM identity.acceptances
       WHERE agreement_id = a.id AND user_id = $1) u ON true
     LEFT JOIN identity.acceptances p ON p.agreement_id = a.id AND p.participant_id = $2
     WHERE a.effective_from <= $3 ORDER BY a.kind DESC, a.version DESC`,
    [userId, participantId, now],
  );
}

/** The bytes to sign. */
export async function agreementContent(tx: Tx, id: Uuid): Promise<Buffer | undefined> {
  const [row]: { content: Buffer }[] = await tx.manager.query('SELECT content FROM identity.agreements WHERE id = $1', [
    id,
  ]);
  return row?.content;
}

/** A signed acceptance. */
export interface NewAcceptance {
  readonly id: Uuid;
  readonly agreementId: Uuid;
  readonly userId: Uuid;
  readonly participantId: Uuid | null;
  readonly signature: Uint8Array;
  readonly report: Report;
  /** The verification with its evidence, as trust keeps it. */
  readonly verificationId: Uuid;
  readonly signerName: string;
  readonly at: Date;
}

/** Writes an acceptance; false when this user has signed already, or somebody for this participant. */
export async function insertAcceptance(tx: Tx, acceptance: NewAcceptance): Promise<boolean> {
  const { id, agreementId, userId, participantId, signature, report, verificationId, signerName, at } = acceptance;
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO identity.acceptances (id, agreement_id, user_id, participant_id, signature, report, verification_id, signer_name, accepted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
    [
      id,
      agreementId,
      userId,
      participantId,
      Buffer.from(signature),
      JSON.stringify(report),
      verificationId,
      signerName,
      at,
    ],
  );
  return rows.length === 1;
}
