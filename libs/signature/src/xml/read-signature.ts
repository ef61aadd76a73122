/** Reading one ds:Signature out of its document. */
import type { XmlLimits } from './bounds.js';
import { idOf } from './dereference.js';
import { digestPlace, hashed, writePlace, type Digested, type Workplace } from './digest-references.js';
import { digestFile, type XmlFiles } from './files.js';
import { locateReferences, type LocatedReference } from './locate.js';
import type { Wrong, Xades, XmlReference, XmlSignature } from './model.js';
import {
  child,
  childrenNamed,
  descend,
  elementsOf,
  isNamed,
  isWithin,
  octetsOf,
  optionalChild,
  parentOf,
  pathOf,
  requiredAttribute,
  textOf,
  type XmlNode,
} from './nodes.js';
import { XmlProblem } from './problem.js';
import { writeArchived, type ArchivedSignature } from './archive-imprint.js';
import { c14nMethodOf } from './read-references.js';
import { qualifyingProperties, readXades, signedProperties, unsignedProperties } from './read-xades.js';
import { collected } from './sinks.js';
import type { Part } from './tree.js';
import { NS, SIGNATURES, type C14nMethod } from './uris.js';

const { ds } = NS;
const NOTHING = new Uint8Array();

/** Reads a signature; what is wrong with it is said in it. */
export function readSignature(node: XmlNode, workplace: Workplace, files: XmlFiles, limits: XmlLimits): XmlSignature {
  try {
    return readSound(node, workplace, files, limits);
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error;
    return unreadable(node, { message: error.message, sub: error.sub });
  }
}

function unreadable(node: XmlNode, wrong: Wrong): XmlSignature {
  const nothing = { references: [], certificates: [], serials: [], xades: undefined, counterSignatures: [] };
  const empty = { signedInfo: NOTHING, method: undefined, methodUri: '', value: NOTHING };
  return { id: idOf(node), path: pathOf(node), wrong, ...empty, ...nothing };
}

function readSound(node: XmlNode, workplace: Workplace, files: XmlFiles, limits: XmlLimits): XmlSignature {
  const [signedInfo, value] = partsOf(node);
  const c14n = canonicalizationOf(signedInfo);
  const methodUri = requiredAttribute(child(signedInfo, ds, 'SignatureMethod'), 'Algorithm');
  // XMLDSig core 1.1 6.3.1; anybody who can verify an HMAC can make one
  if (/hmac/i.test(methodUri)) throw new XmlProblem(`${methodUri}: a shared secret signs nothing`);
  const located = locateReferences(node, signedInfo, workplace.tree.root, files, limits);
  // outside first: inside, the signature is out of its document
  const outside = new Map(
    located.map((one) => [one, isInside(one, node) ? undefined : digestOutside(one, node, workplace, limits)]),
  );
  const withoutLater = new Set(located.filter((one) => outside.get(one)?.withoutLater));
  const apart = workplace.tree.alone(node, (part) => ({
    signedInfo: collected((sink) => part(signedInfo, c14n, sink)),
    references: located.map((one) => present(one, outside.get(one) ?? digestInside(one, part, workplace.capture))),
    xades: readProperties({ node, located, withoutLater, part, workplace }, value),
  }));
  const counterSignatures = countersOf(node).map((one) => readSignature(one, workplace, files, limits));
  const path = pathOf(node);
  const keyInfo = readKeyInfo(node);
  return {
    id: idOf(node),
    path,
    wrong: undefined,
    method: SIGNATURES[methodUri],
    methodUri,
    value: octetsOf(value),
    ...keyInfo,
    ...apart,
    counterSignatures,
  };
}

/** XMLDSig core 1.1 4.2: SignedInfo, SignatureValue, KeyInfo, Objects, and nothing else. */
export function partsOf(node: XmlNode): [XmlNode, XmlNode] {
  const [signedInfo, value, ...rest] = elementsOf(node);
  const known = rest.every((one) => isNamed(one, ds, 'KeyInfo') || isNamed(one, ds, 'Object'));
  if (
    !known ||
    !signedInfo ||
    !value ||
    !isNamed(signedInfo, ds, 'SignedInfo') ||
    !isNamed(value, ds, 'SignatureValue')
  )
    throw new XmlProblem('a Signature of other parts than SignedInfo, SignatureValue, KeyInfo, Object');
  optionalChild(node, ds, 'KeyInfo');
  return [signedInfo, value];
}

function canonicalizationOf(signedInfo: XmlNode): C14nMethod {
  const node = child(signedInfo, ds, 'CanonicalizationMethod');
  const method = c14nMethodOf(node);
  if (!method) throw new XmlProblem(`canonicalization ${requiredAttribute(node, 'Algorithm')} is refused`);
  return method;
}

const isInside = ({ place }: LocatedReference, signature: XmlNode): boolean =>
  place !== undefined && !place.whole && place.node !== signature && isWithin(place.node, signature);

/** The digest of what stands outside the signature; undefined when it is not at hand. */
export function digestOutside(
  { planned, place, file }: LocatedReference,
  signature: XmlNode,
  workplace: Workplace,
  limits: XmlLimits,
): Digested | undefined {
  if (place) return digestPlace(place, planned, signature, workplace);
  const actual = file && digestFile(file, planned, limits);
  return actual && { actual, withoutLater: false, octets: file instanceof Uint8Array ? file : undefined };
}

function digestInside({ planned, place }: LocatedReference, part: Part, capture: boolean): Digested | undefined {
  if (!place || planned.digest === undefined) return undefined;
  if (planned.recipe.enveloped) throw new XmlProblem('enveloped-signature where the signature is not inside');
  const { digest, recipe } = planned;
  return { ...hashed(digest, capture, (sink) => writePlace(place, recipe, part, sink)), withoutLater: false };
}

function present(
  { planned, target, wrong, ofManifest }: LocatedReference,
  digested: Digested | undefined,
): XmlReference {
  const { uri, transforms, digest, digestUri, expected } = planned;
  const { actual, octets, withoutLater = false } = digested ?? {};
  return { uri, target, transforms, digest, digestUri, expected, actual, octets, withoutLater, wrong, ofManifest };
}

function readProperties(signature: Omit<ArchivedSignature, 'qualifying'>, value: XmlNode): Xades | undefined {
  const { node, located, part } = signature;
  const qualifying = qualifyingProperties(node);
  if (qualifying === undefined) return undefined;
  const properties = signedProperties(qualifying);
  // the very element, not one of its name: another's SignedProperties bind nothing here
  const covered = located.some(({ place, ofManifest }) => !ofManifest && place?.node === properties);
  return readXades(qualifying, idOf(node), covered, {
    // EN 319 132-1 5.3: over the canonical SignatureValue
    signature: (_property, method, sink) => part(value, method, sink),
    archive: (property, method, sink) => writeArchived({ ...signature, qualifying }, property, method, sink),
  });
}

/** EN 319 132-1 5.2.7: the signatures in CounterSignature properties; theirs are passed over. */
function countersOf(node: XmlNode): XmlNode[] {
  const qualifying = qualifyingProperties(node);
  const unsigned = qualifying === undefined ? undefined : unsignedProperties(qualifying);
  if (unsigned === undefined || isWithinCounter(node)) return [];
  return childrenNamed(unsigned, NS.xades, 'CounterSignature', 8).flatMap((one) =>
    childrenNamed(one, ds, 'Signature', 1),
  );
}

const isWithinCounter = (node: XmlNode): boolean => isNamed(parentOf(node), NS.xades, 'CounterSignature');

/** XMLDSig core 1.1 4.5.4. KeyValue and everything else is passed over: a key without a certificate is nobody's. */
function readKeyInfo(node: XmlNode): { certificates: Uint8Array[]; serials: string[] } {
  const keyInfo = optionalChild(node, ds, 'KeyInfo');
  if (keyInfo === undefined) return { certificates: [], serials: [] };
  return {
    certificates: descend(keyInfo, ds, 'X509Data', 'X509Certificate').map(octetsOf),
    serials: descend(keyInfo, ds, 'X509Data', 'X509IssuerSerial', 'X509SerialNumber').map((one) => textOf(one).trim()),
  };
}
