import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, operatorScopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { currentForm } from '../participant/participant.repository.js';
import { fullName } from '../session/person.js';
import type { ParticipantKind } from '../session/session.types.js';
import { caseFor } from './case.guard.js';
import type { CaseRecord } from './case.types.js';
import type { RecordCheck } from './case.dto.js';
import { insertCheck } from './check.repository.js';
import { type CheckRecord, WAYS } from './check.types.js';
import { registrarOf } from './registrar.js';
import { outcomeOf, type Stated } from './state-register/compare-entry.js';
import { ExcerptRegister } from './state-register/excerpt-register.js';
import { RegisterUnavailable, StateRegister } from './state-register/state-register.js';

/** Whom the register of legal entities holds. */
const IN_REGISTER: readonly ParticipantKind[] = ['legal-entity', 'branch'];

type NewCheck = Omit<CheckRecord, 'id' | 'at' | 'by'>;

/** Checks of an application: each a record of its own, by whom, when, how, with what outcome (E-10.2.2). */
@Injectable()
export class CheckService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly register: StateRegister,
  ) {}

  /** Records a check made by hand. */
  async record(actor: Actor, participantId: Uuid, given: RecordCheck): Promise<void> {
    const { point, how, outcome, note, reference } = given;
    if (!WAYS[point].includes(how))
      throw refuse('accreditation.other_way', { fields: { how: 'accreditation.other_way' } });
    await this.work.run(operatorScopeOf(actor), async (tx) => {
      const { participant, one } = await caseFor(tx, actor, participantId, { act: 'check', now: this.clock.now() });
      const answer = await new ExcerptRegister(given.excerpt).lookUp(participant);
      const check = { point, how, outcome, note: note || null, reference: reference ?? null, entry: answer.entry };
      await this.keep(tx, actor, one, check);
    });
  }

  /** Asks the register and records what it says; where it does not answer, the operator takes an excerpt. */
  async lookUp(actor: Actor, participantId: Uuid): Promise<void> {
    const scope = operatorScopeOf(actor);
    const intent = () => ({ act: 'check' as const, now: this.clock.now() });
    const found = await this.work.run(scope, (tx) => caseFor(tx, actor, participantId, intent()));
    const { bin, kind } = found.participant;
    if (!IN_REGISTER.includes(kind)) throw refuse('accreditation.not_in_register');
    // Asked outside of the transaction: nothing is locked while the register thinks.
    const answer = await this.register.lookUp({ bin }).catch((error: unknown) => {
      if (error instanceof RegisterUnavailable) throw refuse('accreditation.register_unavailable');
      throw error;
    });
    await this.work.run(scope, async (tx) => {
      const { one } = await caseFor(tx, actor, participantId, intent());
      const outcome = outcomeOf(answer, await stated(tx, one));
      const check = { point: 'register-lookup', how: 'register', outcome, note: null, reference: null } as const;
      await this.keep(tx, actor, one, { ...check, entry: answer.entry });
    });
  }

  /** Writes a check with who made it and when. */
  async keep(tx: Tx, { name, iin }: Actor, one: CaseRecord, check: NewCheck): Promise<void> {
    const at = this.clock.now();
    const id = newId(at);
    await insertCheck(tx, one, { ...check, id, at, by: { name, iin } });
    const { participantId } = one;
    const { point, how, outcome } = check;
    const detail = { case: one.id, check: id, point, how, outcome };
    await tx.audit({
      act: 'accreditation.checked',
      subjectType: 'participant',
      subjectId: participantId,
      participantId,
      detail,
    });
  }
}

/** What the applicant says in the version that is looked at. */
export async function stated(tx: Tx, { participantId, version }: CaseRecord): Promise<Stated> {
  const registrar = await registrarOf(tx, participantId);
  return {
    form: await currentForm(tx, { id: participantId, version }),
    head: registrar ? fullName(registrar.certificate) : '',
  };
}
