/** What is known about the state of each certificate of a path, for the report. */
import type { RevocationFacts } from '../report/report.js';
import { statementsAbout } from '../revocation/assess.js';
import type { Statement } from '../revocation/status.js';
import { fingerprint } from '../x509/facts.js';
import { nameText } from '../x509/names.js';
import type { Certificate } from '../x509/certificate.js';
import type { Session } from './session.js';

/** The state of each certificate but the anchor: a revocation before anything else, otherwise the newest word. */
export async function revocationFacts(
  path: readonly Certificate[],
  at: Date,
  session: Session,
): Promise<RevocationFacts[]> {
  const facts: RevocationFacts[] = [];
  for (const [i, certificate] of path.entries()) {
    const issuer = path[i + 1];
    if (issuer) facts.push(factsOf(certificate, decisive(await statementsAbout(certificate, issuer, session, at))));
  }
  return facts;
}

function decisive(statements: readonly Statement[]): Statement | undefined {
  const newest = [...statements].sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime());
  return newest.find(({ status, reason }) => status === 'revoked' && reason !== 'certificateHold') ?? newest[0];
}

const iso = (date: Date | undefined): string | null => date?.toISOString() ?? null;

function factsOf(certificate: Certificate, statement: Statement | undefined): RevocationFacts {
  return {
    subject: nameText(certificate.subject),
    fingerprint: fingerprint(certificate.der),
    status: statement?.status ?? 'none',
    source: statement?.kind ?? null,
    sha256: statement ? fingerprint(statement.source) : null,
    thisUpdate: iso(statement?.thisUpdate),
    nextUpdate: iso(statement?.nextUpdate),
    revokedAt: iso(statement?.revokedAt),
    reason: statement?.reason ?? null,
  };
}
