import { createHash } from 'node:crypto';
import { ALGORITHM, EXTENSION, readAsn1 } from '@qujat/signature';
import { derNull, explicit, octetString, oid, sequence } from '../asn1.js';
import { extension } from '../certificates/extensions.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** An OCSPRequest (RFC 6960 4.1.1) about one certificate, by SHA-256: OpenSSL makes none for keys it does not know. */
export function ocspRequestFor(certificate: Uint8Array, issuer: Uint8Array, nonce: Uint8Array): Uint8Array {
  const subject = readAsn1(certificate).children[0]!.children;
  const issuerKey = readAsn1(issuer).children[0]!.children[6]!.children[1]!.content.subarray(1);
  const id = sequence(
    sequence(oid(ALGORITHM.sha256), derNull()),
    octetString(sha256(subject[3]!.bytes)),
    octetString(sha256(issuerKey)),
    subject[1]!.bytes,
  );
  const extensions = explicit(2, sequence(extension(EXTENSION.ocspNonce, octetString(nonce))));
  return sequence(sequence(sequence(sequence(id)), extensions));
}
