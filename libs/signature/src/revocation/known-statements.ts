/** What has been found out about certificates in one validation: its steps ask the same questions up to four times. */
import type { Certificate } from '../x509/certificate.js';
import type { Statement } from './status.js';

interface Known {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly at: number;
  readonly statements: Promise<readonly Statement[]>;
}

/** Two or three certificates of a path at one or two times; who brings more is answered anew. */
const MAX_KNOWN = 16;

/** Answers within one validation, by certificate, issuer and time; to be forgotten as soon as there is more material. */
export class KnownStatements {
  private known: Known[] = [];

  /** The statements about a certificate, whose algorithms are judged at `at`. */
  about(
    certificate: Certificate,
    issuer: Certificate,
    at: Date,
    collect: () => Promise<readonly Statement[]>,
  ): Promise<readonly Statement[]> {
    const time = at.getTime();
    for (const one of this.known) {
      if (one.certificate === certificate && one.issuer === issuer && one.at === time) return one.statements;
    }
    const statements = collect();
    if (this.known.length < MAX_KNOWN) this.known.push({ certificate, issuer, at: time, statements });
    return statements;
  }

  /** There is more to be asked about. */
  forget(): void {
    this.known = [];
  }
}
