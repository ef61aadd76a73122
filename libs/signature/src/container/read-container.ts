/** Reads a container without judging it: what is in it. */
import { Archive } from './archive.js';
import { layoutOf, signatureNames, type Layout } from './layout.js';
import { ManifestError } from './xml-tree.js';
import { ZipError } from './zip/limits.js';

/** A file of a container, and its content when it is asked for. */
export interface ContainerFile {
  readonly name: string;
  /** Bytes, inflated. */
  readonly size: number;
  /** Inflates it. Throws ZipError when it is damaged. */
  readonly content: () => Uint8Array;
}

/** What is in a container. Nothing of it is verified. */
export interface Container {
  readonly kind: Layout['kind'];
  /** What was put in to be signed, in the order it lies there; `META-INF` is left out. */
  readonly files: readonly ContainerFile[];
  /** The signature files: CMS or XML. */
  readonly signatures: readonly ContainerFile[];
}

/** Reads a container; or says in words what is wrong with it. */
export function readContainer(bytes: Uint8Array): Container | { readonly problem: string } {
  try {
    const archive = new Archive(bytes);
    const layout = layoutOf(archive);
    if (!layout) return { problem: 'a ZIP archive without signatures' };
    const file = (name: string): ContainerFile[] => {
      const entry = archive.entries.get(name);
      return entry ? [{ name, size: entry.size, content: () => archive.content(name)! }] : [];
    };
    return { kind: layout.kind, files: layout.files.flatMap(file), signatures: signatureNames(layout).flatMap(file) };
  } catch (error) {
    if (error instanceof ZipError || error instanceof ManifestError) return { problem: error.message };
    throw error;
  }
}

/** The signature files in a container; none when it cannot be read. */
export function signatureFiles(bytes: Uint8Array): Uint8Array[] {
  const container = readContainer(bytes);
  if ('problem' in container) return [];
  try {
    return container.signatures.map(({ content }) => content());
  } catch (error) {
    if (error instanceof ZipError) return [];
    throw error;
  }
}
