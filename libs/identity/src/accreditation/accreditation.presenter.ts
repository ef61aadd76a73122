import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, operatorScopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';
import { agreementsInForce } from '../agreement/agreement.repository.js';
import { presentAgreement } from '../agreement/agreement.response.js';
import { refuse } from '../identity.errors.js';
import { ParticipantPresenter } from '../participant/participant.presenter.js';
import { presentCertificate } from '../session/session.presenter.js';
import { fullName, roleOf } from '../session/person.js';
import { findParticipant } from '../session/session.repository.js';
import type { ParticipantRecord } from '../session/session.types.js';
import type { AccreditationCase, ChecklistItem } from './accreditation.response.js';

interface Registrar {
  readonly userId: Uuid;
  readonly certificate: CertificateFacts;
}

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
      const { userId, certificate } = registrar;
      const agreements = await agreementsInForce(tx, { userId, participantId: id }, this.clock.now());
      return {
        ...(await this.participants.present(tx, record)),
        firstHead: {
          name: fullName(certificate),
          iin: certificate.subject.iin ?? '',
          certificate: presentCertificate(certificate),
        },
        agreements: agreements.map(presentAgreement),
        checklist: checklist(record, certificate, await checksMade(tx, record)),
      };
    });
  }
}

/** The one who registered the organisation, with their newest certificate of it. */
async function registrarOf(tx: Tx, participantId: Uuid): Promise<Registrar | undefined> {
  const [row]: Registrar[] = await tx.manager.query(
    `SELECT u.id AS "userId", c.facts AS certificate FROM identity.participants p
     JOIN identity.users u ON u.id = p.created_by
     JOIN identity.certificates c ON c.iin = u.iin AND coalesce(c.bin, c.iin) = p.bin
     WHERE p.id = $1 ORDER BY c.first_seen_at DESC LIMIT 1`,
    [participantId],
  );
  return row;
}

interface CheckMade {
  readonly id: string;
  readonly how: string;
  readonly note?: string;
}

async function checksMade(tx: Tx, { id, version }: ParticipantRecord): Promise<readonly CheckMade[]> {
  const [row]: { checks: CheckMade[] }[] = await tx.manager.query(
    'SELECT checks FROM identity.accreditation_decisions WHERE participant_id = $1 AND version = $2',
    [id, version],
  );
  return row?.checks ?? [];
}

/** What the portal has compared itself, and what the operator has to look at. */
function checklist(
  record: ParticipantRecord,
  certificate: CertificateFacts,
  made: readonly CheckMade[],
): ChecklistItem[] {
  const { bin, iin, organization } = certificate.subject;
  const matches = (bin ?? iin) === record.bin && ['first-head', 'individual'].includes(roleOf(certificate));
  const detail = [organization, bin ? `BIN ${bin}` : `IIN ${iin ?? ''}`].filter(Boolean).join(', ');
  const byHand = (['register-lookup', 'email', 'phone', 'address'] as const).map((id) => {
    const check = made.find((one) => one.id === id);
    return {
      id,
      automatic: false,
      ok: check ? true : null,
      detail: check ? [check.how, check.note].filter(Boolean).join(': ') : null,
    };
  });
  return [{ id: 'certificate-matches', automatic: true, ok: matches, detail }, ...byHand];
}
