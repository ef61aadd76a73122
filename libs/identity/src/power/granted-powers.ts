/** What a member may do and how far: from the certificate, from roles, from powers of attorney (E-5.12). Pure. */
import type { Uuid } from '@qujat/kernel';
import type { Power, PowerSource, Right, Role } from '@qujat/platform';
import type { Role as CertificateRole } from '@qujat/signature';
import { type Authority, judgeAuthority } from '../authority/judge-authority.js';
import { type BuiltInRole, DEFAULT_ACTS, FINANCIAL_TYPES, isPowerAct, POWER_ACTS, SIGNED_ACTS } from './acts.js';
import { isInForce } from './judge-power.js';

/** A grant as the database gives it. */
export interface GrantRecord {
  readonly act: Right;
  readonly documentType: string | null;
  readonly limit: number | null;
  readonly departments: readonly Uuid[] | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly kind: 'role' | 'attorney';
  readonly id: Uuid;
  readonly version: number;
  readonly name: string;
  /** Of a role that stands for what the certificate gives. */
  readonly code: BuiltInRole | null;
}

/** All that was granted to a member. */
export interface GrantedRecord {
  /** Is the member, and the user, not suspended? */
  readonly active: boolean;
  /** Appointed an administrator. */
  readonly administrator: boolean;
  /** Does the member hold what the certificate gives, or only what was granted by name? */
  readonly byCertificate: boolean;
  /** Standings whose powers the administrator has changed. */
  readonly changed: readonly BuiltInRole[];
  readonly grants: readonly GrantRecord[];
}

/** Of one who is no member. */
export const NOBODY: GrantedRecord = {
  ...{ active: false, administrator: false, byCertificate: false },
  ...{ changed: [], grants: [] },
};

/** By which certificate a member acts, for whom. */
export interface Standing {
  readonly role: Role;
  readonly iin: string;
  /** In the certificate; null: it names no organisation. */
  readonly bin: string | null;
  readonly roles: readonly CertificateRole[];
  /** For whom: BIN, or the IIN of an entrepreneur. */
  readonly participantBin: string;
}

/** The standing in this participant: a certificate of another organisation gives none here. */
function standingIn({ role, iin, bin, participantBin }: Standing): Role {
  if (bin === null) return iin === participantBin ? 'individual' : 'employee';
  return bin === participantBin ? role : 'employee';
}

/** Every power of a member at this moment. The first head and an entrepreneur for themselves hold all. */
export function powersOf(standing: Standing, granted: GrantedRecord, at: Date): Power[] {
  const role = standingIn(standing);
  if (!granted.active) return [];
  if (role === 'first-head' || role === 'individual') return POWER_ACTS.map((act) => unlimited(act, role));
  const byCertificate = granted.byCertificate && !granted.changed.includes(role);
  const given = byCertificate ? DEFAULT_ACTS[role].map((act) => unlimited(act, role)) : [];
  const appointed = granted.administrator ? [unlimited('participant.administer', 'administrator')] : [];
  const named = granted.grants.filter(({ code }) => code === null || code === role).map(powerOf);
  const authority = authorityOf(standing, named, at);
  return [...given, ...appointed, ...named].flatMap((power) => withCertificate(power, standing, authority));
}

/** E-7.5.2: may the person sign for the participant at all? By the certificate, or by a power of attorney to sign. */
function authorityOf({ iin, bin, roles, participantBin }: Standing, powers: readonly Power[], at: Date): Authority {
  const attorneys = powers.filter(({ act, source }) => act === 'document.sign' && source.kind === 'attorney');
  return judgeAuthority({
    certificate: { subject: { iin, bin }, roles },
    bin: participantBin,
    powers: attorneys.map(({ from, until }) => ({ iin, bin: participantBin, from: from ?? new Date(0), until })),
    at,
  });
}

/** A role lets one sign whose certificate can; where it cannot, a power of attorney is needed. */
function withCertificate(power: Power, { roles }: Standing, { by }: Authority): Power[] {
  const signed = SIGNED_ACTS.some((act) => act === power.act);
  if (!signed || power.source.kind === 'attorney' || (by !== null && by !== 'power')) return [power];
  if (!roles.includes('finance-sign-right')) return [{ ...power, barred: true }];
  const types = FINANCIAL_TYPES.filter((type) => power.documentType === null || power.documentType === type);
  return types.length > 0 ? types.map((documentType) => ({ ...power, documentType })) : [{ ...power, barred: true }];
}

/** The rights that routes ask for: every act for which there is a power of use. */
export const actsOf = (powers: readonly Power[], at: Date): Right[] =>
  POWER_ACTS.filter((act) => powers.some((power) => power.act === act && !power.barred && isInForce(power, at)));

const unlimited = (act: Right, name: Role | 'administrator'): Power => ({
  ...{ act, documentType: null, limit: null, departments: null, from: null, until: null, barred: false },
  source: { kind: name === 'administrator' ? 'role' : 'certificate', id: null, version: 0, name },
});

/** A grant as a power. */
export function powerOf({ act, documentType, limit, departments, from, until, ...rest }: GrantRecord): Power {
  const { kind, id, version, name } = rest;
  const source: PowerSource = { kind, id, version, name };
  return {
    ...{ act, documentType, limit, departments, source, barred: !isPowerAct(act) },
    ...{ from: from === null ? null : new Date(from), until: until === null ? null : new Date(until) },
  };
}
