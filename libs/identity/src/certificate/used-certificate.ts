import { createHash } from 'node:crypto';
import { type CertificateFacts, readSignedData } from '@qujat/signature';
import type { UsedCertificate } from './certificate.repository.js';

/** The certificate out of the signature that it came with; undefined when the signature does not carry it. */
export function usedCertificate(
  signature: Uint8Array,
  { fingerprint, notAfter, subject }: CertificateFacts,
  now: Date,
): UsedCertificate | undefined {
  const der = readSignedData(signature).certificates.find(
    (one) => createHash('sha256').update(one).digest('hex') === fingerprint,
  );
  return der && { sha256: fingerprint, iin: subject.iin ?? '', der, notAfter, now };
}
