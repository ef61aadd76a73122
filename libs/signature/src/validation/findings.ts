/** Collects checks and comes to an indication. */
import type { Check, Indication, SubIndication } from '../report/report.js';

const FAILED: ReadonlySet<SubIndication> = new Set([
  'NO_SIGNATURE_FOUND',
  'FORMAT_FAILURE',
  'HASH_FAILURE',
  'SIG_CRYPTO_FAILURE',
  'REVOKED',
  'EXPIRED',
  'NOT_YET_VALID',
]);

/** What a sub-indication amounts to (ETSI EN 319 102-1 5.1.3). */
export const indicationOf = (sub: SubIndication | null): Indication => {
  if (sub === null) return 'TOTAL-PASSED';
  return FAILED.has(sub) ? 'TOTAL-FAILED' : 'INDETERMINATE';
};

/** A check's identity: its name and the clause that asks for it. */
export interface Rule {
  readonly id: string;
  readonly spec: string;
}

/** A check that failed, with what follows from it. */
export interface Failure {
  readonly rule: Rule;
  readonly sub: SubIndication;
  readonly detail: string;
}

/** The checks of one signature, in the order they were made. */
export class Findings {
  readonly checks: Check[] = [];
  /** What failed, in order, with what follows. */
  readonly failures: Failure[] = [];

  /** Notes a check that held. */
  pass(rule: Rule, detail: string): true {
    this.checks.push({ id: rule.id, spec: rule.spec, ok: true, detail });
    return true;
  }

  /** Notes a check that did not hold, and what follows. */
  fail(rule: Rule, sub: SubIndication, detail: string): false {
    this.checks.push({ id: rule.id, spec: rule.spec, ok: false, detail });
    this.failures.push({ rule, sub, detail });
    return false;
  }

  /** Notes a check either way. */
  check(rule: Rule, ok: boolean, sub: SubIndication, detail: string): boolean {
    return ok ? this.pass(rule, detail) : this.fail(rule, sub, detail);
  }

  /** Notes something that did not hold but decides nothing by itself (a timestamp that proves nothing). */
  remark(rule: Rule, detail: string): void {
    this.checks.push({ id: rule.id, spec: rule.spec, ok: false, detail });
  }

  /** Takes over what was found elsewhere. */
  add({ rule, sub, detail }: Failure): false {
    return this.fail(rule, sub, detail);
  }

  /** Takes over all checks of another part of the validation, with what follows from them. */
  adopt(other: Findings): void {
    this.checks.push(...other.checks);
    this.failures.push(...other.failures);
  }

  /** Was this check made, and did it hold each time? */
  held({ id }: Rule): boolean {
    const made = this.checks.filter((check) => check.id === id);
    return made.length > 0 && made.every((check) => check.ok);
  }

  /** Nothing failed so far? */
  get clean(): boolean {
    return this.failures.length === 0;
  }

  /** What failed first; a proof of invalidity weighs more than a doubt. */
  get subIndication(): SubIndication | null {
    return (this.failures.find(({ sub }) => FAILED.has(sub)) ?? this.failures[0])?.sub ?? null;
  }
}
