import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { CertificateFacts, Report, SignatureReport, SubjectFacts } from '@qujat/signature';
import type { TrustMaterial } from '../store/trust-folder.js';
import { foreignHolder, type ForeignHolder } from './foreign-holder.js';
import { ForeignNumbers } from './foreign-numbers.js';
import type { ForeignRules } from './foreign-rules.js';

/**
 * Puts the portal's numbers where a certificate of the NCA has IIN and BIN, for signers whose path leads through a recognised
 * foreign issuer (ADR 0075). Whatever else such a certificate says of IIN, BIN or roles counts for nothing.
 */
@Injectable()
export class ForeignRecogniser {
  constructor(private readonly modules: ModuleRef) {}

  /** The report with its foreign signers named; the same report when there are none. */
  async recognise(report: Report, material: TrustMaterial): Promise<Report> {
    const signatures: SignatureReport[] = [];
    for (const one of report.signatures) signatures.push(await this.named(one, material));
    return signatures.some((one, i) => one !== report.signatures[i]) ? { ...report, signatures } : report;
  }

  private async named(signature: SignatureReport, material: TrustMaterial): Promise<SignatureReport> {
    const { certificate, path } = signature;
    const rules = path.map(({ fingerprint }) => material.foreignRulesOf(fingerprint)).find((one) => one !== undefined);
    if (!certificate || !rules) return signature;
    const facts = await this.facts(certificate, rules);
    const { iin, bin } = facts.subject;
    return { ...signature, certificate: facts, signer: { ...signature.signer, iin, bin, roles: facts.roles } };
  }

  private async facts(certificate: CertificateFacts, rules: ForeignRules): Promise<CertificateFacts> {
    const holder = foreignHolder(certificate, rules);
    const [iin, bin] = [await this.number('person', holder), await this.number('organisation', holder)];
    const roles = bin === null ? (['individual'] as const) : (['legal-entity', holder.standing] as const);
    return { ...certificate, subject: named({ ...certificate.subject, iin, bin }), roles };
  }

  private async number(subject: 'person' | 'organisation', holder: ForeignHolder): Promise<string | null> {
    const identifier = holder[subject];
    return identifier ? ((await this.numbers()?.numberOf(subject, identifier)) ?? null) : null;
  }

  /** Whoever gives numbers in this program. */
  private numbers(): ForeignNumbers | undefined {
    try {
      return this.modules.get(ForeignNumbers, { strict: false });
    } catch {
      return undefined; // a program without identity knows nobody by number
    }
  }
}

/** The NCA writes surname and name into CN and the patronymic into GIVENNAME; abroad GIVENNAME is the name itself. */
function named(subject: SubjectFacts): SubjectFacts {
  const { surname, givenName } = subject;
  return surname && givenName
    ? { ...subject, commonName: `${surname} ${givenName}`, givenName: null }
    : { ...subject, givenName: null };
}
