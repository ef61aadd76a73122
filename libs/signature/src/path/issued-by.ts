/** Did this CA's key sign that certificate? Asked once for the same pair. */
import { schemeOf, verifyData, weakness, type Scheme, type Unsupported } from '../algorithms/schemes.js';
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import { sameName } from '../x509/canonical-name.js';
import type { Certificate } from '../x509/certificate.js';
import { answeredOnce } from '../x509/remembered.js';

/** `yes`, or why not: not the issuer at all, or by an algorithm that binds nothing. */
export type Issued = 'yes' | 'no' | { readonly weak: string };

/** What mathematics says, whatever the time: the scheme by which it verifies. */
type Verified = Scheme | Unsupported | 'no';

const verified = answeredOnce((certificate: Certificate, issuer: Certificate) => verify(certificate, issuer));

/**
 * RFC 5280 6.1.3 (a)(1), (4): the name chains and the signature verifies, by algorithms acceptable at that time. At once when the
 * signature has been verified before.
 */
export function issuedBy(
  certificate: Certificate,
  issuer: Certificate,
  algorithms: AlgorithmsAt,
): Issued | Promise<Issued> {
  const answer = verified(certificate, issuer);
  const judge = (scheme: Verified): Issued => judgeScheme(scheme, issuer, algorithms);
  return answer instanceof Promise ? answer.then(judge) : judge(answer);
}

function judgeScheme(scheme: Verified, issuer: Certificate, { rules, at }: AlgorithmsAt): Issued {
  if (scheme === 'no') return 'no';
  const weak = 'unsupported' in scheme ? scheme.unsupported : weakness(scheme, issuer.key(), rules, at);
  return weak === undefined ? 'yes' : { weak };
}

/** Was a certificate signed by the key that it certifies (RFC 5280 3.2), whatever its names? */
export const signedByOwnKey = async (certificate: Certificate): Promise<boolean> => {
  const scheme = await verifySignature(certificate, certificate);
  return scheme !== 'no' && !('unsupported' in scheme);
};

async function verify(certificate: Certificate, issuer: Certificate): Promise<Verified> {
  return sameName(certificate.issuer, issuer.subject) ? verifySignature(certificate, issuer) : 'no';
}

async function verifySignature(certificate: Certificate, issuer: Certificate): Promise<Verified> {
  const key = issuer.key();
  const scheme = schemeOf(certificate.signatureAlgorithm, key);
  if ('unsupported' in scheme) return scheme;
  return (await verifyData(scheme, key, certificate.tbs, certificate.signature)) ? scheme : 'no';
}
