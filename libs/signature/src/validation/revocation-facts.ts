/** What is known about the state of each certificate of a path, for the report. */
import { isoText } from '../asn1/time-text.js';
import type { RevocationFacts } from '../report/report.js';
import { isFinal, newest, statementsAbout } from '../revocation/assess.js';
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

const decisive = (statements: readonly Statement[]): Statement | undefined =>
  newest(statements.filter(isFinal)) ?? newest(statements);

const iso = (date: Date | undefined): string | null => (date ? isoText(date) : null);

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
