/** Extensions of certificates (RFC 5280 4.2), each as a complete `Extension`. */
import { EXTENSION, POLICY } from '@qujat/signature';
import { boolean, der, derNull, explicit, ia5String, implicit, octetString, oid, sequence, unsigned } from '../asn1.js';

const ASCII = new TextEncoder();
const AIA_OCSP = '1.3.6.1.5.5.7.48.1';
const AIA_CA_ISSUERS = '1.3.6.1.5.5.7.48.2';
const PKCS12_STORE = '1.2.398.3.3.5.1.1';

/** One extension. */
export const extension = (id: string, value: Uint8Array, critical = false): Uint8Array =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value));

/** Bits of KeyUsage by their names. */
export const KEY_USAGE = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
} as const;

/** KeyUsage; a named bit list ends with its last set bit (X.690 11.2.2). */
export function keyUsage(names: readonly (keyof typeof KEY_USAGE)[], critical = true): Uint8Array {
  const bits = names.map((name) => KEY_USAGE[name]);
  const octet = bits.reduce<number>((sum, bit) => sum | (0x80 >> bit), 0);
  return extension(EXTENSION.keyUsage, der(0x03, Uint8Array.of(7 - Math.max(...bits), octet)), critical);
}

export const extendedKeyUsage = (oids: readonly string[], critical = false): Uint8Array =>
  extension(EXTENSION.extendedKeyUsage, sequence(...oids.map(oid)), critical);

/** A CA without a limit to the path, as the NCA's. */
export const certificateAuthority = (): Uint8Array =>
  extension(EXTENSION.basicConstraints, sequence(boolean(true)), true);

export const subjectKeyIdentifier = (id: Uint8Array): Uint8Array =>
  extension(EXTENSION.subjectKeyIdentifier, octetString(id));

/** By key alone, or (in CA certificates) with the issuer's issuer and serial too. */
export const authorityKeyIdentifier = (id: Uint8Array, issuer?: { name: Uint8Array; serial: string }): Uint8Array =>
  extension(
    EXTENSION.authorityKeyIdentifier,
    sequence(
      implicit(0, id),
      ...(issuer ? [explicit(1, explicit(4, issuer.name)), der(0x82, unsigned(issuer.serial).subarray(2))] : []),
    ),
  );

/** One policy with the address of its practice statement. */
export const certificatePolicy = (policy: string, cps: string): Uint8Array =>
  extension(
    EXTENSION.certificatePolicies,
    sequence(sequence(oid(policy), sequence(sequence(oid(POLICY.cps), ia5String(cps))))),
  );

const distributionPoint = (url: string): Uint8Array =>
  sequence(sequence(explicit(0, explicit(0, implicit(6, ASCII.encode(url))))));

export const crlDistributionPoint = (url: string): Uint8Array =>
  extension(EXTENSION.crlDistributionPoints, distributionPoint(url));

export const freshestCrl = (url: string): Uint8Array => extension(EXTENSION.freshestCrl, distributionPoint(url));

const access = (method: string, url: string): Uint8Array => sequence(oid(method), implicit(6, ASCII.encode(url)));

export const authorityInfoAccess = (caIssuers: string, ocsp?: string): Uint8Array =>
  extension(
    EXTENSION.authorityInfoAccess,
    sequence(access(AIA_CA_ISSUERS, caIssuers), ...(ocsp ? [access(AIA_OCSP, ocsp)] : [])),
  );

/** RFC 6960 4.2.2.2.1: the responder's own certificate need not be checked. */
export const ocspNoCheck = (): Uint8Array => extension(EXTENSION.ocspNoCheck, derNull());

/** The NCA's own: the key lives in a PKCS#12 file. */
export const ncaKeyStore = (): Uint8Array => extension(EXTENSION.ncaKeyStore, sequence(oid(PKCS12_STORE)));
