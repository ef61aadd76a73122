import { createReadStream, promises as fs } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { refuse } from '../http/platform.errors.js';
import { BlobStore, type ByteRange, type StoredBlob } from './blob-store.js';
import { spool } from './spool.js';

const SHA256 = /^[0-9a-f]{64}$/;
/** What a killed process left half-written is removed when it is older than any upload can be. */
const LEFTOVER_MS = 24 * 60 * 60 * 1000;

/** Blobs as files: `ab/cd/abcd…`, read-only, linked into place when they are whole and on the disk. */
export class FileBlobStore extends BlobStore {
  private ready: Promise<void> | undefined;

  constructor(private readonly root: string) {
    super();
  }

  async put(body: Readable, { maxBytes }: { maxBytes: number }): Promise<StoredBlob> {
    await this.prepare();
    const { file, sha256, size } = await spool(body, this.incoming, maxBytes);
    try {
      await this.place(file, sha256);
    } finally {
      await fs.rm(file, { force: true });
    }
    return { sha256, size };
  }

  async get(sha256: string, range?: ByteRange): Promise<Readable> {
    if (!(await this.stat(sha256))) throw refuse('blob.not_found');
    return createReadStream(this.fileOf(sha256), range);
  }

  async stat(sha256: string): Promise<{ size: number } | undefined> {
    if (!SHA256.test(sha256)) return undefined;
    const found = await fs.stat(this.fileOf(sha256)).catch(ignoreMissing);
    return found && { size: found.size };
  }

  async probe(): Promise<void> {
    await this.prepare();
    const file = path.join(this.incoming, 'probe');
    await fs.writeFile(file, '');
    await fs.access(file);
  }

  private get incoming(): string {
    return path.join(this.root, 'incoming');
  }

  private fileOf(sha256: string): string {
    return path.join(this.root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  private prepare(): Promise<void> {
    this.ready ??= this.sweep().catch((error: unknown) => {
      this.ready = undefined;
      throw error;
    });
    return this.ready;
  }

  private async sweep(): Promise<void> {
    await fs.mkdir(this.incoming, { recursive: true });
    const youngest = performance.timeOrigin + performance.now() - LEFTOVER_MS;
    for (const name of await fs.readdir(this.incoming)) {
      const file = path.join(this.incoming, name);
      const found = await fs.stat(file).catch(ignoreMissing);
      if (found && found.mtimeMs < youngest) await fs.rm(file, { force: true });
    }
  }

  /** A hard link either appears whole or not at all; the same content twice is the same file. */
  private async place(file: string, sha256: string): Promise<void> {
    const target = this.fileOf(sha256);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.chmod(file, 0o444);
    await fs.link(file, target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    for (const folder of [path.dirname(target), path.dirname(path.dirname(target)), this.root])
      await syncFolder(folder);
  }
}

/** A new name in a folder survives a power cut only when the folder itself is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder);
  await handle.sync().finally(() => handle.close());
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
