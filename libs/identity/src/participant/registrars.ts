import { Injectable } from '@nestjs/common';
import type { Uuid } from '@qujat/kernel';
import type { Actor, Scope } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { registers } from '../power/granted-rights.js';
import { SessionService } from '../session/session.service.js';
import type { ParticipantRecord, SessionRecord, UserRecord } from '../session/session.types.js';

/** One who may register and change the organisation: its first head, or a person for themselves (E-5.7). */
export type Registrar = SessionRecord & { readonly user: UserRecord };

/** Who may speak for the organisation about itself. */
@Injectable()
export class Registrars {
  constructor(private readonly sessions: SessionService) {}

  /** The acting person, who must be registered and may register the organisation. */
  async of(actor: Actor): Promise<Registrar> {
    const session = await this.sessions.of(actor);
    const { user } = session;
    if (!user) throw refuse('user.not_registered');
    if (!registers(session)) throw refuse('participant.only_first_head');
    return { ...session, user };
  }

  /** …and has an organisation already. */
  async withParticipant(actor: Actor): Promise<Registrar & { readonly participant: ParticipantRecord }> {
    const registrar = await this.of(actor);
    const { participant } = registrar;
    if (!participant) throw refuse('participant.not_registered');
    return { ...registrar, participant };
  }

  /** Keeps the organisation's data current: its head, or its administrator (E-6.3). */
  async keeper(actor: Actor): Promise<Registrar & { readonly participant: ParticipantRecord }> {
    const session = await this.sessions.of(actor);
    const { user, participant } = session;
    if (!user) throw refuse('user.not_registered');
    if (!participant) throw refuse('participant.not_registered');
    if (!registers(session) && !session.membership?.administrator) throw refuse('change.only_administrator');
    return { ...session, user, participant };
  }

  /** The scope of the organisation. */
  scope(actor: Actor, participantId: Uuid): Scope {
    return { kind: 'participant', participantId, userId: actor.userId, actor: { ...actor, participantId } };
  }
}
