import { createHash, randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { Log } from '@qujat/platform';
import { TrustSettings } from '../trust.config.js';

/** Bytes of a list and when they were fetched. */
export interface StoredList {
  readonly bytes: Uint8Array;
  readonly fetchedAt: Date;
}

/** CRLs on disk, by address, so that a restart does not fetch tens of megabytes again. Losing them loses nothing. */
@Injectable()
export class CrlFiles {
  constructor(
    private readonly settings: TrustSettings,
    private readonly log: Log,
  ) {}

  /** The list kept for `url`. */
  async read(url: string): Promise<StoredList | undefined> {
    const file = this.fileOf(url);
    if (!file) return undefined;
    try {
      const [bytes, { mtime }] = await Promise.all([fs.readFile(file), fs.stat(file)]);
      return { bytes: new Uint8Array(bytes), fetchedAt: mtime };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        this.log.warn({ err: error, file }, 'unreadable CRL file');
      return undefined;
    }
  }

  /** Keeps the list for `url`. A full disk is a reason to warn, not to refuse a signature. */
  async write(url: string, { bytes, fetchedAt }: StoredList): Promise<void> {
    const file = this.fileOf(url);
    if (!file) return;
    const unfinished = `${file}.${randomBytes(4).toString('hex')}`;
    try {
      await fs.mkdir(path.dirname(file), { recursive: true });
      await fs.writeFile(unfinished, bytes);
      await fs.utimes(unfinished, fetchedAt, fetchedAt);
      await fs.rename(unfinished, file);
    } catch (error) {
      this.log.warn({ err: error, file }, 'a CRL could not be kept on disk');
      await fs.rm(unfinished, { force: true });
    }
  }

  private fileOf(url: string): string | undefined {
    const { cacheDir } = this.settings;
    return cacheDir && path.join(cacheDir, `${createHash('sha256').update(url).digest('hex')}.crl`);
  }
}
