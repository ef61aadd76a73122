/** The portal's own rules on top of the validation: whose signatures it takes at all. Pure; they show as checks of the report. */
import type { Check, Report, Role, SignatureReport } from '@qujat/signature';
import type { Purpose } from './verification.types.js';

const ONE_SIGNER = { id: 'qujat.one-signer', spec: 'E-3.10; E-7.5.2' };
const SIGNER_ROLE = { id: 'qujat.signer-role', spec: 'E-5.6.1; NCA certificate profile, extended key usage' };

/** Keys that were given out for something else. The Treasury-Client's must not be accepted outside the treasury. */
const REFUSED: Readonly<Record<Purpose, ReadonlySet<Role>>> = {
  document: new Set(['treasury-client', 'tsa', 'ocsp', 'nca-staff']),
  login: new Set(['treasury-client', 'tsa', 'ocsp', 'nca-staff', 'information-system']),
};

/** The report, with the portal's rules judged as well. */
export function applyAcceptance(report: Report, purpose: Purpose): Report {
  if (report.signatures.length === 0) return report;
  const signatures = report.signatures.map((one) => judge(one, report.signatures.length, purpose));
  const weakest =
    signatures.find((one) => one.indication === 'TOTAL-FAILED') ??
    signatures.find((one) => one.indication === 'INDETERMINATE');
  return {
    ...report,
    signatures,
    indication: weakest?.indication ?? 'TOTAL-PASSED',
    subIndication: weakest?.subIndication ?? null,
  };
}

function judge(signature: SignatureReport, signers: number, purpose: Purpose): SignatureReport {
  const roles = signature.signer.roles.filter((role) => REFUSED[purpose].has(role));
  const alone: Check = { ...ONE_SIGNER, ok: signers === 1, detail: `${signers} in one file` };
  const fit: Check = { ...SIGNER_ROLE, ok: roles.length === 0, detail: roles.join(', ') || 'nothing against it' };
  const checks = [...signature.checks, alone, fit];
  if ((alone.ok && fit.ok) || signature.indication === 'TOTAL-FAILED') return { ...signature, checks };
  const subIndication = fit.ok ? 'SIG_CONSTRAINTS_FAILURE' : 'CHAIN_CONSTRAINTS_FAILURE';
  return { ...signature, checks, indication: 'INDETERMINATE', subIndication };
}
