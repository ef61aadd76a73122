/** Did this CA's key sign that certificate? Asked once for the same pair. */
import { schemeOf, verifyData, weakness } from '../algorithms/schemes.js';
import { equalBytes } from '../asn1/values.js';
import type { Certificate } from '../x509/certificate.js';

/** `yes`, or why not: not the issuer at all, or by an algorithm that binds nothing. */
export type Issued = 'yes' | 'no' | { readonly weak: string };

const answers = new WeakMap<Certificate, WeakMap<Certificate, Promise<Issued>>>();

/** RFC 5280 6.1.3 (a)(1), (4): the name chains and the signature verifies. */
export function issuedBy(certificate: Certificate, issuer: Certificate, minRsaBits: number): Promise<Issued> {
  const known = answers.get(certificate) ?? new WeakMap<Certificate, Promise<Issued>>();
  answers.set(certificate, known);
  const answer = known.get(issuer) ?? verify(certificate, issuer, minRsaBits);
  known.set(issuer, answer);
  return answer;
}

async function verify(certificate: Certificate, issuer: Certificate, minRsaBits: number): Promise<Issued> {
  if (!equalBytes(certificate.issuer, issuer.subject)) return 'no';
  const key = issuer.key();
  const scheme = schemeOf(certificate.signatureAlgorithm.oid, key);
  if ('unsupported' in scheme) return { weak: scheme.unsupported };
  if (!(await verifyData(scheme.hash, key, certificate.tbs, certificate.signature))) return 'no';
  const weak = weakness(scheme.hash, key, minRsaBits);
  return weak === undefined ? 'yes' : { weak };
}
