import type { Localized, Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { Report } from '@qujat/signature';

export const AGREEMENT_KINDS = ['rules', 'usage-agreement', 'public-offer'] as const;
/** The operator's rules, the usage agreement, the public offer. */
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** A version, published. */
export interface AgreementVersion {
  readonly id: Uuid;
  readonly kind: AgreementKind;
  readonly version: number;
  readonly title: Localized;
  readonly sha256: string;
  readonly size: number;
  readonly effectiveFrom: Date;
  readonly publishedAt: Date | null;
  /** Do users, and participants, sign it even if they have signed the one before? */
  readonly usersSign: boolean;
  readonly participantsSign: boolean;
}

/** An agreement in force, with whether those asked about have signed it, or one before that still holds. */
export interface AgreementRecord extends AgreementVersion {
  readonly userAt: Date | null;
  readonly userVersion: number | null;
  readonly participantAt: Date | null;
  readonly participantBy: string | null;
  readonly participantVersion: number | null;
  /** The newest version in force that they have to have signed; null: none asks for it. */
  readonly userNeeds: number | null;
  readonly participantNeeds: number | null;
}

/** Whose acceptances are asked for. */
export interface Signatories {
  readonly userId: Uuid | null;
  readonly participantId: Uuid | null;
}

/** Columns of a version as `AgreementVersion`. */
export const VERSION_COLUMNS = `a.id, a.kind, a.version, a.title, a.sha256, length(a.content) AS size, a.effective_from AS "effectiveFrom",
  a.published_at AS "publishedAt", a.users_sign AS "usersSign", a.participants_sign AS "participantsSign"`;

const accepted = (condition: string): string => `LATERAL (
  SELECT c.accepted_at, c.signer_name, d.version FROM identity.acceptances c JOIN identity.agreements d ON d.id = c.agreement_id
  WHERE d.kind = a.kind AND ${condition} ORDER BY d.version DESC, c.accepted_at LIMIT 1)`;
const needed = (whose: string): string =>
  `(SELECT max(b.version) FROM identity.agreements b WHERE b.kind = a.kind AND b.${whose} AND b.effective_from <= $3)`;
const KINDS_IN_ORDER = `array_position('{rules,usage-agreement,public-offer}'::text[], a.kind)`;

/** The newest version in force of each agreement. */
export async function agreementsInForce(
  tx: Tx,
  { userId, participantId }: Signatories,
  now: Date,
): Promise<AgreementRecord[]> {
  return tx.manager.query(
    `SELECT DISTINCT ON (${KINDS_IN_ORDER}) ${VERSION_COLUMNS}, u.accepted_at AS "userAt", u.version AS "userVersion",
       p.accepted_at AS "participantAt", p.signer_name AS "participantBy", p.version AS "participantVersion",
       ${needed('users_sign')} AS "userNeeds", ${needed('participants_sign')} AS "participantNeeds"
     FROM identity.agreements a LEFT JOIN ${accepted('c.user_id = $1')} u ON true
     LEFT JOIN ${accepted('c.participant_id = $2')} p ON true
     WHERE a.effective_from <= $3 ORDER BY ${KINDS_IN_ORDER}, a.version DESC`,
    [userId, participantId, now],
  );
}

/** Every version that was ever published, the newest first; those that will come into force too. */
export async function allVersions(tx: Tx): Promise<AgreementVersion[]> {
  return tx.manager.query(
    `SELECT ${VERSION_COLUMNS} FROM identity.agreements a ORDER BY ${KINDS_IN_ORDER}, a.version DESC`,
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
