/** Raises XAdES signatures to the levels T, LT and LTA (ETSI EN 319 132-1 6): what services give comes from the caller. */
import { ALGORITHM } from '../algorithms/oids.js';
import { toBase64 } from '../building/pem.js';
import { CannotRaise, type RaisedLevel, type RaiseServices } from '../building/raise.js';
import type { ValidationMaterial } from '../building/validation-material.js';
import { XML_LIMITS } from './bounds.js';
import type { XmlFiles } from './files.js';
import { insertProperty } from './insert-property.js';
import type { XmlSignature } from './model.js';
import { findAll } from './nodes.js';
import { XmlProblem } from './problem.js';
import { readXmlSignatures, withSignatures } from './read-signatures.js';
import { stampedOctets } from './stamped-octets.js';
import { DEFAULT_C14N, NS } from './uris.js';

/**
 * Raises every signature that no later one covers (to add to those would break the later ones). What the level below asks for
 * is added where it is missing; at LTA one more archive timestamp is added every time. Throws CannotRaise when there is none to
 * raise, and whatever the services throw.
 */
export async function raiseXml(
  document: Uint8Array,
  to: RaisedLevel,
  services: RaiseServices,
  files: XmlFiles = new Map(),
): Promise<Uint8Array> {
  try {
    let raised = document;
    const free = raisable(readXmlSignatures(document, files));
    if (free.length === 0) throw new CannotRaise('no XAdES signature that no later one covers');
    for (const i of free) raised = await raiseOne(raised, i, to, services, files);
    return raised;
  } catch (error) {
    if (error instanceof XmlProblem) throw new CannotRaise(error.message, { cause: error });
    throw error;
  }
}

/** Which signatures have a place for more, and are not covered by a later one. */
function raisable(signatures: readonly XmlSignature[]): number[] {
  const last = signatures.findLastIndex(({ references }) =>
    references.some(({ target }) => target?.kind === 'document'),
  );
  return signatures.flatMap(({ xades, wrong }, i) => (xades?.covered && !wrong && (i >= last || last < 0) ? [i] : []));
}

async function raiseOne(
  document: Uint8Array,
  i: number,
  to: RaisedLevel,
  services: RaiseServices,
  files: XmlFiles,
): Promise<Uint8Array> {
  let raised = document;
  const { xades, method } = readXmlSignatures(document, files)[i]!;
  const algorithm = method?.kind === 'gost' ? ALGORITHM.streebog512 : ALGORITHM.sha256;
  const stamp = async (kind: 'signature' | 'archive'): Promise<void> => {
    const token = await services.timestamp(octetsFor(raised, i, kind, files), algorithm);
    raised = add(raised, i, kind === 'archive' ? archiveTimestamp(token) : signatureTimestamp(token));
  };
  if ((xades?.signatureTimestamps.length ?? 0) === 0) await stamp('signature');
  if (to === 'T') return raised;
  raised = addMaterial(raised, i, await services.material(raised));
  if (to === 'LTA') await stamp('archive');
  return raised;
}

const octetsFor = (document: Uint8Array, i: number, kind: 'signature' | 'archive', files: XmlFiles): Uint8Array =>
  withSignatures(document, XML_LIMITS, false, (workplace) =>
    stampedOctets(kind, workplace.signatures[i]!, workplace, files, XML_LIMITS),
  );

/** Adds to the `i`th signature; counter-signatures and elements of other namespaces are counted where the text is searched. */
function add(document: Uint8Array, i: number, property: string): Uint8Array {
  const ordinal = withSignatures(document, XML_LIMITS, false, ({ tree, signatures }) =>
    findAll(tree.root, "/descendant::*[local-name()='Signature']").indexOf(signatures[i]!),
  );
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(document);
  return new TextEncoder().encode(insertProperty(text, ordinal, property));
}

const encapsulated = (name: string, items: readonly Uint8Array[]): string =>
  items.map((one) => `<xades:${name}>${toBase64(one)}</xades:${name}>`).join('');

const timestamp = (token: Uint8Array): string =>
  `<ds:CanonicalizationMethod xmlns:ds="${NS.ds}" Algorithm="${DEFAULT_C14N}"/>${encapsulated('EncapsulatedTimeStamp', [token])}`;

const signatureTimestamp = (token: Uint8Array): string =>
  `<xades:SignatureTimeStamp xmlns:xades="${NS.xades}">${timestamp(token)}</xades:SignatureTimeStamp>`;

const archiveTimestamp = (token: Uint8Array): string =>
  `<xades141:ArchiveTimeStamp xmlns:xades141="${NS.xades141}" xmlns:xades="${NS.xades}">${timestamp(token)}</xades141:ArchiveTimeStamp>`;

/** EN 319 132-1 5.4.1, 5.4.2; where these stand already, or an archive timestamp, more goes into TimeStampValidationData (5.5.1). */
function addMaterial(document: Uint8Array, i: number, material: ValidationMaterial): Uint8Array {
  const { xades } = readXmlSignatures(document)[i]!;
  const known = xades?.material ?? { certificates: [], crls: [], ocspResponses: [] };
  const missing = (wanted: readonly Uint8Array[], there: readonly Uint8Array[]): Uint8Array[] =>
    wanted.filter((one) => !there.some((other) => toBase64(other) === toBase64(one)));
  const certificates = missing(material.certificates, known.certificates);
  const crls = missing(material.crls, known.crls);
  const ocsp = missing(material.ocspResponses, known.ocspResponses);
  if (certificates.length + crls.length + ocsp.length === 0) return document;
  const values = `<xades:CertificateValues xmlns:xades="${NS.xades}">${encapsulated('EncapsulatedX509Certificate', certificates)}</xades:CertificateValues>`;
  const revocation = `<xades:RevocationValues xmlns:xades="${NS.xades}">${list('CRLValues', 'EncapsulatedCRLValue', crls)}${list('OCSPValues', 'EncapsulatedOCSPValue', ocsp)}</xades:RevocationValues>`;
  const both = `${certificates.length > 0 ? values : ''}${crls.length + ocsp.length > 0 ? revocation : ''}`;
  const first = known.certificates.length + known.crls.length + known.ocspResponses.length === 0;
  const wrapped = `<xades141:TimeStampValidationData xmlns:xades141="${NS.xades141}">${both}</xades141:TimeStampValidationData>`;
  return add(document, i, first ? both : wrapped);
}

const list = (name: string, item: string, items: readonly Uint8Array[]): string =>
  items.length === 0 ? '' : `<xades:${name}>${encapsulated(item, items)}</xades:${name}>`;
