import type { Localized, Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { AgreementKind } from './agreement.repository.js';

/** That somebody has accepted a version, for themselves or for their organisation. */
export interface AcceptanceRecord {
  readonly id: Uuid;
  readonly agreementId: Uuid;
  readonly kind: AgreementKind;
  readonly version: number;
  readonly title: Localized;
  readonly sha256: string;
  readonly effectiveFrom: Date;
  readonly at: Date;
  readonly by: string;
  readonly forParticipant: boolean;
  readonly mine: boolean;
}

/** What was accepted when, the newest first: one's own, and for one's organisation. Row-level security says whose. */
export async function acceptancesOf(tx: Tx, userId: Uuid | null): Promise<AcceptanceRecord[]> {
  return tx.manager.query(
    `SELECT c.id, c.agreement_id AS "agreementId", a.kind, a.version, a.title, a.sha256, a.effective_from AS "effectiveFrom",
       c.accepted_at AS at, c.signer_name AS by, c.participant_id IS NOT NULL AS "forParticipant", c.user_id = $1 AS mine
     FROM identity.acceptances c JOIN identity.agreements a ON a.id = c.agreement_id ORDER BY c.accepted_at DESC, c.id`,
    [userId],
  );
}

/** The signature of an acceptance, as it was verified and raised. */
export interface KeptSignature {
  readonly signature: Buffer;
  readonly verificationId: Uuid | null;
  /** Of the signer's certificate, as in the report. */
  readonly serial: string | null;
  readonly kind: AgreementKind;
  readonly version: number;
}

/** Finds it; undefined when it is not there to be seen. */
export async function acceptanceSignature(tx: Tx, id: Uuid): Promise<KeptSignature | undefined> {
  const rows: KeptSignature[] = await tx.manager.query(
    `SELECT c.signature, c.verification_id AS "verificationId",
       c.report #>> '{signatures,0,certificate,serial}' AS serial, a.kind, a.version FROM identity.acceptances c JOIN identity.agreements a ON a.id = c.agreement_id
     WHERE c.id = $1`,
    [id],
  );
  return rows[0];
}
