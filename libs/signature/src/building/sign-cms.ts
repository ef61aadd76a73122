/** Makes CMS SignedData (RFC 5652) the way NCALayer does: signed attributes with signing-certificate-v2 (RFC 5035). */
import type { PrivateKey } from '../algorithms/crypto-engine.js';
import { digest } from '../algorithms/digests.js';
import { ALGORITHM, CMS } from '../algorithms/oids.js';
import { digestAlgorithmFor, signatureAlgorithmFor, signBytes } from '../algorithms/signing.js';
import { readAsn1 } from '../asn1/reader.js';
import { concat, context, TAG } from '../asn1/values.js';
import { der, derNull, integer, octetString, oid, sequence, setOf, time } from '../asn1/writer.js';

export { digestAlgorithmFor, signBytes } from '../algorithms/signing.js';

/** What to sign, with whose key. */
export interface SignCmsOptions {
  /** The content; or its digest (by `digestAlgorithmFor(privateKey)`) when the content itself is not at hand. */
  readonly content?: Uint8Array;
  readonly contentDigest?: Uint8Array;
  /** Leave the content out of the CMS. Always so when only its digest is given. */
  readonly detached: boolean;
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array;
  readonly privateKey: PrivateKey;
  /** More certificates to put in, DER. */
  readonly chain?: readonly Uint8Array[];
  /** The time the signer claims; none when absent. */
  readonly signingTime?: Date;
  /** The type of the content; id-data unless told otherwise. */
  readonly contentType?: string;
}

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf([value]));

/** RFC 5035 3: the certificate by hash, and by issuer and serial number. */
async function signingCertificateV2(certificate: Uint8Array, hash: string): Promise<Uint8Array> {
  const { issuer, serial } = issuerAndSerial(certificate);
  const names = sequence(der(context(4), issuer));
  const id = sequence(
    // sha256 is the DEFAULT and DER leaves it out
    ...(hash === ALGORITHM.sha256 ? [] : [sequence(oid(hash))]),
    octetString(await digest(hash, certificate)),
    sequence(names, serial),
  );
  return sequence(sequence(id));
}

/** The issuer and the serial number of a certificate, encoded. */
export function issuerAndSerial(certificate: Uint8Array): { issuer: Uint8Array; serial: Uint8Array } {
  const [tbs] = readAsn1(certificate).inside(TAG.sequence, 'certificate');
  const fields = tbs?.children ?? [];
  const at = fields[0]?.tag === context(0) ? 1 : 0;
  const [serial, , issuer] = fields.slice(at);
  if (!serial || !issuer) throw new RangeError('not a certificate');
  return { issuer: issuer.bytes, serial: serial.bytes };
}

async function signedAttributes(options: SignCmsOptions, hash: string, messageDigest: Uint8Array): Promise<Uint8Array> {
  return setOf([
    attribute(CMS.contentType, oid(options.contentType ?? CMS.data)),
    ...(options.signingTime ? [attribute(CMS.signingTime, time(options.signingTime))] : []),
    attribute(CMS.messageDigest, octetString(messageDigest)),
    attribute(CMS.signingCertificateV2, await signingCertificateV2(options.certificate, hash)),
  ]);
}

/** Signs; returns the DER of ContentInfo with one signer. */
export async function signCms(options: SignCmsOptions): Promise<Uint8Array> {
  const { content, contentDigest, privateKey, certificate } = options;
  const hash = digestAlgorithmFor(privateKey);
  const value = contentDigest ?? (content && (await digest(hash, content)));
  if (!value) throw new RangeError('neither content nor its digest');
  const attributes = await signedAttributes(options, hash, value);
  const digestAlgorithm = sequence(oid(hash), derNull());
  const { issuer, serial } = issuerAndSerial(certificate);
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serial),
    digestAlgorithm,
    // signed as SET OF, sent as [0] IMPLICIT (RFC 5652 5.4)
    concat([Uint8Array.of(context(0)), attributes.subarray(1)]),
    signatureAlgorithmFor(privateKey),
    octetString(await signBytes(attributes, privateKey)),
  );
  const type = options.contentType ?? CMS.data;
  const attached = options.detached || !content ? [] : [der(context(0), octetString(content))];
  const signedData = sequence(
    integer(type === CMS.data ? 1 : 3),
    setOf([digestAlgorithm]),
    sequence(oid(type), ...attached),
    der(context(0), certificate, ...(options.chain ?? [])),
    setOf([signerInfo]),
  );
  return sequence(oid(CMS.signedData), der(context(0), signedData));
}
