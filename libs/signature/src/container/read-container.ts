/** Reads a container without judging it: what is in it. */
import { Archive } from './archive.js';
import { NCA_MANIFEST, readNcaManifest } from './nca/nca-manifest.js';
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
  /** `nca`: the NCA's signed ZIP. */
  readonly kind: 'nca';
  /** What was put in to be signed, in the order it lies there; `META-INF` is left out. */
  readonly files: readonly ContainerFile[];
  /** The signature files. */
  readonly signatures: readonly ContainerFile[];
}

/** Reads a container; or says in words what is wrong with it. */
export function readContainer(bytes: Uint8Array): Container | { readonly problem: string } {
  try {
    return readNca(new Archive(bytes));
  } catch (error) {
    if (error instanceof ZipError || error instanceof ManifestError) return { problem: error.message };
    throw error;
  }
}

function readNca(archive: Archive): Container | { readonly problem: string } {
  const manifest = archive.content(NCA_MANIFEST);
  if (!manifest) return { problem: 'a ZIP archive without signatures' };
  const named = new Set(readNcaManifest(manifest).signatures);
  const files = archive.names.map((name): ContainerFile => {
    const { size } = archive.entries.get(name)!;
    return { name, size, content: () => archive.content(name)! };
  });
  return {
    kind: 'nca',
    files: files.filter(({ name }) => !name.startsWith('META-INF/')),
    signatures: files.filter(({ name }) => named.has(name)),
  };
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
