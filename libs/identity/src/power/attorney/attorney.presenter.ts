import type { Uuid } from '@qujat/kernel';
import type { Actor } from '@qujat/platform';
import { dayOf } from '../portal-day.js';
import type { Attorney, AttorneyState } from './attorney.dto.js';
import type { AttorneyRecord } from './attorney.repository.js';

/** Where it stands at this moment. */
export function stateOf({ state, validFrom, validTo }: AttorneyRecord, now: Date): AttorneyState {
  if (state !== 'signed') return state;
  if (now < validFrom) return 'not-yet';
  return now < validTo ? 'in-force' : 'expired';
}

/** Issuer, first head, administrators: who may end it. */
export const mayRevoke = (actor: Actor, memberId: Uuid | null, { issuerId }: AttorneyRecord): boolean =>
  issuerId === memberId || actor.rights.includes('participant.administer');

/** One that is not signed: who made it, who was to sign it, administrators. */
export const mayDiscard = (actor: Actor, memberId: Uuid | null, { issuerId, preparedBy }: AttorneyRecord): boolean =>
  (memberId !== null && [issuerId, preparedBy].includes(memberId)) || actor.rights.includes('participant.administer');

/** As the reader sees it. */
export function presentAttorney(actor: Actor, memberId: Uuid | null, record: AttorneyRecord, now: Date): Attorney {
  const { id, number, parentId, parentNumber, holderId, substitution, grants, sha256, revocation } = record;
  const state = stateOf(record, now);
  const lives = state === 'in-force' || state === 'not-yet';
  return {
    ...{ id, number, state, parentId, parentNumber, holderId, substitution, grants, sha256 },
    ...{ issuer: record.issuerName, holder: record.holderName },
    validFrom: dayOf(record.validFrom),
    validTo: dayOf(new Date(record.validTo.getTime() - 1)),
    signedAt: record.signedAt?.toISOString() ?? null,
    revocation: revocation && { ...revocation, at: new Date(revocation.at).toISOString() },
    text: (JSON.parse(record.content.toString('utf8')) as { text: string }).text,
    canSign: state === 'prepared' && record.issuerId === memberId,
    canRevoke: lives && mayRevoke(actor, memberId, record),
    canDiscard: state === 'prepared' && mayDiscard(actor, memberId, record),
    canSubstitute: state === 'in-force' && substitution && holderId === memberId,
  };
}
