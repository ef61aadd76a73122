/** Digest algorithms by the URIs that manifests name them with (RFC 6931; the NCA's own). */
import { ALGORITHM } from '../algorithms/oids.js';

const NCA = 'urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:';

/** URI → object identifier. */
export const DIGEST_URIS: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/09/xmldsig#sha1': ALGORITHM.sha1,
  'http://www.w3.org/2001/04/xmldsig-more#sha1': ALGORITHM.sha1,
  'http://www.w3.org/2001/04/xmlenc#sha256': ALGORITHM.sha256,
  'http://www.w3.org/2001/04/xmldsig-more#sha384': ALGORITHM.sha384,
  'http://www.w3.org/2001/04/xmlenc#sha512': ALGORITHM.sha512,
  'http://www.w3.org/2001/04/xmldsig-more#gost34311': ALGORITHM.gost34311,
  [`${NCA}gostr34112015-256`]: ALGORITHM.streebog256,
  [`${NCA}gostr34112015-512`]: ALGORITHM.streebog512,
};

/** The URI of a digest algorithm, as written today. */
export function digestUri(oid: string): string {
  const found = Object.entries(DIGEST_URIS).findLast(([, value]) => value === oid);
  if (!found) throw new RangeError(`digest algorithm ${oid} has no URI`);
  return found[0];
}
