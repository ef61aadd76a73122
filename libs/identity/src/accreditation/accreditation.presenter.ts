import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, operatorScopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { agreementsInForce } from '../agreement/agreement.repository.js';
import { presentAgreement } from '../agreement/agreement.response.js';
import { refuse } from '../identity.errors.js';
import { ParticipantPresenter } from '../participant/participant.presenter.js';
import { presentCertificate } from '../session/session.presenter.js';
import { fullName } from '../session/person.js';
import { findParticipant } from '../session/session.repository.js';
import type { ParticipantRecord } from '../session/session.types.js';
import type { AccreditationCase, ParticipantVersion } from './accreditation.response.js';
import { allowedActs } from './case.policy.js';
import { presentCheck, presentMessage, presentStanding, presentVersion } from './case.presenter.js';
import { newestCase } from './case.repository.js';
import type { CaseRecord } from './case.types.js';
import { checksOf } from './check.repository.js';
import { checklist, pointsOf } from './checklist.js';
import { stated } from './check.service.js';
import { messagesOf } from './message.repository.js';
import { type Registrar, registrarOf } from './registrar.js';
import { comparedVersions, pointsOfCase } from './versions.js';

/** An application with everything the operator decides by. */
@Injectable()
export class AccreditationPresenter {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly participants: ParticipantPresenter,
  ) {}

  /** Shows the application; 404 when there is none. */
  async present(actor: Actor, id: Uuid): Promise<AccreditationCase> {
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const record = await findParticipant(tx, id);
      const registrar = record && (await registrarOf(tx, id));
      if (!record || !registrar) throw refuse('participant.not_found');
      const one = await newestCase(tx, id);
      const { certificate } = registrar;
      return {
        // What is shown is what is decided on: of a change, its own version.
        ...(await this.participants.present(tx, one ? { ...record, version: one.version } : record)),
        firstHead: {
          name: fullName(certificate),
          iin: certificate.subject.iin ?? '',
          certificate: presentCertificate(certificate),
        },
        agreements: await this.agreements(tx, record, registrar),
        ...(await this.checks(tx, record, { one, registrar })),
        messages: (await messagesOf(tx, id)).map(presentMessage),
        case: one ? presentStanding(one, actor) : null,
        abilities: one ? allowedActs(one, actor) : [],
      };
    });
  }

  /** All versions of the data, side by side. */
  async versions(actor: Actor, id: Uuid): Promise<ParticipantVersion[]> {
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      if (!(await findParticipant(tx, id))) throw refuse('participant.not_found');
      return (await comparedVersions(tx, id)).map(presentVersion);
    });
  }

  private async agreements(tx: Tx, { id }: ParticipantRecord, { userId }: Registrar) {
    const agreements = await agreementsInForce(tx, { userId, participantId: id }, this.clock.now());
    return agreements.map(presentAgreement);
  }

  private async checks(
    tx: Tx,
    record: ParticipantRecord,
    { one, registrar }: { readonly one: CaseRecord | undefined; readonly registrar: Registrar },
  ) {
    const checks = one ? await checksOf(tx, one) : [];
    const points = one ? await pointsOfCase(tx, record, one) : pointsOf('application', []);
    const said = one ? await stated(tx, one) : { form: {}, head: '' };
    return {
      checklist: checklist(record, registrar.certificate, { points, checks }),
      checks: checks.map((check) => presentCheck(check, said)).reverse(),
    };
  }
}
