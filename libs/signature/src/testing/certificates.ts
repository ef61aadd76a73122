/** Certificates for tests, well-formed or wrong in one chosen way. */
import { ATTRIBUTE, EXTENSION } from '../algorithms/oids.js';
import { context, TAG } from '../asn1/values.js';
import { bitString, boolean, der, integer, octetString, oid, sequence, setOf, time } from '../asn1/writer.js';
import { signBytes } from '../building/sign-cms.js';
import type { TestKey } from './keys.js';

/** Someone with a name, a key and a certificate. */
export interface Party {
  readonly name: Uint8Array;
  readonly key: TestKey;
  readonly certificate: Uint8Array;
  readonly serial: Uint8Array;
}

const utf8 = (text: string): Uint8Array => der(TAG.utf8String, new TextEncoder().encode(text));

/** A Name of pairs of attribute type and value. */
export const name = (...attributes: readonly (readonly [string, string])[]): Uint8Array =>
  sequence(...attributes.map(([type, value]) => setOf([sequence(oid(type), utf8(value))])));

/** A Name with a common name only. */
export const called = (commonName: string): Uint8Array => name([ATTRIBUTE.commonName, commonName]);

/** An extension. */
export const extension = (type: string, value: Uint8Array, critical = false): Uint8Array =>
  sequence(oid(type), ...(critical ? [boolean(true)] : []), octetString(value));

/** keyUsage by bit numbers. */
export function keyUsage(...bits: number[]): Uint8Array {
  const octets = new Uint8Array(2);
  for (const bit of bits) octets[bit >> 3]! |= 0x80 >> (bit & 7);
  const used = octets[1] === 0 ? octets.subarray(0, 1) : octets;
  return extension(EXTENSION.keyUsage, der(TAG.bitString, Uint8Array.of(0), used), true);
}

/** extendedKeyUsage. */
export const keyPurposes = (critical: boolean, ...purposes: string[]): Uint8Array =>
  extension(EXTENSION.extendedKeyUsage, sequence(...purposes.map(oid)), critical);

/** basicConstraints of a CA. */
export const authority = (pathLength?: number): Uint8Array =>
  extension(
    EXTENSION.basicConstraints,
    sequence(boolean(true), ...(pathLength === undefined ? [] : [integer(pathLength)])),
    true,
  );

/** What a certificate may be made of; everything has a sound default. */
export interface CertificateOptions {
  readonly subject: Uint8Array;
  readonly key: TestKey;
  /** Self-signed when absent. */
  readonly issuer?: Pick<Party, 'name' | 'key'>;
  readonly serial?: number;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly extensions?: readonly Uint8Array[];
}

let serials = 1000;

/** Makes a certificate. */
export async function certify(options: CertificateOptions): Promise<Party> {
  const { subject, key, extensions = [] } = options;
  const issuer = options.issuer ?? { name: subject, key };
  const serial = integer(options.serial ?? serials++);
  const tbs = sequence(
    der(context(0), integer(2)),
    serial,
    issuer.key.signatureAlgorithm,
    issuer.name,
    sequence(
      time(options.notBefore ?? new Date('2026-01-01T00:00:00Z')),
      time(options.notAfter ?? new Date('2027-01-01T00:00:00Z')),
    ),
    subject,
    key.spki,
    ...(extensions.length > 0 ? [der(context(3), sequence(...extensions))] : []),
  );
  const certificate = await signed(tbs, issuer.key);
  return { name: subject, key, certificate, serial };
}

/** SIGNED{tbs}. */
export async function signed(tbs: Uint8Array, key: TestKey, ...more: Uint8Array[]): Promise<Uint8Array> {
  return sequence(tbs, key.signatureAlgorithm, bitString(await signBytes(tbs, key.privateKey)), ...more);
}
