import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, Every, operatorScopeOf, scopeOf, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { identityEvent } from '../identity.events.js';
import { SessionService } from '../session/session.service.js';
import type { DecideAppeal, ImposeSanction } from './sanction.dto.js';
import { sendAppealFiles } from './appeal-file.repository.js';
import { checkedTerms } from './sanction.terms.js';
import {
  beginningSanctions,
  closeSanction,
  decideAppeal,
  findSanction,
  insertAppeal,
  insertSanction,
  listSanctions,
  lockParticipantByBin,
  lockSanction,
  overdueSanctions,
  type SanctionFilter,
  settleStanding,
} from './sanction.repository.js';
import type { By, SanctionKind, SanctionRecord } from './sanction.types.js';

const KEEPER = systemScope('identity.end-sanctions');

/** Sanctions of the operator, and what participants say to them (E-10.2.2, E-3.13). */
@Injectable()
export class SanctionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
  ) {}

  /** The operator's view over all. */
  list(actor: Actor, filter: SanctionFilter): Promise<SanctionRecord[]> {
    return this.work.run(operatorScopeOf(actor), (tx) => listSanctions(tx, filter));
  }

  /** Those on the acting person's organisation. */
  async mine(actor: Actor): Promise<SanctionRecord[]> {
    const { participantId } = actor;
    if (!participantId) return [];
    return this.work.run(scopeOf(actor), (tx) => listSanctions(tx, { participantId, limit: 200 }));
  }

  /** Imposes one: it takes effect at once, or when its term begins. */
  async impose(actor: Actor, given: ImposeSanction): Promise<SanctionRecord> {
    const now = this.clock.now();
    const terms = checkedTerms(given, now);
    const id = newId(now);
    const { bin, kind, clause, ground } = given;
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const participantId = await lockParticipantByBin(tx, bin);
      if (!participantId) throw refuse('participant.not_found', { fields: { bin: 'participant.not_found' } });
      if (kind === 'exclusion' && (await this.isExcluded(tx, participantId))) throw refuse('sanction.excluded_already');
      await insertSanction(tx, { id, participantId, kind, clause, ground, ...terms, by: byOf(actor), now });
      await settleStanding(tx, participantId, now);
      const detail = { kind, clause, rights: terms.rights, endsAt: terms.endsAt, amountTiyn: terms.amountTiyn };
      await tx.audit({ act: 'sanction.imposed', ...of(id, participantId), detail });
      await tx.emit(identityEvent('identity.sanction.imposed', participantId, { sanctionId: id, participantId, kind }));
      return this.found(await findSanction(tx, id));
    });
  }

  /** Lifts one before its term. An appeal that waits is moot by it. */
  async lift(actor: Actor, id: Uuid, reason: string): Promise<SanctionRecord> {
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const sanction = this.open(await lockSanction(tx, id));
      await this.close(tx, actor, sanction, reason);
      return this.found(await findSanction(tx, id));
    });
  }

  /** The operator's decision on the appeal that waits: granted, the sanction is lifted by it. */
  async decide(actor: Actor, id: Uuid, { granted, answer }: DecideAppeal): Promise<SanctionRecord> {
    const now = this.clock.now();
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const sanction = this.found(await lockSanction(tx, id));
      const appeal = sanction.appeals.find(({ state }) => state === 'filed');
      if (!appeal) throw noAppeal(sanction);
      const { participantId, kind } = sanction;
      await decideAppeal(tx, appeal, { state: granted ? 'granted' : 'dismissed', answer, by: byOf(actor), now });
      if (granted) await this.close(tx, actor, this.open(sanction), answer);
      await tx.audit({ act: 'sanction.appeal_decided', ...of(id, participantId), detail: { granted } });
      const payload = { sanctionId: id, participantId, kind, granted };
      await tx.emit(identityEvent('identity.sanction.appeal-decided', participantId, payload));
      return this.found(await findSanction(tx, id));
    });
  }

  /** The participant's appeal. It stays open to one whose every right the sanction has taken. */
  async appeal(actor: Actor, id: Uuid, text: string): Promise<SanctionRecord> {
    const { membership, participant } = await this.sessions.of(actor);
    if (!participant) throw refuse('sanction.not_found');
    if (!membership?.administrator) throw refuse('sanction.only_administrator');
    const participantId = participant.id;
    return this.work.run(scopeOf(actor), async (tx) => {
      const { kind } = this.open(await findSanction(tx, id));
      const filed = await insertAppeal(tx, {
        sanctionId: id,
        participantId,
        text,
        by: byOf(actor),
        now: this.clock.now(),
      });
      if (!filed) throw refuse('sanction.appealed_already');
      const files = await sendAppealFiles(tx, id, filed);
      await tx.audit({ act: 'sanction.appealed', ...of(id, participantId), detail: { files } });
      await tx.emit(
        identityEvent('identity.sanction.appealed', participantId, { sanctionId: id, participantId, kind }),
      );
      return this.found(await findSanction(tx, id));
    });
  }

  /** A term that is over ends by itself; one that was set for later begins. */
  @Every('identity.end-sanctions', { seconds: 30 })
  async keepTerms(): Promise<void> {
    const now = this.clock.now();
    await this.work.run(KEEPER, async (tx) => {
      for (const { id, participantId, kind } of await overdueSanctions(tx, now)) {
        await closeSanction(tx, id, { state: 'ended', by: null, reason: null, now });
        await settleStanding(tx, participantId, now);
        await tx.audit({ act: 'sanction.ended', ...of(id, participantId) });
        await tx.emit(identityEvent('identity.sanction.ended', participantId, { sanctionId: id, participantId, kind }));
      }
      for (const participantId of await beginningSanctions(tx, now)) await settleStanding(tx, participantId, now);
    });
  }

  private async close(tx: Tx, actor: Actor, sanction: SanctionRecord, reason: string): Promise<void> {
    const { id, participantId, kind } = sanction;
    const now = this.clock.now();
    await closeSanction(tx, id, { state: 'lifted', by: byOf(actor), reason, now });
    await settleStanding(tx, participantId, now);
    await tx.audit({ act: 'sanction.lifted', ...of(id, participantId), detail: { reason } });
    await tx.emit(identityEvent('identity.sanction.lifted', participantId, { sanctionId: id, participantId, kind }));
  }

  private async isExcluded(tx: Tx, participantId: Uuid): Promise<boolean> {
    const inForce = await listSanctions(tx, { participantId, state: 'in-force', limit: 200 });
    return inForce.some(({ kind }: { kind: SanctionKind }) => kind === 'exclusion');
  }

  private found(sanction: SanctionRecord | undefined): SanctionRecord {
    if (!sanction) throw refuse('sanction.not_found');
    return sanction;
  }

  private open(given: SanctionRecord | undefined): SanctionRecord {
    const sanction = this.found(given);
    const { state, closedBy } = sanction;
    const isOver = sanction.endsAt !== null && sanction.endsAt <= this.clock.now();
    if (state === 'in-force' && !isOver) return sanction;
    const told = state === 'in-force' ? 'ended' : state;
    throw refuse('sanction.closed', { params: { state: told, by: closedBy?.name ?? '' }, state: told, allowed: [] });
  }
}

const byOf = ({ name, iin }: Actor): By => ({ name, iin });
const of = (subjectId: Uuid, participantId: Uuid) => ({ subjectType: 'sanction', subjectId, participantId }) as const;

function noAppeal({ appeals, state }: SanctionRecord) {
  const last = appeals.at(-1);
  const params = { state: last?.state ?? 'none', by: last?.decidedBy?.name ?? '' };
  return refuse('sanction.no_appeal', { params, state, allowed: state === 'in-force' ? ['lift'] : [] });
}
