/** Finds paths from a certificate to a trust anchor. Depth, width and the work in all are bounded, so cycles end. */
import { Asn1Error } from '../asn1/reader.js';
import { equalBytes } from '../asn1/values.js';
import type { Failure } from '../validation/findings.js';
import { RULES } from '../validation/rules.js';
import type { Session } from '../validation/session.js';
import type { Certificate } from '../x509/certificate.js';
import { authorityKeyIdentifier, subjectKeyIdentifier } from '../x509/extensions.js';
import { nameText } from '../x509/names.js';
import { authorityObstacle, extensionObstacle, lengthObstacle } from './constraints.js';
import { issuedBy } from './issued-by.js';

/** Paths that hold as far as time and revocation are not concerned, and why others do not. */
export interface Paths {
  /** Each from the certificate to its anchor, both included. */
  readonly found: readonly (readonly Certificate[])[];
  readonly obstacle?: Failure;
}

const MAX_PATHS = 4;

class Search {
  readonly found: Certificate[][] = [];
  obstacle: Failure | undefined;

  constructor(
    private readonly session: Session,
    private readonly at: Date,
  ) {}

  async extend(path: readonly Certificate[]): Promise<void> {
    const last = path.at(-1)!;
    const blocked = this.guarded(() => extensionObstacle(last));
    if (blocked) return this.note(blocked);
    if (this.session.anchors.includes(last)) return this.finish(path);
    if (path.length >= this.session.policy.limits.pathLength) return this.note(tooLong(path.length));
    for (const issuer of this.candidates(last)) {
      if (this.found.length >= MAX_PATHS || !this.affordable()) return;
      if (path.includes(issuer)) continue;
      if (await this.mayIssue(issuer, last)) await this.extend([...path, issuer]);
    }
  }

  private finish(path: readonly Certificate[]): void {
    const blocked = this.guarded(() => lengthObstacle(path));
    if (blocked) this.note(blocked);
    else this.found.push([...path]);
  }

  private async mayIssue(issuer: Certificate, subject: Certificate): Promise<boolean> {
    const blocked = this.guarded(() => authorityObstacle(issuer));
    if (blocked) {
      this.note(blocked);
      return false;
    }
    this.session.pathAttempts++;
    const issued = await this.tryIssued(subject, issuer);
    if (issued === 'yes') return true;
    this.note(
      issued === 'no'
        ? { rule: RULES.pathSignature, sub: 'NO_CERTIFICATE_CHAIN_FOUND', detail: `${nameOf(issuer)} did not sign it` }
        : { rule: RULES.algorithm, sub: 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE', detail: issued.weak },
    );
    return false;
  }

  private async tryIssued(subject: Certificate, issuer: Certificate): ReturnType<typeof issuedBy> {
    try {
      return await issuedBy(subject, issuer, this.session.algorithmsAt(this.at));
    } catch (error) {
      if (isMalformed(error)) return 'no';
      throw error;
    }
  }

  /** Issuers by name; those whose key identifier fits, and anchors, first. */
  private candidates(subject: Certificate): Certificate[] {
    const wanted = authorityKeyIdentifier(subject);
    const rank = (one: Certificate): number =>
      (wanted !== undefined && subjectKeyIdentifier(one) === wanted ? 0 : 2) +
      (this.session.anchors.includes(one) ? 0 : 1);
    return [...this.session.certificates]
      .filter((one) => one !== subject && equalBytes(one.subject, subject.issuer))
      .sort((a, b) => rank(a) - rank(b));
  }

  private affordable(): boolean {
    if (this.session.pathAttempts < this.session.policy.limits.pathAttempts) return true;
    this.note({ rule: RULES.path, sub: 'NO_CERTIFICATE_CHAIN_FOUND', detail: 'the search for a path was given up' });
    return false;
  }

  private guarded(check: () => Failure | undefined): Failure | undefined {
    try {
      return check();
    } catch (error) {
      if (!isMalformed(error)) throw error;
      return { rule: RULES.pathExtensions, sub: 'CERTIFICATE_CHAIN_GENERAL_FAILURE', detail: error.message };
    }
  }

  /** The first obstacle that says more than "not found" is the one to report. */
  private note(failure: Failure): void {
    if (!this.obstacle || this.obstacle.sub === 'NO_CERTIFICATE_CHAIN_FOUND') this.obstacle = failure;
  }
}

const nameOf = (certificate: Certificate): string => nameText(certificate.subject);
const isMalformed = (error: unknown): error is Error => error instanceof Asn1Error || error instanceof RangeError;

function tooLong(length: number): Failure {
  return {
    rule: RULES.pathLength,
    sub: 'NO_CERTIFICATE_CHAIN_FOUND',
    detail: `no anchor within ${length} certificates`,
  };
}

/** Looks for paths from `leaf` to the anchors of the session; algorithms are judged at `at`. */
export async function findPaths(leaf: Certificate, session: Session, at = session.at): Promise<Paths> {
  const search = new Search(session, at);
  await search.extend([leaf]);
  return { found: search.found, ...(search.obstacle && { obstacle: search.obstacle }) };
}
