import { Injectable } from '@nestjs/common';
import { Clock, isBin, isIin, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { IdentitySettings } from '../identity.config.js';
import { refuse } from '../identity.errors.js';
import { identityEvent } from '../identity.events.js';
import { recordEnd, told } from './counterparty.events.js';
import { isBlockedByOwn, isRelated } from './counterparty.repository.js';
import type { InvitationRecord } from './counterparty.types.js';
import type { Invite, ListInvitations } from './counterparty.dto.js';
import { InvitationExpiry } from './invitation.expiry.js';
import { incoming, otherState, outgoing } from './invitation.policy.js';
import {
  countSent,
  findInvitation,
  insertInvitation,
  moveInvitation,
  openBetween,
  pageOfInvitations,
} from './invitation.repository.js';
import { type OwnParticipant, ownParticipant, requireParticipant } from './own-participant.js';

const DAY_MS = 86_400_000;
/** Within thirty days: who does not answer three letters does not want to. */
const TIMES_PER_MONTH = 3;

/** Whom an invitation goes to. */
interface Invited {
  readonly bin: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly text: string;
}

/** Invitations: sent, listed, refused, withdrawn (E-10.1.2). Acceptance is a signed act of its own. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
    private readonly expiry: InvitationExpiry,
  ) {}

  /**
   * Invites. The answer is the same whether the number is registered, is not, or has blocked the one who invites: only the
   * invited one's answer tells.
   */
  async invite(actor: Actor, dto: Invite): Promise<InvitationRecord> {
    const to = invitedOf(dto);
    await this.expiry.expire();
    return this.work.run(scopeOf(actor), async (tx) => {
      const own = await ownParticipant(tx, actor);
      if (to.bin === own.bin) throw refuse('counterparty.self', { fields: { bin: 'counterparty.self' } });
      await this.limit(tx, own, to);
      if (to.bin && (await isBlockedByOwn(tx, own.id, { bin: to.bin }))) throw refuse('counterparty.blocked_by_you');
      const id = await this.insert(tx, actor, own, to);
      // Read after the index has let the row in: an acceptance of a moment ago is there to be seen.
      if (to.bin && (await isRelated(tx, own.id, { bin: to.bin }))) throw refuse('counterparty.already');
      const detail = { bin: to.bin, byEmail: to.email !== null };
      await tx.audit({ act: 'invitation.sent', subjectType: 'invitation', subjectId: id, detail });
      const event = {
        ...told({ id, fromId: own.id, toBin: to.bin }),
        byEmail: to.email !== null,
        userId: actor.userId,
      };
      await tx.emit(identityEvent('identity.counterparty.invited', id, event));
      return this.require(tx, id);
    });
  }

  /** A page of the open or the decided ones. */
  async list(actor: Actor, { direction, state = 'open', cursor, limit = 25 }: ListInvitations) {
    const ownId = requireParticipant(actor);
    const after = decodeCursor(cursor);
    const query = { direction, open: state === 'open', limit: limit + 1, now: this.clock.now() };
    const rows = await this.work.run(scopeOf(actor), (tx) =>
      pageOfInvitations(tx, ownId, { ...query, ...(after ? { after } : {}) }),
    );
    return pageOf(rows, limit);
  }

  /** One of one's own. */
  async get(actor: Actor, id: Uuid): Promise<InvitationRecord> {
    requireParticipant(actor);
    return this.work.run(scopeOf(actor), (tx) => this.require(tx, id));
  }

  /** Refuses with a reason, which the inviting side reads. */
  refuse(actor: Actor, id: Uuid, reason: string): Promise<InvitationRecord> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const one = incoming(await this.require(tx, id));
      const at = this.clock.now();
      if (!(await moveInvitation(tx, id, 'refuse', { at, by: personOf(actor), reason })))
        throw otherState(await this.require(tx, id), at);
      await recordEnd(tx, 'identity.counterparty.refused', one, { reason });
      return this.require(tx, id);
    });
  }

  /** Takes an open invitation back. */
  withdraw(actor: Actor, id: Uuid): Promise<InvitationRecord> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const one = outgoing(await this.require(tx, id));
      const at = this.clock.now();
      if (!(await moveInvitation(tx, id, 'withdraw', { at, by: personOf(actor) })))
        throw otherState(await this.require(tx, id), at);
      await recordEnd(tx, 'identity.counterparty.withdrawn', one);
      return this.require(tx, id);
    });
  }

  /** The invitation, or 404. */
  private async require(tx: Tx, id: Uuid): Promise<InvitationRecord> {
    const found = await findInvitation(tx, id);
    if (!found) throw refuse('invitation.not_found');
    return found;
  }

  private async insert(tx: Tx, actor: Actor, own: OwnParticipant, to: Invited): Promise<Uuid> {
    const createdAt = this.clock.now();
    const id = newId(createdAt);
    const isNew = await insertInvitation(tx, {
      ...{ id, fromId: own.id, fromBin: own.bin, toBin: to.bin, toEmail: to.email, toName: to.name, text: to.text },
      ...{ locale: actor.locale, createdAt, createdBy: personOf(actor) },
      expiresAt: new Date(createdAt.getTime() + this.settings.invitationDays * DAY_MS),
    });
    if (isNew) return id;
    const open = to.bin ? await openBetween(tx, own.bin, to.bin) : undefined;
    const theirs = open?.direction === 'incoming';
    throw refuse(theirs ? 'counterparty.invites_you' : 'counterparty.invited_already', {
      state: 'invited',
      allowed: theirs ? ['accept', 'refuse'] : ['withdraw'],
      ...(open ? { members: { invitationId: open.id } } : {}),
    });
  }

  /** Counted one after the other: who sends many at once does not slip through. */
  private async limit(tx: Tx, own: OwnParticipant, { bin, email }: Invited): Promise<void> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('invitations:' || $1, 0))`, [own.id]);
    const now = this.clock.now().getTime();
    const since = { day: new Date(now - DAY_MS), month: new Date(now - 30 * DAY_MS) };
    const { today, toThem } = await countSent(tx, own.id, { bin, email, ...since });
    const limit = this.settings.invitationsPerDay;
    if (today >= limit) throw refuse('counterparty.too_many_invitations', { params: { limit } });
    if (toThem >= TIMES_PER_MONTH) throw refuse('counterparty.asked_often', { params: { limit: TIMES_PER_MONTH } });
  }
}

const personOf = ({ name, iin }: Actor) => ({ name, iin });

function invitedOf({ bin, email, name, text = '' }: Invite): Invited {
  if (!bin && !email) throw refuse('counterparty.whom', { fields: { bin: 'counterparty.whom' } });
  // Numbers that the portal has given begin with a letter.
  if (bin && /^\d/.test(bin) && !isBin(bin) && !isIin(bin))
    throw refuse('counterparty.number', { fields: { bin: 'counterparty.number' } });
  return { bin: bin ?? null, email: email?.toLowerCase() ?? null, name: name ?? null, text };
}
