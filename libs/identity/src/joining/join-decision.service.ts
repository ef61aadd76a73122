import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, type Scope, type Tx, UnitOfWork } from '@qujat/platform';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { refuse } from '../identity.errors.js';
import { identityEvent } from '../identity.events.js';
import { Administration } from '../power/administration.js';
import { giveFirstPowers } from '../power/member/first-role.js';
import { addMember } from '../user/user.service.js';
import type { AcceptJoinRequest, JoinQuery } from './join.dto.js';
import {
  decideJoinRequest,
  pageOfJoinRequests,
  type ShownJoinRequest,
  waitingJoinRequests,
} from './join.repository.js';
import { payloadOf, record, whyNot } from './join.service.js';
import type { JoinRequest } from './join.types.js';

/** A page of requests. */
export interface JoinPageRecord {
  readonly items: readonly ShownJoinRequest[];
  readonly nextCursor: string | null;
  readonly waiting: number;
}

/** The administrator's decisions on who belongs to the organisation (E-5.6.1, E-5.12): one for each request, whoever is first. */
@Injectable()
export class JoinDecisionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly administration: Administration,
  ) {}

  /** Those who ask the actor's organisation. */
  async page(actor: Actor, { list = 'waiting', cursor, limit = 25 }: JoinQuery): Promise<JoinPageRecord> {
    const { scope, participantId } = administered(actor);
    return this.work.run(scope, async (tx) => {
      const after = decodeCursor(cursor);
      const rows = await pageOfJoinRequests(tx, { participantId, list, limit: limit + 1, ...(after && { after }) });
      return { ...pageOf(rows, limit), waiting: await waitingJoinRequests(tx, participantId) };
    });
  }

  /** Admits: the person belongs to the organisation from now on, with what the certificate gives, a role, or both. */
  async accept(
    actor: Actor,
    id: Uuid,
    { roleId = null, certificatePowers = true }: AcceptJoinRequest,
  ): Promise<JoinRequest> {
    const { by } = administered(actor);
    return this.administration.change(actor, { type: 'join-request', id }, async (tx, participantId) => {
      const request = await this.decide(tx, { id, by, state: 'accepted', reason: '' });
      const { userId, role } = request;
      await addMember(tx, this.clock, { user: { id: userId }, participantId, role });
      await giveFirstPowers(tx, this.clock, { userId, participantId, roleId, certificatePowers, by: by.name });
      await tx.emit(identityEvent('identity.join.accepted', request.id, payloadOf(request)));
      return request;
    });
  }

  /** Refuses, with the reason that the person reads. */
  async refuse(actor: Actor, id: Uuid, reason: string): Promise<JoinRequest> {
    const { scope, by } = administered(actor);
    return this.work.run(scope, async (tx) => {
      const request = await this.decide(tx, { id, by, state: 'refused', reason: reason.trim() });
      await tx.emit(identityEvent('identity.join.refused', request.id, payloadOf(request)));
      return request;
    });
  }

  private async decide(tx: Tx, decision: Decision): Promise<JoinRequest> {
    const request = await decideJoinRequest(tx, { ...decision, now: this.clock.now() });
    if (!request) throw await whyNot(tx, decision.id);
    await record(tx, `join.${decision.state}`, request);
    return request;
  }
}

interface Decision {
  readonly id: Uuid;
  readonly by: { readonly userId: Uuid; readonly name: string };
  readonly state: 'accepted' | 'refused';
  readonly reason: string;
}

/** The organisation whose administrator acts; row-level security shows its requests and no others. */
function administered(actor: Actor) {
  const { participantId, userId, name } = actor;
  if (!participantId || !userId) throw refuse('participant.not_registered');
  const scope: Scope = { kind: 'participant', participantId, userId, actor };
  return { scope, participantId, by: { userId, name } };
}
