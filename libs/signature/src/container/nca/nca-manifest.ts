/**
 * The manifest of the NCA's signed ZIP (KalkanCrypt's ZipConSign): `META-INF/NCAManifest.xml`, in no namespace, names the
 * signature file and every file of the archive with its digest. Its exact bytes are the content of a detached CMS.
 */
import { checkOnce, readDigest, soleAttribute, type FileReference, type Manifest } from '../manifest.js';
import { ManifestError, readXmlTree, type Element } from '../xml-tree.js';

/** Where the manifest lies. */
export const NCA_MANIFEST = 'META-INF/NCAManifest.xml';

/** What each element may hold: anything else would be read by some and passed over by others. */
const ATTRIBUTE: Readonly<Record<string, string | undefined>> = {
  SigReference: 'URI',
  DataObjectReference: 'URI',
  DigestMethod: 'Algorithm',
};
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  NCAManifest: ['SigReference', 'DataObjectReference'],
  DataObjectReference: ['DigestMethod', 'DigestValue'],
};

function checkShape(element: Element): void {
  const { name, namespace, attributes, children, text } = element;
  const attribute = ATTRIBUTE[name];
  if (namespace !== '') throw new ManifestError(`${name} in a namespace`);
  if ([...attributes.keys()].some((key) => key !== attribute)) throw new ManifestError(`${name} with other attributes`);
  const known = CHILDREN[name] ?? [];
  const other = children.find((child) => !known.includes(child.name));
  if (other) throw new ManifestError(`${other.name} inside ${name}`);
  if (name !== 'DigestValue' && text.trim() !== '') throw new ManifestError(`text inside ${name}`);
  children.forEach(checkShape);
}

function readReference(element: Element): FileReference {
  const [method, value, ...rest] = element.children;
  if (rest.length > 0) throw new ManifestError('a reference with more than one digest');
  return { name: soleAttribute(element, 'URI'), ...readDigest(method, value) };
}

/** Reads the manifest. Throws ManifestError. */
export function readNcaManifest(bytes: Uint8Array): Manifest {
  const root = readXmlTree(bytes);
  if (root.name !== 'NCAManifest') throw new ManifestError(`${root.name} where NCAManifest belongs`);
  checkShape(root);
  const of = (name: string): Element[] => root.children.filter((child) => child.name === name);
  const signatures = of('SigReference').map((element) => soleAttribute(element, 'URI'));
  const files = of('DataObjectReference').map(readReference);
  if (signatures.length === 0) throw new ManifestError('names no signature');
  if (files.length === 0) throw new ManifestError('names no file');
  checkOnce([NCA_MANIFEST, ...signatures, ...files.map(({ name }) => name)]);
  return { signatures, files };
}
