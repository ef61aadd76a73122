/** Reading the qualifying properties of XAdES (ETSI EN 319 132-1 5). */
import { Asn1Error, readAsn1 } from '../asn1/reader.js';
import { TAG } from '../asn1/values.js';
import { readSignedData } from '../cms/signed-data.js';
import { readTstInfo } from '../timestamp/tst-info.js';
import type { Wrong, Xades, XmlCertificateReference, XmlTimestamp } from './model.js';
import {
  attribute,
  child,
  childrenNamed,
  descend,
  elementsOf,
  isNamed,
  nameOf,
  octetsOf,
  optionalChild,
  requiredAttribute,
  textOf,
  type XmlNode,
} from './nodes.js';
import { XmlProblem } from './problem.js';
import { c14nMethodOf, childText } from './read-references.js';
import { runningDigest } from './running-digest.js';
import type { Sink } from './tree.js';
import { c14nOf, DEFAULT_C14N, DIGESTS, NS, type C14nMethod } from './uris.js';

const { ds, xades, xades141 } = NS;

/** The QualifyingProperties of a signature; undefined when there are none. */
export function qualifyingProperties(signature: XmlNode): XmlNode | undefined {
  const [first, ...more] = descend(signature, ds, 'Object').flatMap((object) =>
    childrenNamed(object, xades, 'QualifyingProperties'),
  );
  // EN 319 132-1 4.3.1: all properties of a signature stand in one place
  if (more.length > 0) throw new XmlProblem('QualifyingProperties stands several times');
  return first;
}

/** Its SignedProperties. */
export const signedProperties = (qualifying: XmlNode): XmlNode | undefined =>
  optionalChild(qualifying, xades, 'SignedProperties');

/** Its UnsignedSignatureProperties. */
export function unsignedProperties(qualifying: XmlNode): XmlNode | undefined {
  const unsigned = optionalChild(qualifying, xades, 'UnsignedProperties');
  return unsigned === undefined ? undefined : optionalChild(unsigned, xades, 'UnsignedSignatureProperties');
}

/** Gives a sink the octets that a timestamp property is over, by the canonicalization it names. */
export type Stamped = (property: XmlNode, method: C14nMethod, sink: Sink) => void;

/** Reads them; `covered` says whether a reference of the signature covers SignedProperties. */
export function readXades(
  qualifying: XmlNode,
  signatureId: string | null,
  covered: boolean,
  stamped: { readonly signature: Stamped; readonly archive: Stamped },
): Xades {
  const properties = signedProperties(qualifying);
  const signed = properties === undefined ? undefined : optionalChild(properties, xades, 'SignedSignatureProperties');
  const time = signed === undefined ? undefined : optionalChild(signed, xades, 'SigningTime');
  const unsigned = unsignedProperties(qualifying);
  const all = unsigned === undefined ? [] : elementsOf(unsigned, MAX_PROPERTIES);
  const timestamps = (namespace: string, name: string, over: Stamped): XmlTimestamp[] =>
    all.flatMap((node, i) =>
      isNamed(node, namespace, name) ? [readTimestamp(node, over, materialOf(all.slice(0, i)))] : [],
    );
  return {
    covered,
    wrong: targetProblem(qualifying, signatureId),
    signingTime: time === undefined ? undefined : textOf(time).trim(),
    signingCertificate: signed === undefined ? [] : signingCertificate(signed),
    signatureTimestamps: timestamps(xades, 'SignatureTimeStamp', stamped.signature),
    archiveTimestamps: timestamps(xades141, 'ArchiveTimeStamp', stamped.archive),
    material: materialOf(all),
  };
}

const MAX_PROPERTIES = 256;

/** Certificates, revocation data and tokens that stand in these unsigned properties. */
function materialOf(properties: readonly XmlNode[]): XmlTimestamp['covered'] {
  const containers = properties.flatMap((one) =>
    isNamed(one, xades141, 'TimeStampValidationData') ? elementsOf(one) : [one],
  );
  const values = (name: string, ...path: string[]): Uint8Array[] =>
    containers
      .filter((one) => isNamed(one, xades, name))
      .flatMap((one) => descend(one, xades, ...path))
      .map(octetsOf);
  const tokens = properties.filter((one) => nameOf(one).endsWith('TimeStamp'));
  return {
    certificates: values('CertificateValues', 'EncapsulatedX509Certificate'),
    crls: values('RevocationValues', 'CRLValues', 'EncapsulatedCRLValue'),
    ocspResponses: values('RevocationValues', 'OCSPValues', 'EncapsulatedOCSPValue'),
    tokens: tokens.flatMap((one) => descend(one, xades, 'EncapsulatedTimeStamp')).map(octetsOf),
  };
}

/** EN 319 132-1 4.3.1: Target names this signature. */
function targetProblem(qualifying: XmlNode, signatureId: string | null): Wrong | undefined {
  const target = attribute(qualifying, 'Target');
  if (signatureId !== null && target === `#${signatureId}`) return undefined;
  return {
    sub: 'FORMAT_FAILURE',
    message: `QualifyingProperties are about ${target ?? 'nothing'}, not this signature`,
  };
}

function signingCertificate(signed: XmlNode): XmlCertificateReference[] {
  const v2 = descend(signed, xades, 'SigningCertificateV2', 'Cert');
  const certs = v2.length > 0 ? v2 : descend(signed, xades, 'SigningCertificate', 'Cert');
  return certs.map(certificateReference);
}

function certificateReference(cert: XmlNode): XmlCertificateReference {
  const digest = child(cert, xades, 'CertDigest');
  const digestUri = requiredAttribute(child(digest, ds, 'DigestMethod'), 'Algorithm');
  const value = octetsOf(child(digest, ds, 'DigestValue'));
  return { digest: DIGESTS[digestUri], digestUri, value, serial: serialOf(cert) };
}

/** The serial number, decimal: as text in IssuerSerial, in a DER IssuerSerial (RFC 5035) in IssuerSerialV2. */
function serialOf(cert: XmlNode): string | undefined {
  const v1 = optionalChild(cert, xades, 'IssuerSerial');
  if (v1 !== undefined) return childText(v1, ds, 'X509SerialNumber');
  const v2 = optionalChild(cert, xades, 'IssuerSerialV2');
  if (v2 === undefined) return undefined;
  try {
    const [, serial] = readAsn1(octetsOf(v2)).inside(TAG.sequence, 'IssuerSerial');
    return serial && decimal(serial.expect(TAG.integer, 'serial number').content);
  } catch (error) {
    if (error instanceof Asn1Error) throw new XmlProblem(`IssuerSerialV2: ${error.message}`);
    throw error;
  }
}

/** An INTEGER's content as XML writes it. */
export const decimal = (content: Uint8Array): string => {
  const hex = [...content].map((octet) => octet.toString(16).padStart(2, '0')).join('');
  return BigInt.asIntN(content.length * 8, BigInt(`0x${hex || '0'}`)).toString();
};

function readTimestamp(node: XmlNode, stamped: Stamped, covered: XmlTimestamp['covered']): XmlTimestamp {
  const named = optionalChild(node, ds, 'CanonicalizationMethod');
  // EN 319 132-1 5.1.4.4.2: C14N 1.0 where none is named
  const method = named === undefined ? c14nOf(DEFAULT_C14N) : c14nMethodOf(named);
  const tokens = childrenNamed(node, xades, 'EncapsulatedTimeStamp', 16).map(octetsOf);
  const digests = new Map<string, Uint8Array>();
  try {
    if (!method) throw new XmlProblem('its canonicalization is not known');
    for (const algorithm of new Set(tokens.flatMap(imprintAlgorithmOf))) {
      const hash = runningDigest(algorithm);
      if (!hash) continue;
      stamped(node, method, (octets) => void hash.update(octets));
      digests.set(algorithm, hash.digest());
    }
    return { tokens, digests, wrong: undefined, covered };
  } catch (error) {
    if (error instanceof XmlProblem) return { tokens, digests, wrong: error.message, covered };
    throw error;
  }
}

/** The digest algorithm of a token's imprint; none when it cannot be read. */
function imprintAlgorithmOf(token: Uint8Array): string[] {
  try {
    const { content } = readSignedData(token);
    return content ? [readTstInfo(content).hashAlgorithm] : [];
  } catch (error) {
    if (error instanceof Asn1Error) return [];
    throw error;
  }
}
