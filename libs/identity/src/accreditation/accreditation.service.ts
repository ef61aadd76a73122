import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, operatorScopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { refuse } from '../identity.errors.js';
import type { AcceptParticipant, CheckMade, QueueQuery, RefuseParticipant } from './accreditation.dto.js';
import { carryOut } from './carry-out.js';
import { caseFor, type LockedCase } from './case.guard.js';
import { type CaseState, PENDING } from './case.machine.js';
import { moveCase } from './case.repository.js';
import type { StaffMember } from './case.types.js';
import { checksOf } from './check.repository.js';
import { CheckService } from './check.service.js';
import { WAYS } from './check.types.js';
import { missingPoints } from './checklist.js';
import { insertDecision } from './decision.repository.js';
import { countCases, pageOfCases } from './queue.repository.js';
import { pointsOfCase } from './versions.js';

/** What a decision says. */
interface Decision {
  readonly decision: 'accepted' | 'refused';
  readonly checks: readonly CheckMade[];
  readonly reasons: readonly string[];
  readonly comment: string;
  /** The version that was looked at. */
  readonly version: number | undefined;
}

const STATES: Record<NonNullable<QueueQuery['state']>, readonly CaseState[]> = {
  submitted: PENDING,
  accredited: ['accepted'],
  refused: ['refused'],
};

/** The operator's decisions on applications and changes (E-5.8, E-5.9): one for each, whoever is first. */
@Injectable()
export class AccreditationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly checks: CheckService,
  ) {}

  /** A page of the queue, the longest waiting first, and how many stand where. */
  async queue(actor: Actor, { state = 'submitted', waitsFor, limit = 25, ...query }: QueueQuery) {
    const turn: readonly CaseState[] = waitsFor === 'applicant' ? ['asked'] : ['open'];
    const states = waitsFor && state === 'submitted' ? turn : STATES[state];
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const { kind, taken, search } = query;
      const after = decodeCursor(query.cursor);
      const filter = { states, kind, taken, search: search || undefined, iin: actor.iin, after, limit: limit + 1 };
      return { ...pageOf(await pageOfCases(tx, filter), limit), counts: await countCases(tx) };
    });
  }

  /** Accredits: the participant stands in the public register from now on; a change of data counts from now on. */
  accept(actor: Actor, id: Uuid, { checks = [], comment = '', version }: AcceptParticipant): Promise<void> {
    return this.decide(actor, id, { decision: 'accepted', checks, reasons: [], comment, version });
  }

  /** Refuses with reasons; the applicant may correct and apply again. */
  refuse(actor: Actor, id: Uuid, { reasons, comment, version }: RefuseParticipant): Promise<void> {
    return this.decide(actor, id, { decision: 'refused', checks: [], reasons, comment, version });
  }

  private async decide(actor: Actor, id: Uuid, decision: Decision): Promise<void> {
    const act = decision.decision === 'accepted' ? 'accept' : 'refuse';
    await this.work.run(operatorScopeOf(actor), async (tx) => {
      const now = this.clock.now();
      const found = await caseFor(tx, actor, id, { act, now, version: decision.version });
      await this.recordChecks(tx, actor, found, decision.checks);
      if (act === 'accept') await this.demandChecks(tx, found);
      const moved = await moveCase(tx, found.one.id, act, now);
      if (!moved) throw new Error(`case ${found.one.id} was locked and yet has moved`);
      const carried = await carryOut(tx, found, decision.decision, now);
      await this.keep(tx, found, { ...decision, by: { name: actor.name, iin: actor.iin } });
      const detail = { ...decision, case: moved.id };
      await tx.audit({ act: carried.act, subjectType: 'participant', subjectId: id, participantId: id, detail });
      await tx.emit(carried.event);
    });
  }

  /** Checks that come with the decision have been made by the one who decides, just now. */
  private async recordChecks(tx: Tx, actor: Actor, { one }: LockedCase, checks: readonly CheckMade[]): Promise<void> {
    for (const { id: point, how, note } of checks) {
      if (!WAYS[point].includes(how))
        throw refuse('accreditation.other_way', { fields: { checks: 'accreditation.other_way' } });
      const check = { point, how, outcome: 'passed', note: note ?? null, reference: null, entry: null } as const;
      await this.checks.keep(tx, actor, one, check);
    }
  }

  /** E-10.2.2: nothing is accepted on trust; the newest check of each point has passed. */
  private async demandChecks(tx: Tx, { participant, one }: LockedCase): Promise<void> {
    const missing = missingPoints(await pointsOfCase(tx, participant, one), await checksOf(tx, one));
    if (missing.length === 0) return;
    const params = { count: missing.length, points: missing.join(', ') };
    throw refuse('accreditation.checks_missing', { params, state: one.state, allowed: missing });
  }

  private async keep(tx: Tx, { one }: LockedCase, decision: Decision & { by: StaffMember }): Promise<void> {
    const made = await checksOf(tx, one);
    const checks = made.map(({ id: record, point: id, how, outcome }) => ({ id, how, outcome, record }));
    const at = this.clock.now();
    await insertDecision(tx, { ...decision, id: newId(at), one, checks, at });
  }
}
