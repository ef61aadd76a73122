/** Do these powers cover this act? Pure: the same answer beside a button, at the moment of the act, and years later (ADR 0064). */
import type { Uuid } from '@qujat/kernel';
import type { Power, Right } from '@qujat/platform';

/** What is to be done, with what. */
export interface PowerQuestion {
  readonly act: Right;
  /** Of a document; absent for acts that have none, and where any one would do. */
  readonly document?: PowerSubject;
}

/** What a power over documents is limited by. */
export interface PowerSubject {
  readonly type: string;
  /** Tiyn; null: the document names no sum. */
  readonly amount: number | null;
  /** The sender's department, for the sender's people. */
  readonly departmentId: Uuid | null;
}

/** Why no power covers it: the narrowest reason, so that it says what is missing. */
export type PowerRefusal =
  | { readonly code: 'missing' | 'certificate' | 'type' | 'department' | 'amount-unknown' | 'not-in-force' }
  | { readonly code: 'amount'; readonly limit: number }
  /** It was there, and was taken away. */
  | { readonly code: 'withdrawn'; readonly name: string; readonly at: Date };

/** The answer. */
export type PowerVerdict =
  { readonly allowed: true; readonly power: Power } | { readonly allowed: false; readonly refusal: PowerRefusal };

const no = (refusal: PowerRefusal): PowerVerdict => ({ allowed: false, refusal });

/**
 * Judges. Each step keeps the powers that pass; where none is left, the step is the reason. Without `at` the terms are not
 * looked at: an acting person's powers are those in force.
 */
export function judgePower(powers: readonly Power[], { act, document }: PowerQuestion, at?: Date): PowerVerdict {
  const granted = powers.filter((power) => power.act === act);
  if (granted.length === 0) return no({ code: 'missing' });
  const inForce = at ? granted.filter((power) => isInForce(power, at)) : granted;
  if (inForce.length === 0) return no({ code: 'not-in-force' });
  const usable = inForce.filter(({ barred }) => !barred);
  if (usable.length === 0) return no({ code: 'certificate' });
  return document ? judgeDocument(usable, document) : { allowed: true, power: usable[0]! };
}

function judgeDocument(powers: readonly Power[], { type, amount, departmentId }: PowerSubject): PowerVerdict {
  const ofType = powers.filter(({ documentType }) => documentType === null || documentType === type);
  if (ofType.length === 0) return no({ code: 'type' });
  const ofDepartment = ofType.filter(
    ({ departments }) => departments === null || (departmentId !== null && departments.includes(departmentId)),
  );
  if (ofDepartment.length === 0) return no({ code: 'department' });
  // A document that names no sum could be worth anything: a limited power does not cover it.
  const covering = ofDepartment.find(({ limit }) => limit === null || (amount !== null && amount <= limit));
  if (covering) return { allowed: true, power: covering };
  if (amount === null) return no({ code: 'amount-unknown' });
  return no({ code: 'amount', limit: Math.max(...ofDepartment.map(({ limit }) => limit ?? 0)) });
}

/** Does it hold at this moment? */
export const isInForce = ({ from, until }: Pick<Power, 'from' | 'until'>, at: Date): boolean =>
  (from === null || from <= at) && (until === null || at < until);

/** Part of a power of attorney as it is to be granted. */
export interface WantedPower {
  readonly act: Right;
  readonly documentType: string | null;
  readonly limit: number | null;
  readonly departmentId: Uuid | null;
  readonly from: Date;
  readonly until: Date;
}

/** E-5.12: nobody hands on more than they hold: not wider, not longer. */
export function holdsAtLeast(powers: readonly Power[], wanted: WantedPower): boolean {
  return powers.some(
    (own) =>
      own.act === wanted.act &&
      !own.barred &&
      (own.documentType === null || own.documentType === wanted.documentType) &&
      (own.limit === null || (wanted.limit !== null && wanted.limit <= own.limit)) &&
      (own.departments === null || (wanted.departmentId !== null && own.departments.includes(wanted.departmentId))) &&
      (own.from === null || own.from <= wanted.from) &&
      (own.until === null || wanted.until <= own.until),
  );
}
