/** Digests of certificates, taken once for each algorithm: they are compared with every reference to the certificate. */
import { digest } from '../algorithms/digests.js';
import type { Certificate } from './certificate.js';

const known = new WeakMap<Certificate, Map<string, Promise<Uint8Array>>>();

/** The digest of a certificate. A certificate is the same object for the same bytes only, so nothing else can change it. */
export function certificateDigest(algorithm: string, certificate: Certificate): Promise<Uint8Array> {
  const digests = known.get(certificate) ?? new Map<string, Promise<Uint8Array>>();
  known.set(certificate, digests);
  const value = digests.get(algorithm) ?? digest(algorithm, certificate.der);
  digests.set(algorithm, value);
  return value;
}
