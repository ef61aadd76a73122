/** Finds paths from a certificate to a trust anchor. Depth, width and the work in all are bounded, so cycles end. */
import { Asn1Error } from '../asn1/reader.js';
import { equalBytes } from '../asn1/values.js';
import type { Failure } from '../validation/findings.js';
import { RULES } from '../validation/rules.js';
import type { Session } from '../validation/session.js';
import { sameName } from '../x509/canonical-name.js';
import type { Certificate } from '../x509/certificate.js';
import { authorityKeyIdentifier, subjectKeyIdentifier } from '../x509/extensions.js';
import { nameText } from '../x509/names.js';
import type { PathInputs } from './inputs.js';
import { issuedBy, signedByOwnKey, type Issued } from './issued-by.js';
import { pathObstacle } from './rules/path-obstacle.js';

/** From a certificate to its anchor, both included. */
export type Path = readonly Certificate[];

/** Paths that hold as far as time and revocation are not concerned, and why others do not. */
export interface Paths {
  readonly found: readonly Path[];
  readonly obstacle?: Failure;
}

function asNo(error: unknown): Issued {
  if (isMalformed(error)) return 'no';
  throw error;
}

const isMalformed = (error: unknown): error is Error => error instanceof Asn1Error || error instanceof RangeError;

/** What is done with a path; true ends the search, for who wants the first that holds needs no others. */
export type Visit = (path: Path) => Promise<boolean> | boolean;

/** A search for paths: shows those that keep the rules one by one. Not a generator: those that wait cost more than what they give. */
export class PathSearch {
  /** Why what was found so far does not hold. */
  obstacle: Failure | undefined;

  constructor(
    private readonly session: Session,
    private readonly at: Date,
    private readonly inputs: PathInputs = session.inputs,
  ) {}

  /** Visits the paths from `leaf` that hold as far as time and revocation are not concerned. True when a visit ended the search. */
  from(leaf: Certificate, visit: Visit): Promise<boolean> {
    return this.extend([leaf], visit);
  }

  private async judge(path: Path, visit: Visit): Promise<boolean> {
    const { inputs } = this;
    const selfSigned = inputs.profile && (await this.isSelfSigned(path.at(-1)!));
    const obstacle = pathObstacle(path, inputs, this.session.algorithmsAt(this.at), selfSigned);
    if (!obstacle) return visit(path);
    this.note(obstacle);
    return false;
  }

  private async extend(path: Path, visit: Visit): Promise<boolean> {
    const last = path.at(-1)!;
    if (this.session.anchors.includes(last)) return this.judge(path, visit);
    if (path.length >= this.session.policy.limits.pathLength) {
      this.note(tooLong(path.length));
      return false;
    }
    for (const issuer of this.candidates(last)) {
      if (!this.affordable()) return false;
      if (path.some((one) => isSameAuthority(one, issuer))) continue;
      const issued = this.tryIssued(last, issuer);
      if (!this.isYes(issued instanceof Promise ? await issued : issued, issuer)) continue;
      if (await this.extend([...path, issuer], visit)) return true;
    }
    return false;
  }

  private isYes(issued: Issued, issuer: Certificate): boolean {
    if (issued === 'yes') return true;
    this.note(
      issued === 'no'
        ? { rule: RULES.pathSignature, sub: 'NO_CERTIFICATE_CHAIN_FOUND', detail: `${nameOf(issuer)} did not sign it` }
        : { rule: RULES.algorithm, sub: 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE', detail: issued.weak },
    );
    return false;
  }

  private tryIssued(subject: Certificate, issuer: Certificate): ReturnType<typeof issuedBy> {
    const { attempts } = this.session;
    attempts.left--;
    const issued = issuedBy(subject, issuer, this.session.algorithmsAt(this.at));
    if (issued instanceof Promise) attempts.unknown.left--;
    return issued instanceof Promise ? issued.catch(asNo) : issued;
  }

  private async isSelfSigned(anchor: Certificate): Promise<boolean> {
    try {
      return await signedByOwnKey(anchor);
    } catch (error) {
      if (isMalformed(error)) return false;
      throw error;
    }
  }

  /** Issuers by name; those whose key identifier fits, anchors, and those valid at the time first. */
  private candidates(subject: Certificate): Certificate[] {
    const named: Certificate[] = [];
    for (const one of this.session.certificates) {
      if (one !== subject && hasName(one, subject.issuer)) named.push(one);
    }
    // the usual case: nothing to put in order
    if (named.length < 2) return named;
    const wanted = readable(() => authorityKeyIdentifier(subject));
    const rank = (one: Certificate): number =>
      (wanted !== undefined && readable(() => subjectKeyIdentifier(one)) === wanted ? 0 : 4) +
      (this.session.anchors.includes(one) ? 0 : 2) +
      (one.notBefore <= this.at && this.at <= one.notAfter ? 0 : 1);
    return named.sort((a, b) => rank(a) - rank(b));
  }

  private affordable(): boolean {
    const { left, unknown } = this.session.attempts;
    if (left > 0 && unknown.left > 0) return true;
    this.note({ rule: RULES.path, sub: 'NO_CERTIFICATE_CHAIN_FOUND', detail: 'the search for a path was given up' });
    return false;
  }

  /** The first obstacle that says more than "not found" is the one to report. */
  private note(failure: Failure): void {
    if (!this.obstacle || this.obstacle.sub === 'NO_CERTIFICATE_CHAIN_FOUND') this.obstacle = failure;
  }
}

/**
 * A path that comes by the same name and key twice says no more than the shorter one without the circle: whatever the first
 * of the two signed, the second has signed.
 */
const isSameAuthority = (a: Certificate, b: Certificate): boolean =>
  a === b || (equalBytes(a.spki, b.spki) && hasName(a, b.subject));

/** What a reader gives; undefined when it finds something malformed, which a candidate is passed over for. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isMalformed(error)) return undefined;
    throw error;
  }
}

const hasName = (certificate: Certificate, name: Uint8Array): boolean =>
  readable(() => sameName(certificate.subject, name)) === true;

const nameOf = (certificate: Certificate): string => readable(() => nameText(certificate.subject)) ?? 'unreadable name';

function tooLong(length: number): Failure {
  return {
    rule: RULES.pathLength,
    sub: 'NO_CERTIFICATE_CHAIN_FOUND',
    detail: `no anchor within ${length} certificates`,
  };
}

const ENOUGH = 4;

/** Looks for paths from `leaf` to the anchors of the session; algorithms are judged at the time. */
export async function findPaths(leaf: Certificate, session: Session, at = session.at): Promise<Paths> {
  const search = new PathSearch(session, at);
  const found: Path[] = [];
  await search.from(leaf, (path) => found.push(path) >= ENOUGH);
  return { found, ...(search.obstacle && { obstacle: search.obstacle }) };
}
