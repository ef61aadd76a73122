/** An archive with its files by name; one file's content is held at a time. */
import { contentOf } from './zip/content.js';
import { readDirectory, type ZipEntry } from './zip/directory.js';
import { ZIP_LIMITS, type ZipLimits } from './zip/limits.js';

/** A ZIP archive that was read. */
export class Archive {
  readonly entries: ReadonlyMap<string, ZipEntry>;

  /** Throws ZipError. */
  constructor(
    private readonly bytes: Uint8Array,
    limits: ZipLimits = ZIP_LIMITS,
  ) {
    this.entries = new Map(readDirectory(bytes, limits).map((entry) => [entry.name, entry]));
  }

  /** Names of the files, in the order they lie in the archive; folders are left out. */
  get names(): string[] {
    return [...this.entries.keys()].filter((name) => !name.endsWith('/'));
  }

  has(name: string): boolean {
    return this.entries.has(name) && !name.endsWith('/');
  }

  /** The content of a file; undefined when there is none of that name. Throws ZipError when it is damaged. */
  content(name: string): Uint8Array | undefined {
    const entry = this.entries.get(name);
    return entry && !name.endsWith('/') ? contentOf(this.bytes, entry) : undefined;
  }
}
