/** CMS made by hand, to be wrong in one chosen way. */
import { digest } from '../algorithms/digests.js';
import { CMS } from '../algorithms/oids.js';
import { concat, context } from '../asn1/values.js';
import { der, derNull, integer, octetString, oid, sequence, setOf } from '../asn1/writer.js';
import { digestAlgorithmFor, signBytes } from '../building/sign-cms.js';
import { readCertificate } from '../x509/certificate.js';
import type { Party } from './certificates.js';

/** An attribute with any number of values. */
export const attribute = (type: string, ...values: Uint8Array[]): Uint8Array =>
  sequence(oid(type), der(0x31, ...values));

/** The usual attributes over `content`, before they are tampered with. */
export async function usualAttributes(content: Uint8Array, signer: Party): Promise<Uint8Array[]> {
  const hash = digestAlgorithmFor(signer.key.privateKey);
  return [
    attribute(CMS.contentType, oid(CMS.data)),
    attribute(CMS.messageDigest, octetString(await digest(hash, content))),
    attribute(CMS.signingCertificateV2, await reference(signer.certificate, hash)),
  ];
}

/** The value of signing-certificate-v2 for a certificate. */
export async function reference(certificate: Uint8Array, hash: string): Promise<Uint8Array> {
  return sequence(sequence(sequence(sequence(oid(hash)), octetString(await digest(hash, certificate)))));
}

/** What a forged CMS is made of. */
export interface ForgeOptions {
  readonly signer: Party;
  /** eContent, when attached. */
  readonly content?: Uint8Array;
  readonly contentType?: string;
  /** Signed attributes in the order they are to be sent; none when absent. */
  readonly attributes?: readonly Uint8Array[];
  /** What the signature value is computed over; by default what it should be. */
  readonly signOver?: Uint8Array;
  readonly certificates?: readonly Uint8Array[];
  readonly unsigned?: readonly Uint8Array[];
  readonly signature?: Uint8Array;
  readonly digestAlgorithm?: string;
  readonly signatureAlgorithm?: Uint8Array;
  readonly signerInfos?: readonly Uint8Array[];
}

/** Makes a SignerInfo. */
export async function signerInfo(options: ForgeOptions): Promise<Uint8Array> {
  const { signer, attributes, unsigned, content = new Uint8Array() } = options;
  const { issuer } = readCertificate(signer.certificate);
  const hash = options.digestAlgorithm ?? digestAlgorithmFor(signer.key.privateKey);
  const over = options.signOver ?? (attributes ? setOf(attributes) : content);
  return sequence(
    integer(1),
    sequence(issuer, signer.serial),
    sequence(oid(hash), derNull()),
    ...(attributes ? [der(context(0), ...attributes)] : []),
    options.signatureAlgorithm ?? signer.key.signatureAlgorithm,
    octetString(options.signature ?? (await signBytes(over, signer.key.privateKey))),
    ...(unsigned ? [der(context(1), ...unsigned)] : []),
  );
}

/** Makes a CMS. */
export async function forge(options: ForgeOptions): Promise<Uint8Array> {
  const { signer, content } = options;
  const hash = sequence(oid(options.digestAlgorithm ?? digestAlgorithmFor(signer.key.privateKey)), derNull());
  const attached = content ? [der(context(0), octetString(content))] : [];
  const signers = options.signerInfos ?? [await signerInfo(options)];
  const signedData = sequence(
    integer(1),
    setOf([hash]),
    sequence(oid(options.contentType ?? CMS.data), ...attached),
    der(context(0), concat(options.certificates ?? [signer.certificate])),
    der(0x31, ...signers),
  );
  return sequence(oid(CMS.signedData), der(context(0), signedData));
}
