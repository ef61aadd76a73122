import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, operatorScopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { refuse } from '../identity.errors.js';
import { OPERATOR, otherState } from '../participant/participant.policy.js';
import {
  decisionsOn,
  lockParticipant,
  moveParticipant,
  pageOfParticipants,
} from '../participant/participant.repository.js';
import type { ParticipantRecord } from '../session/session.types.js';
import type { AcceptParticipant, QueueQuery, RefuseParticipant } from './accreditation.dto.js';

/** What a decision says. */
interface Decision {
  readonly decision: 'accepted' | 'refused';
  readonly checks: readonly object[];
  readonly reasons: readonly string[];
  readonly comment: string;
}

/** A decision on the version that the operator has looked at. */
interface Decided extends Decision {
  readonly version: number | undefined;
}

/** The operator's decisions on applications (E-5.8, E-5.9): one for each, whoever is first. */
@Injectable()
export class AccreditationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A page of the queue, the longest waiting first, and how many stand where. */
  async queue(actor: Actor, { state = 'submitted', cursor, limit = 25 }: QueueQuery) {
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const after = decodeCursor(cursor);
      const rows = await pageOfParticipants(tx, {
        states: [state],
        order: 'submitted',
        limit: limit + 1,
        ...(after ? { after } : {}),
      });
      return { ...pageOf(rows, limit), counts: await counts(tx) };
    });
  }

  /** Accredits: the participant stands in the public register from now on. */
  accept(actor: Actor, id: Uuid, { checks, comment = '', version }: AcceptParticipant): Promise<ParticipantRecord> {
    return this.decide(actor, id, { decision: 'accepted', checks, reasons: [], comment, version });
  }

  /** Refuses with reasons; the applicant may correct and apply again. */
  refuse(actor: Actor, id: Uuid, { reasons, comment, version }: RefuseParticipant): Promise<ParticipantRecord> {
    return this.decide(actor, id, { decision: 'refused', checks: [], reasons, comment, version });
  }

  private async decide(actor: Actor, id: Uuid, { version, ...decision }: Decided): Promise<ParticipantRecord> {
    const accepted = decision.decision === 'accepted';
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const now = this.clock.now();
      // The application is locked, so that of two operators the second sees what the first decided.
      const before = await lockParticipant(tx, id);
      if (!before) throw refuse('participant.not_found');
      const { state } = before;
      if (version !== undefined && version !== before.version) throw refuse('accreditation.other_version', { state });
      const moved = await moveParticipant(
        tx,
        id,
        accepted ? 'accept' : 'refuse',
        accepted ? { accreditedAt: now } : {},
      );
      if (!moved) throw await whyNot(tx, id);
      await insertDecision(tx, {
        id: newId(now),
        participant: moved,
        decision,
        at: now,
        by: { name: actor.name, iin: actor.iin },
      });
      const act = accepted ? 'participant.accredited' : 'participant.refused';
      await tx.audit({ act, subjectType: 'participant', subjectId: id, participantId: id, detail: decision });
      await tx.emit({
        type: `identity.${act}`,
        aggregateId: id,
        payload: { participantId: id, bin: moved.bin, version: moved.version },
      });
      return moved;
    });
  }
}

async function insertDecision(
  tx: Tx,
  row: { id: Uuid; participant: ParticipantRecord; decision: Decision; at: Date; by: { name: string; iin: string } },
): Promise<void> {
  const { decision, checks, reasons, comment } = row.decision;
  await tx.manager.query(
    `INSERT INTO identity.accreditation_decisions
       (id, participant_id, version, decision, checks, reasons, comment, decided_at, decided_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.id,
      row.participant.id,
      row.participant.version,
      decision,
      JSON.stringify(checks),
      reasons,
      comment,
      row.at,
      JSON.stringify(row.by),
    ],
  );
}

/** The refusal names the decision that was there first, and by whom. */
async function whyNot(tx: Tx, id: Uuid) {
  const participant = await lockParticipant(tx, id);
  const last = (await decisionsOn(tx, id)).at(-1);
  if (participant && last?.version === participant.version) {
    const { state } = participant;
    return refuse('accreditation.decided', {
      params: { decision: last.decision, by: last.by.name },
      state,
      allowed: [],
    });
  }
  return participant ? otherState(participant, OPERATOR) : refuse('participant.not_found');
}

async function counts(tx: Tx) {
  const rows: { state: string; count: number }[] = await tx.manager.query(
    'SELECT state, count(*)::int AS count FROM identity.participants GROUP BY state',
  );
  const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { submitted: of('submitted'), accredited: of('accredited'), refused: of('refused') };
}
