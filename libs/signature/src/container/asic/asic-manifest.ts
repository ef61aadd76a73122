/** The manifest of ASiC-E with CAdES (ETSI EN 319 162-1 4.4.3.2, annex A.4): the exact bytes are what a CMS signs. */
import { checkOnce, readDigest, soleAttribute, type FileReference, type Manifest } from '../manifest.js';
import { ManifestError, readXmlTree, type Element } from '../xml-tree.js';

/** The namespace of ASiC. */
export const ASIC_NAMESPACE = 'http://uri.etsi.org/02918/v1.2.1#';
const DS = 'http://www.w3.org/2000/09/xmldsig#';

/** Names of the elements that are known, each with the attributes it may have. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  ASiCManifest: [],
  SigReference: ['URI', 'MimeType'],
  DataObjectReference: ['URI', 'MimeType', 'Rootfile'],
  DigestMethod: ['Algorithm'],
  DigestValue: [],
};

function checkShape(element: Element): void {
  const { name, namespace, attributes, children } = element;
  const known = ATTRIBUTES[name];
  // extensions may change what a reference means: one that is not known is not passed over
  if (!known) throw new ManifestError(`${name} is not known here`);
  const wanted = name.startsWith('Digest') ? DS : ASIC_NAMESPACE;
  if (namespace !== wanted) throw new ManifestError(`${name} in namespace ${namespace || '(none)'}`);
  const other = [...attributes.keys()].find((key) => !known.includes(key));
  if (other !== undefined) throw new ManifestError(`${name} with ${other}`);
  children.forEach(checkShape);
}

/** RFC 3986: a relative reference to a file of the archive, its escapes undone. */
export function nameOf(uri: string): string {
  if (/^[a-z][a-z0-9+.-]*:|[?#]/i.test(uri)) throw new ManifestError(`a reference out of the archive: ${uri}`);
  try {
    return decodeURIComponent(uri);
  } catch (cause) {
    throw new ManifestError(`a reference that cannot be read: ${uri}`, { cause });
  }
}

function readReference(element: Element): FileReference {
  const [method, value, ...rest] = element.children;
  if (rest.length > 0) throw new ManifestError('a reference with more than one digest');
  return { name: nameOf(soleAttribute(element, 'URI')), ...readDigest(method, value) };
}

/** Reads a manifest. Throws ManifestError. */
export function readAsicManifest(bytes: Uint8Array): Manifest {
  const root = readXmlTree(bytes);
  if (root.name !== 'ASiCManifest') throw new ManifestError(`${root.name} where ASiCManifest belongs`);
  checkShape(root);
  const [first, ...references] = root.children;
  if (first?.name !== 'SigReference') throw new ManifestError('names no signature first');
  if (references.length === 0) throw new ManifestError('names no file');
  if (references.some(({ name }) => name !== 'DataObjectReference')) throw new ManifestError('names two signatures');
  const signatures = [nameOf(soleAttribute(first, 'URI'))];
  const files = references.map(readReference);
  checkOnce([...signatures, ...files.map(({ name }) => name)]);
  return { signatures, files };
}
