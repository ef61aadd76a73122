import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { differingFields } from '../participant/participant.diff.js';
import { currentForm } from '../participant/participant.repository.js';
import type { ParticipantDraft } from '../participant/participant.types.js';
import type { ParticipantRecord } from '../session/session.types.js';
import type { CaseRecord, StaffMember } from './case.types.js';
import type { CheckPoint } from './check.types.js';
import { pointsOf } from './checklist.js';

/** A version of a participant's data, with what was decided on it. */
export interface VersionRecord {
  readonly version: number;
  readonly form: ParticipantDraft;
  readonly at: Date;
  readonly by: string;
  /** When it came into force; null: it never has. */
  readonly inForceSince: Date | null;
  readonly decision: 'accepted' | 'refused' | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: StaffMember | null;
  readonly reasons: readonly string[] | null;
  readonly comment: string | null;
}

/** A version beside the one before it. */
export interface ComparedVersion extends VersionRecord {
  /** Paths of the form that differ from the version before; empty for the first. */
  readonly changed: readonly string[];
}

/** All versions of a participant's data, the oldest first, each with what it changed (E-5.2). */
export async function comparedVersions(tx: Tx, participantId: Uuid): Promise<ComparedVersion[]> {
  const rows: VersionRecord[] = await tx.manager.query(
    `SELECT v.version, v.form, v.changed_at AS at, u.surname || ' ' || u.name AS by, f.since AS "inForceSince", d.decision,
       d.decided_at AS "decidedAt", d.decided_by AS "decidedBy", d.reasons, d.comment
     FROM identity.participant_versions v JOIN identity.users u ON u.id = v.changed_by
     LEFT JOIN identity.versions_in_force f USING (participant_id, version)
     LEFT JOIN identity.accreditation_decisions d USING (participant_id, version)
     WHERE v.participant_id = $1 ORDER BY v.version`,
    [participantId],
  );
  return rows.map((row, i) => ({ ...row, changed: i === 0 ? [] : differingFields(rows[i - 1]!.form, row.form) }));
}

/** The points to check in a case: all for an application, for a change those that it touches. */
export async function pointsOfCase(
  tx: Tx,
  participant: ParticipantRecord,
  { kind, version }: CaseRecord,
): Promise<readonly CheckPoint[]> {
  if (kind === 'application') return pointsOf(kind, []);
  const before = await currentForm(tx, participant);
  return pointsOf(kind, differingFields(before, await currentForm(tx, { id: participant.id, version })));
}
