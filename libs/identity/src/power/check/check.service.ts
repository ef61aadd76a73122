import { Injectable } from '@nestjs/common';
import { type Actor, translate } from '@qujat/platform';
import { decodeCursor, pageOf } from '../../http/cursor.js';
import { Administration } from '../administration.js';
import type { PowerRefusal } from '../judge-power.js';
import { POWER_ERRORS } from '../power.errors.js';
import { toldReason } from '../power-reason.js';
import type { CheckPage, ListChecks, PowerCheck, UsedPower } from './check.dto.js';
import { type CheckRecord, pageOfChecks, type Reach } from './check.repository.js';

/** What was checked at the moment of each act, for the administrator: who did what to which document, by which power (E-5.12). */
@Injectable()
export class CheckService {
  constructor(private readonly administration: Administration) {}

  /** A page, the latest first. */
  list(actor: Actor, { cursor, limit = 50, ...filter }: ListChecks): Promise<CheckPage> {
    return this.administration.read(actor, async (tx, participantId) => {
      const before = decodeCursor(cursor)?.id;
      const { items, nextCursor } = pageOf(await pageOfChecks(tx, participantId, { ...filter, before, limit }), limit);
      return { items: items.map((record) => present(actor, record)), nextCursor };
    });
  }
}

function present(actor: Actor, record: CheckRecord): PowerCheck {
  const { id, act, documentType, amount, department, outcome, certificateSha256, reasons } = record;
  const [reason] = reasons;
  return {
    ...{ id, act, documentType, amount, department, outcome, certificateSha256 },
    at: record.at.toISOString(),
    member: { id: record.memberId, name: record.actorName },
    subject: { type: record.subjectType, id: record.subjectId, name: record.subjectName },
    power: usedPower(record, reason?.code === 'covered' ? reason : undefined),
    reason: reason && reason.code !== 'covered' ? sentence(actor, reason) : null,
  };
}

function usedPower({ source, sourceId, sourceName }: CheckRecord, reach: Reach | undefined): UsedPower | null {
  if (!source) return null;
  const { documentType = null, limit = null, until = null } = reach ?? {};
  return { source, id: sourceId, name: sourceName ?? '', documentType, limit, until };
}

/** The sentence that the person was told, in the reader's language. */
function sentence(actor: Actor, kept: PowerRefusal): string {
  const refusal = kept.code === 'withdrawn' ? { ...kept, at: new Date(kept.at) } : kept;
  const { code, params } = toldReason(refusal);
  return translate(POWER_ERRORS[code], actor.locale, params);
}
