/**
 * May a person sign for an organisation? Judged by what the certificate says and by what was granted on the portal, apart from
 * the cryptographic verdict: a valid signature of somebody who may not sign is still a valid signature (ADR 0053). Pure.
 */
import type { Localized } from '@qujat/kernel';
import type { Role, SubjectFacts } from '@qujat/signature';
import { AUTHORITY_WORDS, type AuthorityReason } from './authority.words.js';

/** What is asked of a certificate. */
export interface AuthorityFacts {
  readonly subject: Pick<SubjectFacts, 'iin' | 'bin'>;
  readonly roles: readonly Role[];
}

/** A power to sign that the organisation granted on the portal. */
export interface GrantedPower {
  /** Whom: the person's IIN. */
  readonly iin: string;
  /** For whom: BIN. */
  readonly bin: string;
  /** The first moment it holds, and the first at which it does not any more; null: until it is withdrawn. */
  readonly from: Date;
  readonly until: Date | null;
}

/** What is asked. */
export interface AuthorityQuestion {
  readonly certificate: AuthorityFacts;
  /** The organisation: BIN, or the IIN of an entrepreneur. */
  readonly bin: string;
  readonly powers: readonly GrantedPower[];
  /** When the signature was made: a power that began later does not reach back. */
  readonly at: Date;
}

/** The answer. `by` names what the right rests on; null when there is none. */
export interface Authority {
  readonly may: boolean;
  readonly by: 'first-head' | 'sign-right' | 'entrepreneur' | 'power' | null;
  readonly code: AuthorityReason;
  readonly reason: Localized;
}

/** Judges. The certificate counts first (E-5.6.1, E-7.5.2; ADR 0032), then the powers. */
export function judgeAuthority({ certificate, bin, powers, at }: AuthorityQuestion): Authority {
  const { subject, roles } = certificate;
  if (subject.bin === null && subject.iin === bin) return may('entrepreneur', 'entrepreneur');
  if (subject.bin === bin && roles.includes('first-head')) return may('first-head', 'first-head');
  if (subject.bin === bin && roles.includes('sign-right')) return may('sign-right', 'sign-right');
  const granted = powers.filter((power) => power.iin === subject.iin && power.bin === bin);
  if (granted.some((power) => holds(power, at))) return may('power', 'power');
  if (granted.length > 0) return mayNot('power-not-in-force');
  if (subject.bin === bin) return mayNot(roles.includes('finance-sign-right') ? 'financial-only' : 'no-right');
  return mayNot(subject.bin === null ? 'no-organisation' : 'other-organisation');
}

const holds = ({ from, until }: GrantedPower, at: Date): boolean => from <= at && (until === null || at < until);

const may = (by: NonNullable<Authority['by']>, code: AuthorityReason): Authority => ({
  ...{ may: true, by, code },
  reason: AUTHORITY_WORDS[code],
});

const mayNot = (code: AuthorityReason): Authority => ({ may: false, by: null, code, reason: AUTHORITY_WORDS[code] });
