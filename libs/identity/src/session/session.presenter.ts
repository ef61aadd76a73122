import type { CertificateFacts } from '@qujat/signature';
import type { ParticipantForm } from '../participant/participant.types.js';
import { presentSummary } from '../participant/participant.response.js';
import { presentUser } from '../user/user.response.js';
import { personName, roleOf } from './person.js';
import type { Session, SessionCertificate } from './session.dto.js';
import { rightsOf, stepOf } from './session.policy.js';
import type { SessionRecord } from './session.types.js';

/** The certificate as the API shows it. */
export function presentCertificate(facts: CertificateFacts): SessionCertificate {
  const { serial, notBefore, notAfter, roles, subject, algorithm } = facts;
  const { organization, bin } = subject;
  return { serialNumber: serial, notBefore, notAfter, roles: [...roles], organization, bin, algorithm };
}

/** The session as the API shows it. */
export function presentSession(session: SessionRecord, form: Partial<ParticipantForm>): Session {
  const { certificate, user, participant, membership } = session;
  const { surname, name, patronymic } = personName(certificate);
  return {
    person: {
      iin: session.iin,
      surname,
      givenName: name,
      patronymic,
      commonName: certificate.subject.commonName ?? '',
    },
    certificate: presentCertificate(certificate),
    user: user && presentUser(user),
    participant: participant && presentSummary(participant),
    role: roleOf(certificate),
    administrator: membership?.administrator ?? false,
    operator: session.operator,
    rights: [...rightsOf(session)],
    step: stepOf(session, form),
    locale: user?.locale ?? session.locale,
  };
}
