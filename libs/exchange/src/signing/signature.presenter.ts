import type { DocumentSignature } from './signature.response.js';
import type { NewestForm } from '../keeping/preservation/preservation.repository.js';
import type { SignatureEntity } from './signature.entity.js';
import { verdictOn } from './verdict.js';

/** A signature as the API answers it; its level is that of the raised form, once there is one. */
export function presentSignature(signature: SignatureEntity, raised: readonly NewestForm[] = []): DocumentSignature {
  const form = raised.find(({ signatureId }) => signatureId === signature.id);
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
    level: settled ? (form?.level ?? found?.level ?? null) : null,
    raisedAt: form?.raisedAt.toISOString() ?? null,
    indication: settled ? report.indication : null,
    subIndication: settled ? report.subIndication : null,
    verdict: verdictOn(signature),
  };
}
