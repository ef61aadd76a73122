import type { Power, Right } from '@qujat/platform';
import { roleOf } from '../session/person.js';
import { byOwnCertificate } from '../session/standing.js';
import type { SessionRecord } from '../session/session.types.js';
import { rightsOfStaff } from '../staff/staff-roles.js';
import { actsOf, powersOf } from './granted-powers.js';
import { isInForce } from './judge-power.js';

/**
 * May the person register and change the organisation? Its first head may, and an individual their own business; a temporary
 * association has no head of its own: its administrators may.
 */
export const registers = (session: SessionRecord): boolean =>
  byOwnCertificate(session) && (['first-head', 'individual'].includes(roleOf(session.certificate)) || leads(session));

const leads = ({ participant, membership }: SessionRecord): boolean =>
  participant !== null && participant.ledBy !== null && membership?.administrator === true;

/**
 * What stands behind a person grants: certificate, roles, powers of attorney, administration (E-5.6.1, E-5.12). Limits narrow
 * it afterwards.
 */
export function grantedRights(session: SessionRecord): readonly Right[] {
  if (session.operator) return rightsOfStaff(session.staffRoles);
  if (session.user?.state !== 'active') return [];
  return [
    ...(registers(session) ? (['participant.register'] as const) : []),
    ...actsOf(grantedPowers(session), session.at),
  ];
}

/** How far the rights go. */
export function grantedPowers(session: SessionRecord): readonly Power[] {
  const { membership, certificate, iin, bin, participant, granted, at } = session;
  if (session.operator || !participant || membership?.state !== 'active') return [];
  const standing = {
    iin,
    bin,
    roles: certificate?.roles ?? [],
    role: roleOf(certificate),
    participantBin: participant.ledBy ?? participant.bin,
  };
  return powersOf(standing, granted, at);
}

/** The powers in force that limits have left; what a certificate bars stays, so that the reason can be told. */
export const powersWithin = (powers: readonly Power[], rights: readonly Right[], at: Date): readonly Power[] =>
  powers.filter((power) => isInForce(power, at) && (power.barred || rights.includes(power.act)));
