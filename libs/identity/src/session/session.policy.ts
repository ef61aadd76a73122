import type { Right } from '@qujat/platform';
import { missingFields } from '../participant/participant.form.js';
import type { ParticipantForm } from '../participant/participant.types.js';
import { roleOf } from './person.js';
import type { SessionRecord } from './session.types.js';

export const STEPS = [
  'register-user',
  'register-participant',
  'sign-agreements',
  'submit',
  'await-accreditation',
  'refused',
  'ready',
  'not-registered',
] as const;

/** What a person has to do next. */
export type Step = (typeof STEPS)[number];

const PREPARE: readonly Right[] = ['document.prepare', 'document.send', 'document.receive'];
const SIGN: readonly Right[] = [...PREPARE, 'document.sign', 'document.recall'];
const OPERATOR: readonly Right[] = ['operator.accredit', 'operator.announce'];

/** May the person register and change the organisation? Its first head may, and an individual their own business. */
export const registers = (session: SessionRecord): boolean =>
  ['first-head', 'individual'].includes(roleOf(session.certificate));

/**
 * What a person may do: by role and by the state of what stands behind it. The operator never gets a right over documents
 * (E-10.2.3); without signed agreements one only reads (E-5.14).
 */
export function rightsOf(session: SessionRecord): readonly Right[] {
  if (session.operator) return OPERATOR;
  if (session.user?.state !== 'active') return [];
  const own: readonly Right[] = registers(session) ? ['participant.register'] : [];
  if (!mayExchange(session)) return own;
  return [
    ...own,
    ...documentRights(session),
    ...(session.membership?.administrator ? (['participant.administer'] as const) : []),
  ];
}

/** E-7.5.2: only the first head (an entrepreneur for themselves) and one with the right to sign sign. */
function documentRights(session: SessionRecord): readonly Right[] {
  return roleOf(session.certificate) === 'employee' ? PREPARE : SIGN;
}

function mayExchange({ participant, membership, signed }: SessionRecord): boolean {
  return participant?.state === 'accredited' && membership?.state === 'active' && signed.byUser && signed.byParticipant;
}

/** What comes next on the way from the first sign-in to the exchange (E-5.6 to E-5.14). */
export function stepOf(session: SessionRecord, form: Partial<ParticipantForm>): Step {
  if (session.operator) return 'ready';
  if (!session.user) return 'register-user';
  const { participant, signed } = session;
  const registrar = registers(session);
  if (!participant || (participant.state === 'draft' && !registrar))
    return registrar ? 'register-participant' : 'not-registered';
  if (participant.state === 'submitted') return 'await-accreditation';
  if (participant.state === 'refused') return 'refused';
  if (participant.state === 'draft' && missingFields(participant.kind, form).length > 0) return 'register-participant';
  if (!signed.byUser || !signed.byParticipant) return 'sign-agreements';
  return participant.state === 'draft' ? 'submit' : 'ready';
}
