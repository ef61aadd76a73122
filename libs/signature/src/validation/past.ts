/** Past certificate validation and the sliding of the control time (ETSI EN 319 102-1 5.6.2.1, 5.6.2.2). */
import { weaknessEnd } from '../algorithms/reliable-until.js';
import { statementsAbout } from '../revocation/assess.js';
import type { Statement } from '../revocation/status.js';
import type { Certificate } from '../x509/certificate.js';
import { nameText } from '../x509/names.js';
import type { Failure } from './findings.js';
import { RULES } from './rules.js';
import type { Session } from './session.js';

/**
 * The latest time until which a path can be relied on, going from the anchor down. Where 5.6.2.2 slides to the issuance of data
 * that is not fresh, this slides to the end of what the data speaks for (its nextUpdate, a day for OCSP: the freshness rule of
 * the policy, 5.2.5), but never beyond the certificate's own end: data collected before an archive timestamp was made could
 * otherwise never help what that timestamp covers.
 */
export async function controlTime(path: readonly Certificate[], session: Session): Promise<Date | Failure> {
  let control = session.at;
  for (let i = path.length - 2; i >= 0; i--) {
    const slid = await slide(path[i]!, path[i + 1]!, control, session);
    if (!(slid instanceof Date)) return slid;
    control = slid;
  }
  return control;
}

const earlier = (...times: readonly (Date | undefined)[]): Date =>
  new Date(Math.min(...times.flatMap((time) => (time ? [time.getTime()] : []))));

async function slide(
  certificate: Certificate,
  issuer: Certificate,
  control: Date,
  session: Session,
): Promise<Date | Failure> {
  const subject = nameText(certificate.subject);
  const existed = (bytes: Uint8Array): Date => session.proofs.since(bytes) ?? session.at;
  const reliable = weaknessEnd(certificate, issuer, session.policy.algorithms);
  const usable = (await statementsAbout(certificate, issuer, session, control)).filter(
    // 5.6.2.2 (1): issued, and proven to exist, before the control time; from the certificate's lifetime
    (one) => one.thisUpdate <= control && existed(one.source) <= control && one.thisUpdate <= certificate.notAfter,
  );
  const slid = slidBy(usable, certificate, control, session);
  if (slid === undefined && !session.vouched.has(certificate)) {
    return noPoe(`${subject}: nothing about its status is proven to have existed at ${control.toISOString()}`);
  }
  const end = earlier(slid ?? earlier(control, certificate.notAfter), reliable);
  if (existed(certificate.der) > end) return noPoe(`${subject}: not proven to have existed at ${end.toISOString()}`);
  return end;
}

/** 5.6.2.2 (2): to the revocation, or to what the newest data speaks for. */
function slidBy(
  usable: readonly Statement[],
  { notAfter }: Certificate,
  control: Date,
  { policy }: Session,
): Date | undefined {
  const newest = [...usable].sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime())[0];
  if (!newest || newest.status === 'unknown') return undefined;
  const revoked = usable.flatMap(({ status, revokedAt }) => (status === 'revoked' && revokedAt ? [revokedAt] : []));
  if (revoked.length > 0) return earlier(control, ...revoked);
  const until = newest.nextUpdate ?? new Date(newest.thisUpdate.getTime() + policy.ocspMaxAgeSeconds * 1000);
  return earlier(control, until, notAfter);
}

const noPoe = (detail: string): Failure => ({ rule: RULES.proof, sub: 'NO_POE', detail });

/**
 * Could a path be relied on when something under it is proven to have existed? Undefined: yes. Otherwise why not (5.6.2.4).
 */
export async function pastFailure(
  path: readonly Certificate[],
  existed: Date,
  session: Session,
): Promise<Failure | undefined> {
  const control = await controlTime(path, session);
  if (!(control instanceof Date)) return control;
  if (existed <= control) return undefined;
  return noPoe(`proven since ${existed.toISOString()}, the path can be relied on until ${control.toISOString()}`);
}
