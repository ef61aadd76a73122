/** Reading OCSP responses (RFC 6960 4.2). Nothing is verified here. */
import { EXTENSION } from '../algorithms/oids.js';
import type { AlgorithmIdentifier } from '../algorithms/schemes.js';
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { context, integerHex, oidOf, smallInteger, TAG, timeOf, toHex, wholeBits } from '../asn1/values.js';
import { algorithmOf, readExtensions, type Extension } from '../x509/certificate.js';
import { wellFormedName } from '../x509/canonical-name.js';
import { reasonOf, type RevocationReason } from './status.js';

/** CertID: whom an answer is about. */
export interface CertId {
  readonly hashAlgorithm: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serial: string;
}

/** SingleResponse. */
export interface SingleResponse {
  readonly certId: CertId;
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly revokedAt?: Date;
  readonly reason?: RevocationReason;
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
  readonly extensions: ReadonlyMap<string, Extension>;
}

/** BasicOCSPResponse. */
export interface OcspResponse {
  /** The whole response as it came. */
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly certificates: readonly Uint8Array[];
  readonly responder: { readonly name: Uint8Array } | { readonly keyHash: string };
  readonly producedAt: Date;
  readonly responses: readonly SingleResponse[];
  readonly extensions: ReadonlyMap<string, Extension>;
}

/** Reads an OCSPResponse, or a bare BasicOCSPResponse. Throws when it is malformed or not successful. */
export function readOcspResponse(der: Uint8Array): OcspResponse {
  const fields = readAsn1(der).inside(TAG.sequence, 'OCSP response');
  if (fields[0]?.tag !== TAG.enumerated) return readBasic(der, fields);
  const status = smallInteger(fields[0]);
  if (status !== 0) throw new Asn1Error(`an OCSP response with status ${status}`);
  const [type, body] = fields[1]?.inside(context(0), 'OCSP bytes')[0]?.inside(TAG.sequence, 'OCSP bytes') ?? [];
  if (!type || !body || oidOf(type) !== '1.3.6.1.5.5.7.48.1.1') throw new Asn1Error('an OCSP response of another type');
  return readBasic(der, readAsn1(body.expect(TAG.octetString, 'OCSP body').content).inside(TAG.sequence, 'OCSP body'));
}

function readBasic(der: Uint8Array, fields: readonly Asn1Node[]): OcspResponse {
  const [tbs, algorithm, signature, certificates] = fields;
  if (!tbs || !algorithm || !signature) throw new Asn1Error('an OCSP response without its parts');
  const data = tbs.inside(TAG.sequence, 'OCSP data');
  if (data[0]?.tag === context(0)) data.shift();
  const [responder, producedAt, responses, extensions] = data;
  if (!responder || !producedAt || !responses) throw new Asn1Error('an OCSP response lacks fields');
  return {
    der,
    tbs: tbs.bytes,
    signatureAlgorithm: algorithmOf(algorithm),
    signature: wholeBits(signature),
    certificates: certificates?.inside(context(0), 'certificates')[0]?.children.map((one) => one.bytes) ?? [],
    responder: readResponder(responder),
    producedAt: timeOf(producedAt),
    responses: responses.inside(TAG.sequence, 'responses').map(readSingle),
    extensions: readExtensions(extensions),
  };
}

function readResponder(node: Asn1Node): OcspResponse['responder'] {
  const [value] = node.children;
  if (value && node.tag === context(1)) return { name: wellFormedName(value.bytes) };
  if (value && node.tag === context(2)) return { keyHash: toHex(value.expect(TAG.octetString, 'key hash').content) };
  throw new Asn1Error('an OCSP response without responder');
}

function readSingle(node: Asn1Node): SingleResponse {
  const [id, status, thisUpdate, ...optional] = node.inside(TAG.sequence, 'single response');
  if (!id || !status || !thisUpdate) throw new Asn1Error('a single response lacks fields');
  const nextUpdate = optional.find((field) => field.tag === context(0))?.children[0];
  return {
    certId: readCertId(id),
    ...readStatus(status),
    thisUpdate: timeOf(thisUpdate),
    ...(nextUpdate && { nextUpdate: timeOf(nextUpdate) }),
    extensions: readExtensions(optional.find((field) => field.tag === context(1))),
  };
}

function readCertId(node: Asn1Node): CertId {
  const [algorithm, name, key, serial] = node.inside(TAG.sequence, 'certificate id');
  if (!algorithm || !name || !key || !serial) throw new Asn1Error('a certificate id lacks fields');
  return {
    hashAlgorithm: algorithmOf(algorithm).oid,
    issuerNameHash: name.content,
    issuerKeyHash: key.content,
    serial: integerHex(serial),
  };
}

function readStatus(node: Asn1Node): Pick<SingleResponse, 'status' | 'revokedAt' | 'reason'> {
  if (node.tag === context(0, false)) return { status: 'good' };
  if (node.tag === context(2, false)) return { status: 'unknown' };
  const [time, reason] = node.inside(context(1), 'status');
  if (!time) throw new Asn1Error('a revocation without time');
  const code = reason?.inside(context(0), 'reason')[0];
  return { status: 'revoked', revokedAt: timeOf(time), reason: reasonOf(code ? smallInteger(code) : 0) };
}

/** RFC 6960 4.4.8, 2.2: "revoked" on 1970-01-01 as certificateHold says that the certificate was never issued. */
export const isNeverIssued = (response: OcspResponse, single: SingleResponse): boolean =>
  single.reason === 'certificateHold' &&
  single.revokedAt?.getTime() === 0 &&
  (response.extensions.has(EXTENSION.ocspExtendedRevoke) || single.extensions.has(EXTENSION.ocspExtendedRevoke));
