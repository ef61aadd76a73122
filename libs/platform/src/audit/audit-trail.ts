import type { EntityManager } from 'typeorm';
import { newId } from '@qujat/kernel';
import type { Scope } from '../database/scope.js';
import { correlationId } from '../logging/correlation.js';
import type { AuditEntry } from './audit-entry.js';

const INSERT = `
  INSERT INTO platform.audit (id, at, act, subject_type, subject_id, participant_id, scope, actor_name, actor_user_id,
    actor_iin, actor_bin, certificate_sha256, detail, correlation_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

/** Writes one entry of the audit trail, within the transaction of `manager`. Who acts is taken from the scope (E-3.10). */
export async function appendAudit(manager: EntityManager, scope: Scope, entry: AuditEntry, now: Date): Promise<void> {
  const { actor } = scope;
  const participantId = entry.participantId !== undefined ? entry.participantId : participantOf(scope);
  await manager.query(INSERT, [
    newId(now),
    now,
    entry.act,
    entry.subjectType,
    entry.subjectId,
    participantId,
    scope.kind,
    actor?.name ?? (scope.kind === 'system' ? scope.name : null),
    actor?.userId ?? null,
    actor?.iin ?? null,
    actor?.bin ?? null,
    actor?.certificateSha256 ?? null,
    JSON.stringify(entry.detail ?? {}),
    correlationId(),
  ]);
}

const participantOf = (scope: Scope) => (scope.kind === 'participant' ? scope.participantId : null);
