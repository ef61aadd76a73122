import type { Right } from '@qujat/platform';
import type { Joinable } from '../joining/join.types.js';
import { missingDocuments, missingFields } from '../participant/participant.form.js';
import type { ParticipantDraft } from '../participant/participant.types.js';
import { grantedRights, registers } from '../power/granted-rights.js';
import { accreditationLimit } from './limits/accreditation.limit.js';
import { associationLimit } from './limits/association.limit.js';
import { agreementLimit } from './limits/agreement.limit.js';
import { certificateLimit } from './limits/certificate.limit.js';
import { revocationLimit } from './limits/revocation.limit.js';
import { sanctionLimit } from './limits/sanction.limit.js';
import type { Limit } from './limits/limit.js';
import type { MembershipRecord, SessionRecord } from './session.types.js';

export const STEPS = [
  'register-user',
  'register-participant',
  'sign-agreements',
  'submit',
  'await-accreditation',
  'refused',
  'ready',
  'not-registered',
  'ask-to-join',
  'await-joining',
  'join-refused',
  'choose-organisation',
] as const;

/** What a person has to do next. */
export type Step = (typeof STEPS)[number];

/** Each may only narrow what is granted; the order does not matter. */
const LIMITS: readonly Limit[] = [
  ...[accreditationLimit, agreementLimit, certificateLimit],
  ...[revocationLimit, sanctionLimit, associationLimit],
];

/**
 * What a person may do now: what powers and certificate grant, narrowed by every limit that applies. The operator never
 * gets a right over documents (E-10.2.3).
 */
export const rightsOf = (session: SessionRecord): readonly Right[] =>
  LIMITS.reduce((rights, limit) => limit(session, rights), grantedRights(session));

/** What beside the session's own record says what comes next. */
export interface Way {
  readonly form: ParticipantDraft;
  readonly documents: readonly string[];
  readonly organisations: readonly { readonly membership: Pick<MembershipRecord, 'state'> }[];
  readonly joinables: readonly Pick<Joinable, 'request'>[];
}

/** What comes next on the way from the first sign-in to the exchange (E-5.6 to E-5.14). */
export function stepOf(session: SessionRecord, way: Way): Step {
  if (session.operator) return 'ready';
  if (!session.user) return 'register-user';
  const { participant, signed } = session;
  if (!participant) return stepOutside(session, way);
  const registrar = registers(session);
  if (participant.state === 'draft' && !registrar) return 'not-registered';
  if (participant.state === 'submitted') return 'await-accreditation';
  if (participant.state === 'refused') return 'refused';
  const { kind } = participant;
  const missing = [...missingFields(kind, way.form), ...missingDocuments(kind, way.documents)];
  if (participant.state === 'draft' && missing.length > 0) return 'register-participant';
  // Who has signed and waits for the head's signature has nothing to do but read meanwhile.
  if (!signed.byUser || (!signed.byParticipant && registrar)) return 'sign-agreements';
  return participant.state === 'draft' ? 'submit' : 'ready';
}

/** What comes next for one who acts for no organisation yet: registering it, asking to join it, or choosing another. */
function stepOutside(session: SessionRecord, { organisations, joinables: [joinable] }: Way): Step {
  const others = organisations.some(({ membership }) => membership.state === 'active');
  if (registers(session)) return others && !session.bin ? 'choose-organisation' : 'register-participant';
  if (!joinable) return others ? 'choose-organisation' : 'not-registered';
  if (joinable.request?.state === 'waiting') return 'await-joining';
  return joinable.request?.state === 'refused' ? 'join-refused' : 'ask-to-join';
}
