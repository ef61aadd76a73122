/** Is an OCSP answer authentic, and about this certificate? RFC 6960 3.2, 4.2.2.2. */
import { digest, isKnownDigest } from '../algorithms/digests.js';
import { EXTENSION, KEY_PURPOSE } from '../algorithms/oids.js';
import { schemeOf, verifyData, weakness, type Scheme } from '../algorithms/schemes.js';
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import { Asn1Error, readAsn1 } from '../asn1/reader.js';
import { equalBytes, timeOf, toHex } from '../asn1/values.js';
import { ALGORITHM } from '../algorithms/oids.js';
import { unknownCritical } from '../path/rules/critical-extensions.js';
import { issuedBy } from '../path/issued-by.js';
import { readCertificate, type Certificate } from '../x509/certificate.js';
import { extendedKeyUsage, keyUsage } from '../x509/extensions.js';
import { sameName } from '../x509/canonical-name.js';
import { isNeverIssued, type OcspResponse, type SingleResponse } from './ocsp.js';
import type { Statement } from './status.js';

/** Who vouches for a response. */
export type Signer =
  | { readonly certificate: Certificate; readonly needsStatus: boolean; readonly scheme: Scheme }
  /** Not authentic, or not by someone who may speak for the issuer. */
  | undefined;

const signers = new WeakMap<OcspResponse, WeakMap<Certificate, Promise<Signer>>>();

/** A statement about a certificate; `delegate` is the responder's certificate when its own status has to be looked up. */
export interface OcspStatement extends Statement {
  readonly delegate?: Certificate;
}

/** The statement of a response about `certificate`, when it has one and is authentic. */
export async function ocspStatement(
  response: OcspResponse,
  certificate: Certificate,
  issuer: Certificate,
  algorithms: AlgorithmsAt,
): Promise<OcspStatement | undefined> {
  const single = await findSingle(response, certificate, issuer);
  if (!single || hasUnknownCritical(response, single) || !isConsistent(response, single)) return undefined;
  const kept = keepsExpired(single);
  const signer = kept && (await ocspSigner(response, issuer, algorithms));
  if (!signer) return undefined;
  const status = isNeverIssued(response, single) ? 'unknown' : single.status;
  return {
    kind: 'ocsp',
    status,
    ...(single.revokedAt && { revokedAt: single.revokedAt }),
    ...(single.reason && { reason: single.reason }),
    thisUpdate: single.thisUpdate,
    ...kept,
    ...(single.nextUpdate && { nextUpdate: single.nextUpdate }),
    source: response.der,
    producedAt: response.producedAt,
    issuer: signer.certificate.subject,
    ...(signer.needsStatus && { delegate: signer.certificate }),
  };
}

/** RFC 6960 2.4, 4.2.2.1: the status is known before it is signed, and holds for some time. */
const isConsistent = ({ producedAt }: OcspResponse, { thisUpdate, nextUpdate }: SingleResponse): boolean =>
  thisUpdate <= producedAt && (nextUpdate === undefined || thisUpdate <= nextUpdate);

/** RFC 6960 4.4.4; undefined when it cannot be read: then nobody knows what the answer is about. */
function keepsExpired({ extensions }: SingleResponse): Pick<Statement, 'keepsExpiredSince'> | undefined {
  const extension = extensions.get(EXTENSION.ocspArchiveCutoff);
  try {
    return extension ? { keepsExpiredSince: timeOf(readAsn1(extension.value)) } : {};
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}

const hasUnknownCritical = (response: OcspResponse, single: SingleResponse): boolean =>
  [...response.extensions, ...single.extensions].some(([oid, { critical }]) => critical && oid !== EXTENSION.ocspNonce);

/** The newest answer about the certificate (RFC 6960 4.1.1: the issuer's name as the certificate has it, and its key). */
async function findSingle(
  response: OcspResponse,
  certificate: Certificate,
  issuer: Certificate,
): Promise<SingleResponse | undefined> {
  let newest: SingleResponse | undefined;
  for (const single of response.responses) {
    const { certId } = single;
    if (certId.serial !== certificate.serial || !isKnownDigest(certId.hashAlgorithm)) continue;
    const name = await digest(certId.hashAlgorithm, certificate.issuer);
    const key = await digest(certId.hashAlgorithm, issuer.keyBits);
    if (!equalBytes(name, certId.issuerNameHash) || !equalBytes(key, certId.issuerKeyHash)) continue;
    if (!newest || overrides(single, newest)) newest = single;
  }
  return newest;
}

/** The later word, and of two at the same time the one that is not "good". */
const overrides = (one: SingleResponse, other: SingleResponse): boolean =>
  one.thisUpdate > other.thisUpdate ||
  (one.thisUpdate.getTime() === other.thisUpdate.getTime() && one.status !== 'good');

/**
 * Whoever signed a response, by algorithms acceptable at that time, when that is the issuer or someone the issuer named for
 * it (RFC 6960 4.2.2.2).
 */
export async function ocspSigner(
  response: OcspResponse,
  issuer: Certificate,
  algorithms: AlgorithmsAt,
): Promise<Signer> {
  const known = signers.get(response) ?? new WeakMap<Certificate, Promise<Signer>>();
  signers.set(response, known);
  const answer = known.get(issuer) ?? findSigner(response, issuer);
  known.set(issuer, answer);
  const signer = await answer;
  if (!signer || weakness(signer.scheme, signer.certificate.key(), algorithms.rules, algorithms.at)) return undefined;
  // RFC 6960 4.2.2.2: the delegated certificate must be issued directly by the CA that is asked about
  const { certificate } = signer;
  return certificate === issuer || (await issuedBy(certificate, issuer, algorithms)) === 'yes' ? signer : undefined;
}

async function findSigner(response: OcspResponse, issuer: Certificate): Promise<Signer> {
  const candidates = [issuer, ...response.certificates.slice(0, 8).flatMap(readable)];
  for (const certificate of candidates) {
    const scheme = (await isResponder(response, certificate)) ? await signed(response, certificate) : undefined;
    if (!scheme) continue;
    if (certificate === issuer) return { certificate, scheme, needsStatus: false };
    if (!mayRespond(certificate, response.producedAt) || !sameName(certificate.issuer, issuer.subject)) continue;
    return { certificate, scheme, needsStatus: !certificate.extensions.has(EXTENSION.ocspNoCheck) };
  }
  return undefined;
}

function readable(der: Uint8Array): Certificate[] {
  try {
    return [readCertificate(der)];
  } catch (error) {
    if (error instanceof Asn1Error || error instanceof RangeError) return [];
    throw error;
  }
}

async function isResponder(response: OcspResponse, certificate: Certificate): Promise<boolean> {
  if ('name' in response.responder) return sameName(response.responder.name, certificate.subject);
  return response.responder.keyHash === toHex(await digest(ALGORITHM.sha1, certificate.keyBits));
}

/** The scheme by which the response verifies with this certificate's key; undefined when it does not. */
async function signed(response: OcspResponse, certificate: Certificate): Promise<Scheme | undefined> {
  const key = certificate.key();
  const scheme = schemeOf(response.signatureAlgorithm, key);
  if ('unsupported' in scheme) return undefined;
  return (await verifyData(scheme, key, response.tbs, response.signature)) ? scheme : undefined;
}

function mayRespond(certificate: Certificate, producedAt: Date): boolean {
  const uses = keyUsage(certificate);
  const inTime = certificate.notBefore <= producedAt && producedAt <= certificate.notAfter;
  return (
    inTime &&
    unknownCritical(certificate) === undefined &&
    (extendedKeyUsage(certificate) ?? []).includes(KEY_PURPOSE.ocspSigning) &&
    (!uses || uses.includes('digitalSignature') || uses.includes('nonRepudiation'))
  );
}
