/** The XML part for those outside: libxml2 (1 MB of WebAssembly) is loaded when it is first asked for. */
import type { RaisedLevel, RaiseServices } from '../building/raise.js';
import type { CoveredOctets } from './covered.js';
import type { XmlFiles } from './files.js';
import type { SignXmlOptions } from './sign-xml.js';

/** Signs XML; returns the document with the signature. Throws an XmlProblem when the document is refused. */
export async function signXml(options: SignXmlOptions): Promise<Uint8Array> {
  const part = await import('./sign-xml.js');
  return part.signXml(options);
}

/**
 * Exactly what each signature of a document covers, in the order of the report: show and store this. Throws an XmlProblem when
 * the document is refused.
 */
export async function coveredXml(document: Uint8Array, files?: XmlFiles): Promise<CoveredOctets[][]> {
  const part = await import('./covered.js');
  return part.coveredXml(document, files);
}

/** Raises the XAdES signatures of a document; see `raise` for CMS. Throws CannotRaise. */
export async function raiseXml(
  document: Uint8Array,
  to: RaisedLevel,
  services: RaiseServices,
  files?: XmlFiles,
): Promise<Uint8Array> {
  const part = await import('./raise-xml.js');
  return part.raiseXml(document, to, services, files);
}
