import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream, promises as fs } from 'node:fs';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuse } from '../http/platform.errors.js';
import type { StoredBlob } from './blob-store.js';

/** A content that has wholly arrived, in a file of its own. */
export interface Spooled extends StoredBlob {
  readonly file: string;
}

/**
 * Writes `body` into a new file of `folder`, hashing and counting while it streams. Nothing is left behind when it is too
 * large, breaks off, or cannot be written. The source is not destroyed: an HTTP request must live to be answered.
 */
export async function spool(body: Readable, folder: string, maxBytes: number): Promise<Spooled> {
  const file = path.join(folder, randomBytes(16).toString('hex'));
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(size > maxBytes ? refuse('blob.too_large', { params: { maxBytes } }) : null, chunk);
    },
  });
  const source = Readable.from(body.iterator({ destroyOnReturn: false }), { objectMode: false });
  try {
    // `flush`: on the disk before we say that we have it.
    await pipeline(source, measure, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
  } catch (error) {
    await fs.rm(file, { force: true });
    throw error;
  }
  return { file, sha256: hash.digest('hex'), size };
}
