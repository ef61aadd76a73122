import type { CertificateFacts } from '@qujat/signature';
import { roleOf } from '../session/person.js';
import type { ParticipantRecord } from '../session/session.types.js';
import type { CaseKind } from './case.types.js';
import type { CheckPoint, CheckRecord } from './check.types.js';

/** What the operator has to look at for every application (E-5.8, E-10.2.2). */
const BY_HAND: readonly CheckPoint[] = ['register-lookup', 'email', 'phone', 'address'];

/** Fields of the form behind a point: a change is checked where it changes something. */
const FIELDS: Partial<Record<CheckPoint, readonly string[]>> = {
  email: ['email'],
  phone: ['phones'],
  address: ['legalAddress', 'actualAddress', 'postalAddress'],
};

/** A point of the list with the check that counts: the newest. */
export interface Point {
  readonly id: CheckPoint;
  readonly automatic: boolean;
  /** Null: nobody has looked yet, or it stays unclear. */
  readonly ok: boolean | null;
  readonly detail: string | null;
}

/** The points for which a case needs a check that passed. */
export function pointsOf(kind: CaseKind, changed: readonly string[]): readonly CheckPoint[] {
  if (kind === 'application') return BY_HAND;
  return BY_HAND.filter((point) => {
    const fields = FIELDS[point];
    return !fields || fields.some((field) => changed.some((path) => path === field || path.startsWith(`${field}.`)));
  });
}

/** Of the points, those whose newest check has not passed. */
export const missingPoints = (points: readonly CheckPoint[], checks: readonly CheckRecord[]): readonly CheckPoint[] =>
  points.filter((point) => newest(checks, point)?.outcome !== 'passed');

/** What the portal has compared itself, and what the operator has to look at. */
export function checklist(
  record: Pick<ParticipantRecord, 'bin' | 'ledBy'>,
  certificate: CertificateFacts,
  made: { readonly points: readonly CheckPoint[]; readonly checks: readonly CheckRecord[] },
): Point[] {
  return [certificateMatches(record, certificate), ...made.points.map((id) => byHand(id, newest(made.checks, id)))];
}

function certificateMatches(record: Pick<ParticipantRecord, 'bin' | 'ledBy'>, certificate: CertificateFacts): Point {
  const { bin: own, ledBy } = record;
  const { bin, iin, organization } = certificate.subject;
  // A temporary association is registered by an administrator of the leading participant, with a certificate of that one.
  const registers = ledBy !== null || ['first-head', 'individual'].includes(roleOf(certificate));
  const ok = (bin ?? iin) === (ledBy ?? own) && registers;
  const detail = [organization, bin ? `BIN ${bin}` : `IIN ${iin ?? ''}`].filter(Boolean).join(', ');
  return { id: 'certificate-matches', automatic: true, ok, detail };
}

const OK = { passed: true, failed: false, unclear: null } as const;

const byHand = (id: CheckPoint, check: CheckRecord | undefined): Point => ({
  id,
  automatic: false,
  ok: check ? OK[check.outcome] : null,
  detail: check ? [check.how, check.note].filter(Boolean).join(': ') : null,
});

const newest = (checks: readonly CheckRecord[], point: CheckPoint): CheckRecord | undefined =>
  checks.findLast((check) => check.point === point);
