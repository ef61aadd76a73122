import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { systemScope, UnitOfWork } from '@qujat/platform';
import { documentsOf } from '../participant-document/participant-document.repository.js';
import { IdentitySettings } from '../identity.config.js';
import { joinables } from '../joining/join.repository.js';
import { currentForm } from '../participant/participant.repository.js';
import { followCertificate } from '../power/member/regain.js';
import { UserService } from '../user/user.service.js';
import { organisationsOf } from './organisation/organisation.repository.js';
import type { Session } from './session.dto.js';
import { presentSession } from './session.presenter.js';
import { findSession } from './session.repository.js';

const SCOPE = systemScope('identity.session');

/** The session as its person sees it. */
@Injectable()
export class SessionView {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly users: UserService,
    private readonly settings: IdentitySettings,
  ) {}

  /** At sign-in: a first head is taken into the organisation of the certificate, where it is accredited by now. */
  async first(id: Uuid): Promise<Session> {
    const session = await this.work.run(SCOPE, (tx) => findSession(tx, id, this.clock.now()));
    if (session) await this.work.run(SCOPE, (tx) => followCertificate(tx, session));
    if (session) await this.users.joinByCertificate(session, SCOPE);
    return this.of(id);
  }

  /** As it stands now. */
  of(id: Uuid): Promise<Session> {
    return this.work.run(SCOPE, async (tx) => {
      const session = await findSession(tx, id, this.clock.now());
      if (!session) throw new Error(`session ${id} has gone while its request was answered`);
      const { participant, user, method, bin } = session;
      const documents = participant ? await documentsOf(tx, participant.id) : [];
      return presentSession(session, {
        form: participant ? await currentForm(tx, participant) : {},
        documents: documents.map(({ kind }) => kind),
        organisations: user ? await organisationsOf(tx, user.id) : [],
        joinables: user && bin && method === 'certificate' ? await joinables(tx, user.id, bin) : [],
        idleMinutes: this.settings.idleMinutes,
      });
    });
  }
}
