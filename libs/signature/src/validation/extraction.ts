/** What a valid timestamp proves to have existed (ETSI EN 319 102-1 5.6.2.3). */
import { BROKEN_DIGESTS } from '../algorithms/schemes.js';
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { context, TAG } from '../asn1/values.js';
import { readSignedData, type SignerInfo } from '../cms/signed-data.js';
import type { IndexedParts } from '../timestamp/archive-imprint.js';
import type { JudgedTimestamp } from '../timestamp/validate-timestamp.js';
import { readCertificate } from '../x509/certificate.js';
import { nameText } from '../x509/names.js';
import { CADES } from '../cms/attribute-ids.js';
import { CMS } from '../algorithms/oids.js';
import type { ProofsOfExistence } from './proofs.js';

type Add = (what: 'signature' | 'certificate' | 'crl' | 'ocsp' | 'timestamp', bytes: Uint8Array) => void;

const adder =
  ({ info, token }: JudgedTimestamp, proofs: ProofsOfExistence): Add =>
  (what, bytes) => {
    if (info) proofs.add({ what, bytes, about: what === 'certificate' ? subjectOf(bytes) : null }, info.genTime, token);
  };

function subjectOf(certificate: Uint8Array): string | null {
  try {
    return nameText(readCertificate(certificate).subject);
  } catch (error) {
    if (error instanceof Asn1Error || error instanceof RangeError) return null;
    throw error;
  }
}

/** Over the signature value: the signature, and what its signed attributes hold. */
export function proveSigned(timestamp: JudgedTimestamp, signer: SignerInfo, proofs: ProofsOfExistence): void {
  const add = adder(timestamp, proofs);
  add('signature', signer.signature);
  // the signed attributes are bound by the signature's digest only as long as that digest binds
  if (BROKEN_DIGESTS.has(signer.digestAlgorithm)) return;
  for (const { type, values } of signer.signedAttributes?.list ?? []) {
    if (type === CADES.contentTimestamp) for (const { bytes } of values) proveToken(bytes, add);
  }
}

/** Over everything that the hash index of an archive timestamp names. */
export function proveArchived(timestamp: JudgedTimestamp, covered: IndexedParts, proofs: ProofsOfExistence): void {
  const add = adder(timestamp, proofs);
  for (const bytes of covered.certificates) add('certificate', bytes);
  for (const bytes of covered.revocation) proveRevocation(bytes, add);
  for (const value of covered.attributes) proveAttribute(value, add);
}

function proveRevocation(choice: Uint8Array, add: Add): void {
  if (choice[0] === TAG.sequence) return add('crl', choice);
  const response = reading(() => readAsn1(choice, 'BER').inside(context(1), 'revocation data')[1]?.bytes);
  if (response) add('ocsp', response);
}

/** Older timestamps, certificate values and revocation values; what else an attribute holds needs no proof. */
function proveAttribute(value: Asn1Node, add: Add): void {
  if (value.tag === TAG.sequence && proveToken(value.bytes, add)) return;
  for (const bytes of certificateValues(value)) add('certificate', bytes);
  const { crls, ocsp } = revocationValues(value);
  for (const bytes of crls) add('crl', bytes);
  for (const bytes of ocsp) add('ocsp', bytes);
}

function proveToken(token: Uint8Array, add: Add): boolean {
  const signed = reading(() => readSignedData(token));
  if (signed?.contentType !== CMS.tstInfo) return false;
  add('timestamp', token);
  for (const bytes of signed.certificates) add('certificate', bytes);
  for (const bytes of signed.crls) add('crl', bytes);
  for (const bytes of signed.ocspResponses) add('ocsp', bytes);
  return true;
}

function reading<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}

/** Certificates in a certificate-values attribute (RFC 5126 6.3.3: SEQUENCE OF Certificate). */
const certificateValues = (value: Asn1Node): Uint8Array[] =>
  reading(() => {
    const items = value.inside(TAG.sequence, 'certificate values');
    return items.map(({ bytes }) => readCertificate(bytes).der);
  }) ?? [];

/** CRLs and (basic) OCSP responses in a revocation-values attribute (RFC 5126 6.3.4). */
function revocationValues(value: Asn1Node): { crls: Uint8Array[]; ocsp: Uint8Array[] } {
  const list = (number: number): Uint8Array[] =>
    reading(() => {
      const field = value.inside(TAG.sequence, 'revocation values').find((one) => one.tag === context(number));
      return field?.children[0]?.inside(TAG.sequence, 'revocation values').map((one) => one.bytes);
    }) ?? [];
  return { crls: list(0), ocsp: list(1) };
}

/** Certificates and revocation data out of attributes. */
interface Material {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsp: readonly Uint8Array[];
}

const NO_MATERIAL: Material = { certificates: [], crls: [], ocsp: [] };

/** What the unsigned attributes of a signer bring along beside its SignedData. */
export function attributeMaterial({ unsignedAttributes }: SignerInfo): Material {
  if (unsignedAttributes.length === 0) return NO_MATERIAL;
  const values = (type: string): Asn1Node[] =>
    unsignedAttributes.filter((attribute) => attribute.type === type).flatMap((attribute) => [...attribute.values]);
  const revocation = values(CADES.revocationValues).slice(0, 8).map(revocationValues);
  return {
    certificates: values(CADES.certificateValues).slice(0, 8).flatMap(certificateValues),
    crls: revocation.flatMap(({ crls }) => crls).slice(0, 256),
    ocsp: revocation.flatMap(({ ocsp }) => ocsp).slice(0, 256),
  };
}
