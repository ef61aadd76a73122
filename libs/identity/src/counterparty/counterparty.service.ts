import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { refuse } from '../identity.errors.js';
import { findParticipant } from '../session/session.repository.js';
import { identityEvent } from '../identity.events.js';
import { recordEnd } from './counterparty.events.js';
import {
  type Acceptance,
  blockCard,
  changeCard,
  countCounterparties,
  endRelation,
  findAcceptance,
  findCounterparty,
  findRecipients,
  groupsOf,
  pageOfCounterparties,
  renameGroup,
  type RecipientRow,
  unblockCard,
} from './counterparty.repository.js';
import type { CounterpartyRecord } from './counterparty.types.js';
import type { ChangeCounterparty, FindRecipients, ListCounterparties, RenameGroup } from './counterparty.dto.js';
import { countOpen, moveInvitation, openBetween } from './invitation.repository.js';
import { ownParticipant, requireParticipant } from './own-participant.js';
import {
  type VersionInForce,
  versionsInForce,
  type HistoryRow,
  hadDealings,
  historyOf,
} from './requisites.repository.js';

/** A counterparty with everything its card shows. */
export interface CounterpartyCard {
  readonly counterparty: CounterpartyRecord;
  readonly versions: readonly VersionInForce[];
  readonly acceptance: Acceptance | undefined;
  readonly history: readonly HistoryRow[];
}

/** The list of counterparties: looked through, grouped, blocked (E-10.1.2). */
@Injectable()
export class CounterpartyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A page by name, with the counts of all lists and one's own groups. */
  async list(actor: Actor, { list = 'accepted', search, group, cursor, limit = 25 }: ListCounterparties) {
    const ownId = requireParticipant(actor);
    const after = decodeCursor(cursor);
    return this.work.run(scopeOf(actor), async (tx) => {
      const rows = await pageOfCounterparties(tx, ownId, {
        ...{ list, limit: limit + 1 },
        ...(search ? { search } : {}),
        ...(group ? { group } : {}),
        ...(after ? { after } : {}),
      });
      const counts = {
        ...(await countCounterparties(tx, ownId)),
        ...(await countOpen(tx, ownId, this.clock.now())),
      };
      return { ...pageOf(rows, limit), counts, groups: await groupsOf(tx, ownId) };
    });
  }

  /** The card: requisites of the accredited form, the signed acceptance, what has happened. */
  async card(actor: Actor, id: Uuid): Promise<CounterpartyCard> {
    const ownId = requireParticipant(actor);
    const found = await this.work.run(scopeOf(actor), async (tx) => {
      const counterparty = await this.require(tx, ownId, id);
      const { invitationId } = counterparty;
      const acceptance = invitationId ? await findAcceptance(tx, invitationId) : undefined;
      return { counterparty, acceptance, history: await historyOf(tx, ownId, counterparty) };
    });
    // A counterparty's requisites are seen; those of one who is only blocked are not.
    const related = found.counterparty.since !== null;
    const scope = systemScope('identity.counterparty-requisites');
    const versions = related ? await this.work.run(scope, (tx) => versionsInForce(tx, id)) : [];
    return { ...found, versions };
  }

  /** Note and groups: one's own business. */
  async change(actor: Actor, id: Uuid, dto: ChangeCounterparty): Promise<CounterpartyCard> {
    const ownId = requireParticipant(actor);
    await this.work.run(scopeOf(actor), async (tx) => {
      await this.require(tx, ownId, id);
      await changeCard(tx, { ownId, id, ...dto });
      const detail = { fields: Object.keys(dto) };
      await tx.audit({ act: 'counterparty.changed', subjectType: 'participant', subjectId: id, detail });
    });
    return this.card(actor, id);
  }

  /** A group gets another name on every card at once; an empty one dissolves it. */
  async rename(actor: Actor, { from, to }: RenameGroup): Promise<void> {
    const ownId = requireParticipant(actor);
    await this.work.run(scopeOf(actor), async (tx) => {
      const count = await renameGroup(tx, ownId, from, to);
      if (count === 0) throw refuse('counterparty.no_group');
      const detail = { from, to, count };
      await tx.audit({ act: 'counterparty.group-renamed', subjectType: 'participant', subjectId: ownId, detail });
    });
  }

  /**
   * Blocks: one-sided, and not announced. An open invitation between the two ends with it; documents are exchanged neither
   * way until it is lifted. The invitation is locked first, as acceptance does, so that the two cannot wait for each other.
   */
  async block(actor: Actor, id: Uuid): Promise<CounterpartyCard> {
    await this.work.run(scopeOf(actor), async (tx) => {
      const own = await ownParticipant(tx, actor);
      if (id === own.id) throw refuse('counterparty.self');
      const other = await findParticipant(tx, id);
      if (other?.state !== 'accredited' || !(await hadDealings(tx, own, other))) throw refuse('counterparty.not_found');
      await this.endInvitation(tx, actor, own.bin, other.bin);
      const by = { name: actor.name, iin: actor.iin };
      if (!(await blockCard(tx, { ownId: own.id, id, at: this.clock.now(), by }))) {
        throw refuse('counterparty.blocked_already', { state: 'blocked', allowed: ['unblock'] });
      }
      await tx.audit({ act: 'counterparty.blocked', subjectType: 'participant', subjectId: id });
    });
    return this.card(actor, id);
  }

  /** Lifts the block; who was a counterparty before is one again. */
  async unblock(actor: Actor, id: Uuid): Promise<void> {
    const ownId = requireParticipant(actor);
    await this.work.run(scopeOf(actor), async (tx) => {
      if (!(await unblockCard(tx, ownId, id))) {
        await this.require(tx, ownId, id);
        throw refuse('counterparty.not_blocked', { state: 'accepted', allowed: ['block'] });
      }
      await tx.audit({ act: 'counterparty.unblocked', subjectType: 'participant', subjectId: id });
    });
  }

  /**
   * Ends the relation, with a reason that both sides read: nothing new is sent either way until one invites the other again.
   * What was sent stays. Of two who end it at once, the second finds it ended.
   */
  async end(actor: Actor, id: Uuid, reason: string): Promise<void> {
    const ownId = requireParticipant(actor);
    await this.work.run(scopeOf(actor), async (tx) => {
      await this.require(tx, ownId, id);
      const by = { name: actor.name, iin: actor.iin };
      if (!(await endRelation(tx, { ownId, id, reason, at: this.clock.now(), by })))
        throw refuse('counterparty.ended_already', { state: 'none', allowed: ['invite'] });
      await tx.audit({ act: 'counterparty.ended', subjectType: 'participant', subjectId: id, detail: { reason } });
      await tx.emit(identityEvent('identity.counterparty.ended', id, { fromId: ownId, toId: id }));
    });
  }

  /** Whom one may choose as a recipient, counterparties first. */
  async recipients(
    actor: Actor,
    { search, limit = 10 }: FindRecipients,
  ): Promise<{ items: RecipientRow[]; more: boolean }> {
    const ownId = requireParticipant(actor);
    const now = this.clock.now();
    const rows = await this.work.run(scopeOf(actor), (tx) =>
      findRecipients(tx, ownId, { search, limit: limit + 1, now }),
    );
    return { items: rows.slice(0, limit), more: rows.length > limit };
  }

  private async endInvitation(tx: Tx, actor: Actor, ownBin: string, bin: string): Promise<void> {
    const open = await openBetween(tx, ownBin, bin);
    if (!open) return;
    const act = open.direction === 'incoming' ? 'refuse' : 'withdraw';
    const decision = { at: this.clock.now(), by: { name: actor.name, iin: actor.iin } };
    if (!(await moveInvitation(tx, open.id, act, decision))) return;
    const type = act === 'refuse' ? 'identity.counterparty.refused' : 'identity.counterparty.withdrawn';
    await recordEnd(tx, type, open, { byBlock: true });
  }

  private async require(tx: Tx, ownId: Uuid, id: Uuid): Promise<CounterpartyRecord> {
    const found = await findCounterparty(tx, ownId, id);
    if (!found) throw refuse('counterparty.not_found');
    return found;
  }
}
