import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, type Seen, SessionAuthenticator, systemScope, UnitOfWork } from '@qujat/platform';
import { IdentitySettings } from '../identity.config.js';
import { grantedPowers, powersWithin } from '../power/granted-rights.js';
import { nameIn } from './person.js';
import { rightsOf } from './session.policy.js';
import { endSession, findSession, touchSession } from './session.repository.js';
import type { SessionRecord } from './session.types.js';
import { roleIn } from './standing.js';
import { hashOf } from './tokens.js';

const SCOPE = systemScope('identity.session');

/** Living sessions: who is behind a token, and with which rights at this moment. */
@Injectable()
export class SessionService extends SessionAuthenticator {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
  ) {
    super();
  }

  async authenticate(token: string, { background = false }: Seen = {}): Promise<Actor | undefined> {
    const now = this.clock.now();
    const idleSince = new Date(now.getTime() - this.settings.idleMinutes * 60_000);
    return this.work.run(SCOPE, async (tx) => {
      const session = await touchSession(tx, { tokenHash: hashOf(token), now, idleSince, background });
      if (session?.user?.state !== 'suspended') return session && actorOf(session);
      // E-5.13: a suspended user's sessions end, for good: they do not come back when the user is restored.
      await endSession(tx, session.id, now);
      return undefined;
    });
  }

  /** The session of an acting person, as it stands now. */
  async of(actor: Actor): Promise<SessionRecord> {
    const session = await this.work.run(SCOPE, (tx) => findSession(tx, actor.sessionId, this.clock.now()));
    if (!session) throw new Error(`session ${actor.sessionId} has gone while its request was answered`);
    return session;
  }

  /** Signs out. */
  async end(id: Uuid): Promise<void> {
    await this.work.run(SCOPE, async (tx) => {
      await endSession(tx, id, this.clock.now());
      await tx.audit({ act: 'session.ended', subjectType: 'session', subjectId: id });
    });
  }
}

/** The acting person of a session: everything from the certificate and the database, nothing from the request (E-3.10). */
export function actorOf(session: SessionRecord): Actor {
  const { certificate, user, membership } = session;
  const rights = rightsOf(session);
  return {
    sessionId: session.id,
    userId: user?.id ?? null,
    iin: session.iin,
    bin: session.bin,
    name: nameIn(session),
    participantId: membership?.state === 'active' ? (session.participant?.id ?? null) : null,
    role: roleIn(session),
    rights,
    powers: powersWithin(grantedPowers(session), rights, session.at),
    operator: session.operator,
    certificateSha256: certificate?.fingerprint ?? null,
    locale: user?.locale ?? session.locale,
  };
}
