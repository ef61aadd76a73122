import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { systemScope, UnitOfWork } from '@qujat/platform';
import { currentForm } from '../participant/participant.repository.js';
import { UserService } from '../user/user.service.js';
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
  ) {}

  /** At sign-in: a registered user is taken into the organisation of the certificate, where it is accredited by now. */
  async first(id: Uuid): Promise<Session> {
    const session = await this.work.run(SCOPE, (tx) => findSession(tx, id, this.clock.now()));
    if (session) await this.users.joinByCertificate(session, SCOPE);
    return this.of(id);
  }

  /** As it stands now. */
  of(id: Uuid): Promise<Session> {
    return this.work.run(SCOPE, async (tx) => {
      const session = await findSession(tx, id, this.clock.now());
      if (!session) throw new Error(`session ${id} has gone while its request was answered`);
      return presentSession(session, session.participant ? await currentForm(tx, session.participant) : {});
    });
  }
}
