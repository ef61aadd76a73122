/** Asking an OCSP responder (RFC 6960 4.1). */
import { digest } from '../algorithms/digests.js';
import { ALGORITHM, EXTENSION } from '../algorithms/oids.js';
import { fromHex, TAG } from '../asn1/values.js';
import { context } from '../asn1/values.js';
import { der, derNull, octetString, oid, sequence } from '../asn1/writer.js';
import { readOcspResponse } from '../revocation/ocsp.js';
import { readAsn1 } from '../asn1/reader.js';
import { readCertificate } from '../x509/certificate.js';

/** OCSPRequest about one certificate; with a nonce (RFC 8954) that the answer should repeat. */
export async function buildOcspRequest(
  certificate: Uint8Array,
  issuer: Uint8Array,
  nonce?: Uint8Array,
  hash: string = ALGORITHM.sha256,
): Promise<Uint8Array> {
  const { serial } = readCertificate(certificate);
  const { subject, keyBits } = readCertificate(issuer);
  const id = sequence(
    sequence(oid(hash), derNull()),
    octetString(await digest(hash, subject)),
    octetString(await digest(hash, keyBits)),
    der(TAG.integer, fromHex(serial)),
  );
  const extension = nonce && sequence(oid(EXTENSION.ocspNonce), octetString(octetString(nonce)));
  const extensions = extension ? [der(context(2), sequence(extension))] : [];
  return sequence(sequence(sequence(sequence(id)), ...extensions));
}

/** The nonce an answer repeats; undefined when it has none. */
export function ocspNonce(response: Uint8Array): Uint8Array | undefined {
  const extension = readOcspResponse(response).extensions.get(EXTENSION.ocspNonce);
  return extension && readAsn1(extension.value).expect(TAG.octetString, 'nonce').content;
}
