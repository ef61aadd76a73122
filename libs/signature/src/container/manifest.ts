/** What a manifest says: which files, by which digests, signed by which signature file. */
import { fromBase64 } from '../building/pem.js';
import { DIGEST_URIS } from './digest-uris.js';
import { ManifestError, type Element } from './xml-tree.js';

/** A file that a manifest names. */
export interface FileReference {
  /** The name in the archive. */
  readonly name: string;
  /** As the manifest has it. */
  readonly digestUri: string;
  /** Its object identifier; undefined when it is not known. */
  readonly digestAlgorithm: string | undefined;
  readonly digest: Uint8Array;
}

/** A manifest that was read. */
export interface Manifest {
  /** Names of signature files. */
  readonly signatures: readonly string[];
  readonly files: readonly FileReference[];
}

/** The one attribute an element has. */
export function soleAttribute(element: Element, name: string): string {
  const value = element.attributes.get(name);
  if (value === undefined || value === '') throw new ManifestError(`${element.name} without ${name}`);
  return value;
}

/** Refuses a file that is named twice: which digest would count? */
export function checkOnce(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new ManifestError(`names ${JSON.stringify(name)} twice`);
    seen.add(name);
  }
}

/** Reads DigestMethod and DigestValue. */
export function readDigest(
  method: Element | undefined,
  value: Element | undefined,
): Pick<FileReference, 'digestUri' | 'digestAlgorithm' | 'digest'> {
  if (method?.name !== 'DigestMethod' || value?.name !== 'DigestValue') {
    throw new ManifestError('a reference without DigestMethod and DigestValue');
  }
  const digestUri = soleAttribute(method, 'Algorithm');
  const text = value.text.replace(/[ \t\r\n]+/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) || text === '') {
    throw new ManifestError('a digest that is not base64');
  }
  return { digestUri, digestAlgorithm: DIGEST_URIS[digestUri], digest: fromBase64(text) };
}
