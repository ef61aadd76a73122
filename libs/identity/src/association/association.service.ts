import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { LEADERS } from '../participant/participant.kinds.js';
import { insertParticipant, nextPortalNumber, saveForm } from '../participant/participant.repository.js';
import { Registrars } from '../participant/registrars.js';
import { asPortal } from '../power/as-portal.js';
import { roleOf } from '../session/person.js';
import { SessionService } from '../session/session.service.js';
import type { ParticipantRecord, SessionRecord, UserRecord } from '../session/session.types.js';
import { byOwnCertificate } from '../session/standing.js';
import { addMember } from '../user/user.service.js';
import { associationsOf, consentsOf, type LedAssociation } from './consent.repository.js';
import type { ConsentRecord } from './consent.types.js';

/** Unfinished associations that one participant may have at a time. */
const DRAFTS = 5;

type Leading = SessionRecord & { readonly user: UserRecord; readonly participant: ParticipantRecord };

/** Temporary associations: a leading participant begins one, acts for it, and signs with its own certificates (ADR 0074). */
@Injectable()
export class AssociationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
    private readonly registrars: Registrars,
  ) {}

  /** Begins one as a draft; the person who began it administers it, and switches to it to fill it in. */
  async begin(actor: Actor): Promise<LedAssociation> {
    const { user, participant: leader, certificate } = await this.leading(actor);
    const now = this.clock.now();
    const id = newId(now);
    return this.work.run(this.registrars.scope(actor, id), async (tx) => {
      await this.refuseMany(tx, leader, user);
      const bin = await nextPortalNumber(tx, 'QT');
      const names = { kk: `${leader.nameKk}: ${bin}`, ru: `${leader.nameRu}: ${bin}`, en: `${leader.nameEn}: ${bin}` };
      const kind = 'temporary-association';
      await insertParticipant(tx, { id, kind, bin, names, createdBy: user.id, now, ledBy: leader.bin });
      await saveForm(tx, { id, version: 1, form: {}, by: user.id, now });
      const member = { user, participantId: id, role: roleOf(certificate), administrator: true };
      await asPortal(tx, () => addMember(tx, this.clock, member));
      const detail = { bin, kind, ledBy: leader.bin };
      const subject = { subjectType: 'participant', subjectId: id, participantId: id };
      await tx.audit({ act: 'participant.registered', ...subject, detail });
      return { id, bin, name: names, state: 'draft', validUntil: null, belongs: true };
    });
  }

  /** Those that the acting participant leads, and what it was asked to agree to. */
  async of(actor: Actor): Promise<{ readonly led: LedAssociation[]; readonly consents: ConsentRecord[] }> {
    const { participant, user } = await this.sessions.of(actor);
    if (!participant || !user) throw refuse('participant.not_registered');
    // Drafts of colleagues are the participant's own business: the statement names the leader whom the person administers.
    return this.work.run(scopeOf(actor), async (tx) => ({
      led: await asPortal(tx, () => associationsOf(tx, participant.bin, user.id)),
      consents: await consentsOf(tx, participant.id),
    }));
  }

  private async leading(actor: Actor): Promise<Leading> {
    const session = await this.sessions.of(actor);
    const { user, participant } = session;
    if (!user || !participant) throw refuse('association.not_leading');
    const leads = participant.state === 'accredited' && LEADERS.includes(participant.kind);
    if (!leads || !byOwnCertificate(session)) throw refuse('association.not_leading');
    return { ...session, user, participant };
  }

  private async refuseMany(tx: Tx, leader: ParticipantRecord, user: UserRecord): Promise<void> {
    await tx.manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`association:${leader.bin}`]);
    const led = await asPortal(tx, () => associationsOf(tx, leader.bin, user.id));
    const drafts = led.filter(({ state }) => state === 'draft').length;
    if (drafts >= DRAFTS) throw refuse('association.drafts_many', { params: { most: DRAFTS } });
  }
}
