import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@qujat/identity';
import { Clock, dayAfter, newId, portalDay, type Uuid } from '@qujat/kernel';
import { type Actor, Consumes, operatorScopeOf, type StoredEvent, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../billing.errors.js';
import { BILLING_EVENTS } from '../billing.events.js';
import { tariffOn } from '../tariff/tariff.repository.js';
import { type ContractRecord, contractsOf, insertContract, lockContracts } from './contract.repository.js';

/** What the operator agrees with a participant. */
export interface NewContract {
  readonly startsOn: string;
  /** Null ends the contract. */
  readonly plan: string | null;
  readonly discountPoints: number;
}

/** Which plan a participant has, from which day. */
@Injectable()
export class ContractService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
  ) {}

  /** A participant's contracts, the newest first. */
  async of(actor: Actor, participantId: Uuid): Promise<ContractRecord[]> {
    if (!(await this.identity.participant(participantId))) throw refuse('billing.participant_unknown');
    return this.work.run(operatorScopeOf(actor), (tx) => contractsOf(tx, participantId));
  }

  /** Agrees on a plan from a day on: today or later, after what was agreed before. The past is never rewritten. */
  async conclude(actor: Actor, participantId: Uuid, given: NewContract): Promise<ContractRecord[]> {
    if (!(await this.identity.participant(participantId))) throw refuse('billing.participant_unknown');
    const now = this.clock.now();
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      await lockContracts(tx, participantId);
      const [last] = await contractsOf(tx, participantId);
      this.hold(given, last, portalDay(now));
      await this.requirePlan(tx, given);
      const id = newId(now);
      const by = { name: actor.name, iin: actor.iin };
      await insertContract(tx, { id, participantId, ...given, trialUntil: null, now, by });
      await tx.audit({
        act: 'contract.concluded',
        subjectType: 'contract',
        subjectId: id,
        participantId,
        detail: given,
      });
      await tx.emit({ type: BILLING_EVENTS.contractBegun, aggregateId: id, payload: { participantId, ...given } });
      return contractsOf(tx, participantId);
    });
  }

  /** Who has been accredited begins with the default plan of the day, on trial (E-5.8). */
  @Consumes('identity.participant.accredited', 'billing.begin-contract')
  async begin({ payload, occurredAt }: StoredEvent, tx: Tx): Promise<void> {
    const participantId = String(payload.participantId);
    const startsOn = portalDay(occurredAt);
    await lockContracts(tx, participantId);
    if ((await contractsOf(tx, participantId)).length > 0) return;
    const plan = (await tariffOn(tx, startsOn))?.plans.find(({ isDefault }) => isDefault);
    if (!plan) return;
    const now = this.clock.now();
    const trialUntil = plan.trialDays > 0 ? dayAfter(startsOn, plan.trialDays - 1) : null;
    const id = newId(now);
    const terms = { plan: plan.code, trialUntil, discountPoints: 0 };
    await insertContract(tx, { id, participantId, startsOn, ...terms, now, by: { name: 'Qujat' } });
    await tx.audit({ act: 'contract.begun', subjectType: 'contract', subjectId: id, participantId, detail: terms });
    await tx.emit({
      type: BILLING_EVENTS.contractBegun,
      aggregateId: id,
      payload: { participantId, startsOn, ...terms },
    });
  }

  private hold({ startsOn, plan }: NewContract, last: ContractRecord | undefined, today: string): void {
    if (startsOn < today) throw refuse('contract.in_past', { fields: { startsOn: 'contract.in_past' } });
    if (last && startsOn <= last.startsOn)
      throw refuse('contract.before_last', {
        params: { day: last.startsOn },
        fields: { startsOn: 'contract.before_last' },
      });
    if (plan === null && (last?.plan ?? null) === null) throw refuse('contract.ended_already');
  }

  private async requirePlan(tx: Tx, { plan, startsOn }: NewContract): Promise<void> {
    if (plan === null) return;
    const tariff = await tariffOn(tx, startsOn);
    if (!tariff?.plans.some(({ code }) => code === plan))
      throw refuse('contract.plan_unknown', { fields: { plan: 'contract.plan_unknown' } });
  }
}
