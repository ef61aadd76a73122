import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { CaseRecord, StaffMember } from './case.types.js';

/** A decision on a case. */
export interface NewDecision {
  readonly id: Uuid;
  readonly one: Pick<CaseRecord, 'participantId' | 'version'>;
  readonly decision: 'accepted' | 'refused';
  /** The checks that it rests on: each with the id of its record. */
  readonly checks: readonly object[];
  readonly reasons: readonly string[];
  readonly comment: string;
  readonly at: Date;
  readonly by: StaffMember;
}

/** Writes it; the table takes one for each version. */
export async function insertDecision(tx: Tx, decision: NewDecision): Promise<void> {
  const { id, one, checks, reasons, comment, at, by } = decision;
  await tx.manager.query(
    `INSERT INTO identity.accreditation_decisions
       (id, participant_id, version, decision, checks, reasons, comment, decided_at, decided_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[id, one.participantId, one.version, decision.decision],
      ...[JSON.stringify(checks), reasons, comment, at, JSON.stringify(by)],
    ],
  );
}
