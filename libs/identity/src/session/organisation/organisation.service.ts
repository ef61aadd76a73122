import { Injectable } from '@nestjs/common';
import type { Uuid } from '@qujat/kernel';
import { type Actor, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../../identity.errors.js';
import { SessionService } from '../session.service.js';
import type { SessionRecord } from '../session.types.js';
import { isOfCertificate } from '../standing.js';
import { chooseOrganisation, organisationsOf, type OwnOrganisation } from './organisation.repository.js';

const SCOPE = systemScope('identity.organisation');

/**
 * For which of their organisations a person acts (ADR 0062). Switching takes no new sign-in: what needs a signature, or the
 * standing of a certificate, is out of reach unless the session's certificate is of that organisation.
 */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: SessionService,
  ) {}

  /** Switches; null leads back to what the certificate names. */
  async choose(actor: Actor, participantId: Uuid | null): Promise<void> {
    const session = await this.sessions.of(actor);
    if (!session.user) throw refuse('user.not_registered');
    const { id: userId } = session.user;
    await this.work.run(SCOPE, async (tx) => {
      const chosen = participantId && (await this.member(tx, userId, participantId));
      // The organisation of the certificate needs no choice: it stays the session's own whatever happens to the choice.
      await chooseOrganisation(tx, session.id, chosen && !isOwn(session, chosen) ? chosen.participant.id : null);
      const detail = { userId, iin: session.iin, from: session.participant?.id ?? null, to: participantId };
      await tx.audit({ act: 'session.switched', subjectType: 'session', subjectId: session.id, participantId, detail });
    });
  }

  /** E-3.1: an organisation that is not one's own is not there. */
  private async member(tx: Tx, userId: Uuid, participantId: Uuid): Promise<OwnOrganisation> {
    const found = (await organisationsOf(tx, userId)).find(({ participant }) => participant.id === participantId);
    if (!found) throw refuse('organisation.not_yours');
    if (found.membership.state !== 'active') throw refuse('organisation.suspended');
    return found;
  }
}

const isOwn = (session: SessionRecord, { participant }: OwnOrganisation): boolean =>
  participant.ledBy === null && isOfCertificate(session, participant);
