import { createHash } from 'node:crypto';
import { readAsn1 } from '@qujat/signature';
import { bitString, explicit, integer, sequence, time, toHex, unsigned } from '../asn1.js';
import type { SigningKey } from '../keys/signing-key.js';

/** What goes into a certificate. */
export interface CertificateTemplate {
  readonly subject: Uint8Array;
  readonly publicKeyInfo: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly Uint8Array[];
}

/** Who signs a certificate, a CRL or an answer. */
export interface Issuer {
  readonly name: Uint8Array;
  readonly key: SigningKey;
}

/** The key identifier as the NCA computes it: SHA-1 of the BIT STRING's content (RFC 5280 4.2.1.2 method 1). */
export function keyIdentifier(publicKeyInfo: Uint8Array): Uint8Array {
  const bits = readAsn1(publicKeyInfo).children[1]!;
  return createHash('sha1').update(bits.content.subarray(1)).digest();
}

/** The serial number as the NCA derives it: the key identifier without its top bit, never with a leading zero digit. */
export function serialNumber(publicKeyInfo: Uint8Array): string {
  const bytes = Uint8Array.from(keyIdentifier(publicKeyInfo));
  const first = (bytes[0] ?? 0) & 0x7f;
  bytes[0] = first < 0x10 ? first + 0x10 : first;
  return toHex(bytes);
}

/** Builds and signs a certificate (DER). */
export function issueCertificate(template: CertificateTemplate, issuer: Issuer): Uint8Array {
  const toBeSigned = sequence(
    explicit(0, integer(2)),
    unsigned(serialNumber(template.publicKeyInfo)),
    issuer.key.signatureAlgorithm,
    issuer.name,
    sequence(time(template.notBefore), time(template.notAfter)),
    template.subject,
    template.publicKeyInfo,
    explicit(3, sequence(...template.extensions)),
  );
  return sequence(toBeSigned, issuer.key.signatureAlgorithm, bitString(issuer.key.sign(toBeSigned)));
}
