import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { CaseRecord, StaffMember } from './case.types.js';

/** A question or an answer. */
export interface MessageRecord {
  readonly id: Uuid;
  readonly author: 'operator' | 'applicant';
  readonly text: string;
  readonly at: Date;
  readonly by: StaffMember;
}

/** Writes a message. */
export async function insertMessage(
  tx: Tx,
  { id: caseId, participantId }: Pick<CaseRecord, 'id' | 'participantId'>,
  { id, author, text, at, by }: MessageRecord,
): Promise<void> {
  await tx.manager.query(
    `INSERT INTO identity.accreditation_messages (id, case_id, participant_id, author, body, sent_at, sent_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, caseId, participantId, author, text, at, JSON.stringify(by)],
  );
}

/** Questions and answers of all cases of a participant, the oldest first. */
export function messagesOf(tx: Tx, participantId: Uuid): Promise<MessageRecord[]> {
  return tx.manager.query(
    `SELECT id, author, body AS text, sent_at AS at, sent_by AS by FROM identity.accreditation_messages
     WHERE participant_id = $1 ORDER BY sent_at, id`,
    [participantId],
  );
}
