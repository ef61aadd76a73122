/** What an ArchiveTimeStamp (xades141) is taken over, octet for octet (ETSI EN 319 132-1 5.5.2.2, not distributed). */
import { partIn, laterThan, without, writePlace, type Workplace } from './digest-references.js';
import type { LocatedReference } from './locate.js';
import { childrenNamed, elementsOf, isWithin, type XmlNode } from './nodes.js';
import { XmlProblem } from './problem.js';
import { unsignedProperties } from './read-xades.js';
import type { Part, Sink } from './tree.js';
import { NS, type C14nMethod } from './uris.js';

/** A signature that stands alone (it is out of its document), with what its references name. */
export interface ArchivedSignature {
  readonly node: XmlNode;
  readonly qualifying: XmlNode;
  readonly located: readonly LocatedReference[];
  /** References whose digest is of the document without later signatures. */
  readonly withoutLater: ReadonlySet<LocatedReference>;
  readonly part: Part;
  readonly workplace: Workplace;
}

/**
 * 5.5.2.2: the octets of all references; SignedInfo, SignatureValue, KeyInfo; the unsigned properties before the timestamp;
 * every ds:Object but that of the properties. `before`: the timestamp itself, or undefined for one that is still to be made.
 */
export function writeArchived(
  signature: ArchivedSignature,
  before: XmlNode | undefined,
  method: C14nMethod,
  sink: Sink,
): void {
  const { node, qualifying, located, part } = signature;
  for (const one of located) if (!one.ofManifest) writeReference(one, signature, method, sink);
  const [objects, own] = split(elementsOf(node), (one) => childrenNamed(node, NS.ds, 'Object').includes(one));
  for (const one of own) part(one, method, sink);
  const unsigned = unsignedProperties(qualifying);
  for (const one of unsigned === undefined ? [] : elementsOf(unsigned)) {
    if (one === before) break;
    part(one, method, sink);
  }
  for (const one of objects) if (!isWithin(qualifying, one)) part(one, method, sink);
}

const split = <T>(all: readonly T[], first: (one: T) => boolean): [T[], T[]] => [
  all.filter(first),
  all.filter((one) => !first(one)),
];

function writeReference(
  one: LocatedReference,
  { node, part, workplace, withoutLater }: ArchivedSignature,
  method: C14nMethod,
  sink: Sink,
): void {
  const { place, file, planned } = one;
  const recipe = { ...planned.recipe, c14n: planned.recipe.c14n ?? method };
  if (place && !place.whole && isWithin(place.node, node)) return writePlace(place, recipe, part, sink);
  if (place) {
    const removed = withoutLater.has(one) ? laterThan(node, place, workplace) : [];
    return without(workplace.tree, removed, () => writePlace(place, recipe, partIn(workplace, place.whole), sink));
  }
  if (!(file instanceof Uint8Array) || planned.recipe.c14n || planned.recipe.base64) {
    throw new XmlProblem(`what ${planned.uri} names is not at hand`);
  }
  sink(file);
}
