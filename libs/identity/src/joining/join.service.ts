import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { identityEvent } from '../identity.events.js';
import { roleOf } from '../session/person.js';
import { SessionService } from '../session/session.service.js';
import type { SessionRecord, UserRecord } from '../session/session.types.js';
import type { AskToJoin } from './join.dto.js';
import { asked, decideJoinRequest, findJoinRequest, insertJoinRequest, joinables } from './join.repository.js';
import { type Joinable, joinMachine, type JoinRequest } from './join.types.js';

const DAY_MS = 24 * 3600 * 1000;
/** A person may ask one organisation so often within a day: a refusal is an answer. */
const ASKS_A_DAY = 3;

/** Asking to join the organisation of one's certificate (E-5.6.1): the administrator decides. */
@Injectable()
export class JoinService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
  ) {}

  /** The organisations that the person of the session could ask, and what they have asked. */
  async joinable(actor: Actor): Promise<Joinable[]> {
    const session = await this.sessions.of(actor);
    return this.work.run(scopeOf(actor), (tx) => joinableIn(tx, session));
  }

  /** Asks; the administrators are told. */
  async ask(actor: Actor, { participantId, message = '' }: AskToJoin): Promise<JoinRequest> {
    const { session, user } = await this.asker(actor);
    const { certificate } = session;
    if (!certificate) throw refuse('join.not_yours');
    return this.work.run({ kind: 'user', userId: user.id, actor }, async (tx) => {
      await this.mayAsk(tx, session, user, participantId);
      const now = this.clock.now();
      const about = { userId: user.id, participantId, role: roleOf(certificate), message: message.trim() };
      const request = await insertJoinRequest(tx, { id: newId(now), certificate, now, ...about });
      if (!request) throw refuse('join.asked_already', { state: 'waiting', allowed: joinMachine.allowedIn('waiting') });
      await record(tx, 'join.asked', request);
      await tx.emit(identityEvent('identity.join.asked', request.id, payloadOf(request)));
      return request;
    });
  }

  /** Takes back what waits. */
  async withdraw(actor: Actor, id: Uuid): Promise<JoinRequest> {
    const { user } = await this.asker(actor);
    return this.work.run({ kind: 'user', userId: user.id, actor }, async (tx) => {
      const ended = await decideJoinRequest(tx, {
        id,
        state: 'withdrawn',
        by: null,
        reason: '',
        now: this.clock.now(),
      });
      if (!ended) throw await whyNot(tx, id);
      await record(tx, 'join.withdrawn', ended);
      return ended;
    });
  }

  private async asker(actor: Actor): Promise<{ session: SessionRecord; user: UserRecord }> {
    const session = await this.sessions.of(actor);
    if (!session.user) throw refuse('user.not_registered');
    return { session, user: session.user };
  }

  /** E-3.10: only an organisation that the certificate names, and only one to which the person does not belong yet. */
  private async mayAsk(tx: Tx, session: SessionRecord, user: UserRecord, participantId: Uuid): Promise<void> {
    const organisations = await joinableIn(tx, session);
    if (!organisations.some((one) => one.participantId === participantId)) throw refuse('join.not_yours');
    const since = new Date(this.clock.now().getTime() - DAY_MS);
    if ((await asked(tx, user.id, participantId, since)) >= ASKS_A_DAY) throw refuse('join.too_often');
  }
}

/** The organisations of the certificate that the session began with: a password, or a personal certificate, names none. */
async function joinableIn(tx: Tx, { method, user, bin }: SessionRecord): Promise<Joinable[]> {
  return method === 'certificate' && user && bin ? joinables(tx, user.id, bin) : [];
}

/** Why the request cannot be ended any more. */
export async function whyNot(tx: Tx, id: Uuid): Promise<Error> {
  const request = await findJoinRequest(tx, id);
  if (!request) return refuse('join.not_found');
  const { state, decidedBy } = request;
  return refuse('join.decided', {
    state,
    allowed: joinMachine.allowedIn(state),
    params: { state, by: decidedBy ?? '—' },
  });
}

/** What other contexts are told of a request. */
export const payloadOf = ({ id, userId, participantId, role }: JoinRequest) => ({
  ...{ requestId: id, userId, participantId, role },
});

/** Puts an act on a request on record, in the organisation's trail. */
export const record = (tx: Tx, act: string, { id, participantId, userId, role }: JoinRequest): Promise<void> =>
  tx.audit({ act, subjectType: 'join-request', subjectId: id, participantId, detail: { userId, role } });
