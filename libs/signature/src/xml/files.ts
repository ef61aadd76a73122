/** Files beside a signature, in a container: what a reference by name points at. */
import { runningDigest } from './running-digest.js';
import { measureXml, type XmlLimits } from './bounds.js';
import { fromXmlBase64 } from './nodes.js';
import { XmlProblem } from './problem.js';
import type { PlannedReference } from './read-references.js';
import { XmlTree } from './tree.js';

/** A file: its octets; or its digests by algorithm (OID), when it was hashed elsewhere. */
export type XmlFile = Uint8Array | { readonly digests: ReadonlyMap<string, Uint8Array> };

/** Files by name, as the container has them. */
export type XmlFiles = ReadonlyMap<string, XmlFile>;

/** The file that a URI names: as written, or with its escapes undone (RFC 3986 2.1). */
export function fileNamed(uri: string, files: XmlFiles): { name: string; file: XmlFile } | undefined {
  const file = files.get(uri);
  if (file) return { name: uri, file };
  const name = unescaped(uri);
  const found = name === undefined ? undefined : files.get(name);
  return found && { name: name!, file: found };
}

function unescaped(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** The digest of a file as a reference asks for it; undefined when only other digests are at hand. */
export function digestFile(
  file: XmlFile,
  { recipe, digest }: PlannedReference,
  limits: XmlLimits,
): Uint8Array | undefined {
  if (digest === undefined) return undefined;
  if (recipe.enveloped) throw new XmlProblem('enveloped-signature on another file');
  if (!(file instanceof Uint8Array)) {
    return recipe.base64 || recipe.c14n ? undefined : file.digests.get(digest);
  }
  const hash = runningDigest(digest);
  if (!hash) return undefined;
  if (recipe.base64) hash.update(decoded(file));
  else if (recipe.c14n) {
    measureXml(file, limits);
    const tree = XmlTree.parse(file);
    try {
      tree.canonicalize(recipe.c14n, (octets) => void hash.update(octets));
    } finally {
      tree.dispose();
    }
  } else hash.update(file);
  return hash.digest();
}

function decoded(file: Uint8Array): Uint8Array {
  const octets = fromXmlBase64(new TextDecoder().decode(file));
  if (!octets) throw new XmlProblem('what the base64 transform is to decode is not base64');
  return octets;
}
