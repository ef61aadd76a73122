import type { JoinableOrganisation, MemberJoinRequest, OwnJoinRequest } from './join.dto.js';
import type { ShownJoinRequest } from './join.repository.js';
import { type Joinable, joinMachine, type JoinRequest } from './join.types.js';

/** A request as its person sees it. */
export function presentOwn({ id, state, message, askedAt, decidedAt, reason }: JoinRequest): OwnJoinRequest {
  const times = { askedAt: askedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null };
  return { id, state, message, ...times, reason };
}

/** An organisation that can be asked. */
export const presentJoinable = ({ request, ...organisation }: Joinable): JoinableOrganisation => ({
  ...organisation,
  request: request && presentOwn(request),
});

/** A request as the administrator sees it. */
export function presentForAdministrator(request: ShownJoinRequest): MemberJoinRequest {
  const { role, decidedBy, state, certificateSerial, certificateUntil } = request;
  const { iin, surname, name, patronymic, email, phone } = request.person;
  return {
    ...presentOwn(request),
    person: { iin, surname, givenName: name, patronymic, commonName: `${surname} ${name}` },
    contacts: { email, phone },
    certificate: { serialNumber: certificateSerial, notAfter: certificateUntil.toISOString() },
    ...{ role, decidedBy },
    abilities: joinMachine.allowedIn(state).filter((act) => act !== 'withdraw'),
  };
}
