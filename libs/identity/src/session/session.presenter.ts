import type { CertificateFacts } from '@qujat/signature';
import type { ParticipantDraft } from '../participant/participant.types.js';
import { presentSummary } from '../participant/participant.response.js';
import { presentUser } from '../user/user.response.js';
import type { Joinable } from '../joining/join.types.js';
import type { OwnOrganisation } from './organisation/organisation.repository.js';
import { personIn } from './person.js';
import type { Session, SessionCertificate, SessionOrganisation } from './session.dto.js';
import { rightsOf, stepOf } from './session.policy.js';
import type { SessionRecord } from './session.types.js';
import { isOfCertificate, roleIn } from './standing.js';

/** The certificate as the API shows it. */
export function presentCertificate(facts: CertificateFacts): SessionCertificate {
  const { serial, notBefore, notAfter, roles, subject, algorithm } = facts;
  const { organization, bin } = subject;
  return { serialNumber: serial, notBefore, notAfter, roles: [...roles], organization, bin, algorithm };
}

/** What is told of a session beside its record. */
export interface SessionSurroundings {
  readonly form: ParticipantDraft;
  /** Kinds of the documents of the application. */
  readonly documents: readonly string[];
  readonly organisations: readonly OwnOrganisation[];
  readonly joinables: readonly Joinable[];
  readonly idleMinutes: number;
}

/** The session as the API shows it. */
export function presentSession(session: SessionRecord, around: SessionSurroundings): Session {
  const { certificate, user, participant, membership } = session;
  const { surname, name, patronymic } = personIn(session);
  return {
    person: {
      iin: session.iin,
      surname,
      givenName: name,
      patronymic,
      commonName: certificate?.subject.commonName ?? `${surname} ${name}`,
    },
    certificate: certificate && presentCertificate(certificate),
    user: user && presentUser(user),
    participant: participant && presentSummary(participant),
    role: roleIn(session),
    administrator: membership?.administrator ?? false,
    operator: session.operator,
    rights: [...rightsOf(session)],
    step: stepOf(session, around),
    locale: user?.locale ?? session.locale,
    signed: session.signed,
    method: session.method,
    organisations: around.organisations.map((one) => presentOrganisation(session, one)),
    limits: {
      idleMinutes: around.idleMinutes,
      expiresAt: session.expiresAt.toISOString(),
    },
  };
}

const presentOrganisation = (
  session: SessionRecord,
  { participant, membership }: OwnOrganisation,
): SessionOrganisation => ({
  participant: presentSummary(participant),
  administrator: membership.administrator,
  suspended: membership.state !== 'active',
  byCertificate: isOfCertificate(session, participant),
  current: session.participant?.id === participant.id,
});
