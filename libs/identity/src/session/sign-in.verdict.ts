import type { DomainError, Locale } from '@qujat/kernel';
import { type CertificateFacts, explain, type Role, type SubIndication } from '@qujat/signature';
import type { Verification } from '@qujat/trust';
import { type IdentityErrorCode, refuse } from '../identity.errors.js';

/** Certificates that nobody signs in with, whatever else they say. */
const NOT_A_PERSON: readonly Role[] = ['treasury-client', 'information-system', 'tsa', 'ocsp', 'nca-staff'];

/** What a verdict on a signature means for one who signs in; the rest is told in the verdict's own words. */
const REASONS: Partial<Record<SubIndication, IdentityErrorCode>> = {
  REVOKED: 'sign-in.certificate_revoked',
  REVOKED_NO_POE: 'sign-in.certificate_revoked',
  EXPIRED: 'sign-in.certificate_expired',
  OUT_OF_BOUNDS_NO_POE: 'sign-in.certificate_expired',
  NOT_YET_VALID: 'sign-in.certificate_early',
  // with every answer at hand this is a certificate on hold; a silent service is `waiting`
  TRY_LATER: 'sign-in.certificate_suspended',
  NO_CERTIFICATE_CHAIN_FOUND: 'sign-in.authority_unknown',
  HASH_FAILURE: 'sign-in.other_content',
};

/** The certificate of the one person who signed; throws when the verdict or the certificate does not admit them. */
export function personCertificate({ outcome, report }: Verification, locale: Locale): CertificateFacts {
  if (outcome === 'waiting') throw refuse('sign-in.try_later');
  if (report.signatures.length > 1) throw refuse('sign-in.one_signer');
  const [signature] = report.signatures;
  const certificate = signature?.certificate;
  if (certificate && !isPerson(certificate)) throw refuse('sign-in.wrong_certificate');
  if (outcome === 'accepted' && certificate) return certificate;
  throw rejected(signature?.subIndication ?? report.subIndication, locale);
}

function rejected(verdict: SubIndication | null, locale: Locale): DomainError {
  const reason = verdict && REASONS[verdict];
  if (reason) return refuse(reason);
  return refuse('sign-in.rejected', { params: { why: explain(verdict ?? 'SIG_CONSTRAINTS_FAILURE', locale) } });
}

const isPerson = ({ roles, subject, keyUsage }: CertificateFacts): boolean =>
  subject.iin !== null && keyUsage.includes('digitalSignature') && !roles.some((role) => NOT_A_PERSON.includes(role));
