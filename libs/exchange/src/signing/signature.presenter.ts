import type { DocumentSignature } from './signature.response.js';
import type { SignatureEntity } from './signature.entity.js';
import { verdictOn } from './verdict.js';

/** A signature as the API answers it. */
export function presentSignature(signature: SignatureEntity): DocumentSignature {
  const { certificate, report, state } = signature;
  const settled = state !== 'verifying';
  const [found] = report.signatures;
  return {
    id: signature.id,
    side: signature.side,
    state,
    signer: { ...signature.signer, roles: [...signature.signer.roles] },
    certificate: {
      serialNumber: certificate.serial,
      issuer: certificate.issuer,
      notBefore: certificate.notBefore,
      notAfter: certificate.notAfter,
      algorithm: certificate.algorithm,
    },
    submittedAt: signature.submittedAt.toISOString(),
    time: settled && found?.timestamps.some(({ valid }) => valid) ? found.bestSignatureTime : null,
    level: settled ? (found?.level ?? null) : null,
    indication: settled ? report.indication : null,
    subIndication: settled ? report.subIndication : null,
    verdict: verdictOn(signature),
  };
}
