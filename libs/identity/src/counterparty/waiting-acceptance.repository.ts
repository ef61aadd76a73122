import type { Localized, Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { PersonOnRecord } from './counterparty.types.js';

/** A signed acceptance whose verification waits for a service of the NCA. */
export interface WaitingAcceptance {
  readonly invitationId: Uuid;
  readonly participantId: Uuid;
  readonly content: Buffer;
  readonly signature: Buffer;
  readonly waitingFor: 'ocsp' | 'tsa';
  readonly signer: PersonOnRecord;
  readonly submittedAt: Date;
}

/** Keeps it; a later one by the same side takes the place of an earlier. */
export async function keepWaiting(tx: Tx, one: WaitingAcceptance): Promise<void> {
  await tx.manager.query(
    `INSERT INTO identity.counterparty_waiting_acceptances
       (invitation_id, participant_id, content, signature, waiting_for, signer, submitted_at, tried_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
     ON CONFLICT (invitation_id) DO UPDATE SET content = $3, signature = $4, waiting_for = $5, refusal = NULL, signer = $6,
       submitted_at = $7, tried_at = $7`,
    [
      ...[one.invitationId, one.participantId, one.content, one.signature, one.waitingFor],
      ...[JSON.stringify(one.signer), one.submittedAt],
    ],
  );
}

/** Some of those that wait, the longest not tried first. */
export async function acceptancesToTakeUp(tx: Tx, limit: number): Promise<WaitingAcceptance[]> {
  return tx.manager.query(
    `SELECT invitation_id AS "invitationId", participant_id AS "participantId", content, signature,
       waiting_for AS "waitingFor", signer, submitted_at AS "submittedAt"
     FROM identity.counterparty_waiting_acceptances WHERE waiting_for IS NOT NULL ORDER BY tried_at LIMIT $1`,
    [limit],
  );
}

/** What has become of one after another try. */
export interface Tried {
  readonly at: Date;
  /** With the timestamp, where it got one by now. */
  readonly signature: Uint8Array;
  readonly waitingFor: 'ocsp' | 'tsa' | null;
  readonly refusal: Localized | null;
}

/** Writes down another try; false when another signature has taken its place, or it has been settled. */
export async function writeTried(tx: Tx, one: WaitingAcceptance, tried: Tried): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE identity.counterparty_waiting_acceptances SET signature = $3, tried_at = $4, waiting_for = $5, refusal = $6
     WHERE invitation_id = $1 AND submitted_at = $2 AND waiting_for IS NOT NULL RETURNING invitation_id`,
    [
      ...[one.invitationId, one.submittedAt, Buffer.from(tried.signature), tried.at, tried.waitingFor],
      tried.refusal && JSON.stringify(tried.refusal),
    ],
  );
  return rows.length === 1;
}

/** Takes what waits, or was refused, away: it is settled. */
export async function dropWaiting(tx: Tx, invitationId: Uuid): Promise<void> {
  await tx.manager.query('DELETE FROM identity.counterparty_waiting_acceptances WHERE invitation_id = $1', [
    invitationId,
  ]);
}

/** Takes one away by whoever settles it; false when somebody else has. */
export async function takeWaiting(tx: Tx, { invitationId, submittedAt }: WaitingAcceptance): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `DELETE FROM identity.counterparty_waiting_acceptances
     WHERE invitation_id = $1 AND submitted_at = $2 AND waiting_for IS NOT NULL RETURNING invitation_id`,
    [invitationId, submittedAt],
  );
  return rows.length === 1;
}
