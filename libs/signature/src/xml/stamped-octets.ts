/** What a new timestamp on an XML signature is to be taken over. */
import type { XmlLimits } from './bounds.js';
import type { Workplace } from './digest-references.js';
import { writeArchived } from './archive-imprint.js';
import type { XmlFiles } from './files.js';
import { locateReferences } from './locate.js';
import type { XmlNode } from './nodes.js';
import { XmlProblem } from './problem.js';
import { digestOutside, partsOf } from './read-signature.js';
import { qualifyingProperties } from './read-xades.js';
import { collected } from './sinks.js';
import { c14nOf, DEFAULT_C14N } from './uris.js';

/** `signature`: the canonical SignatureValue. `archive`: everything (EN 319 132-1 5.3, 5.5.2.2). Throws an XmlProblem. */
export function stampedOctets(
  kind: 'signature' | 'archive',
  node: XmlNode,
  workplace: Workplace,
  files: XmlFiles,
  limits: XmlLimits,
): Uint8Array {
  const method = c14nOf(DEFAULT_C14N)!;
  const [signedInfo, value] = partsOf(node);
  const qualifying = qualifyingProperties(node);
  if (qualifying === undefined) throw new XmlProblem('a signature without XAdES properties has no place for more');
  if (kind === 'signature') {
    return workplace.tree.alone(node, (part) => collected((sink) => part(value, method, sink)));
  }
  const located = locateReferences(node, signedInfo, workplace.tree.root, files, limits);
  const withoutLater = new Set(
    located.filter((one) => digestOutside(one, node, workplace, limits)?.withoutLater === true),
  );
  return workplace.tree.alone(node, (part) =>
    collected((sink) =>
      writeArchived({ node, qualifying, located, withoutLater, part, workplace }, undefined, method, sink),
    ),
  );
}
