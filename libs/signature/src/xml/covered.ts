/** Exactly what signatures cover, octet for octet: what is shown and stored must be this and nothing else. */
import type { Covered } from '../report/report.js';
import { XML_LIMITS } from './bounds.js';
import type { XmlFiles } from './files.js';
import { readXmlSignatures } from './read-signatures.js';
import { coveredBy } from './xml-checks.js';

/** Something covered, with its octets: canonical XML, decoded base64, or a file of the container as it is. */
export interface CoveredOctets extends Covered {
  /** Undefined when it is not at hand. */
  readonly octets: Uint8Array | undefined;
}

/**
 * What each signature of a document covers, in the order of the report. Comments and the signatures themselves are not in it,
 * so that nothing unsigned is shown beside what is signed. Throws an XmlProblem when the document is refused.
 */
export function coveredXml(document: Uint8Array, files: XmlFiles = new Map()): CoveredOctets[][] {
  return readXmlSignatures(document, files, XML_LIMITS, true).map((signature) =>
    signature.references.flatMap((reference) =>
      coveredBy({ references: [reference] }).map((covered) => ({ ...covered, octets: reference.octets })),
    ),
  );
}
