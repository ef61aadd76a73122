import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuse } from '../http/platform.errors.js';

const PAGE = 64 * 1024;

/**
 * What was received, before it is accepted: a nameless file that can be looked into anywhere. It is unlinked as soon as it
 * is open, so that nothing is left behind, not even by a killed process.
 */
export class Spool {
  private page: { at: number; bytes: Buffer } = { at: -1, bytes: Buffer.alloc(0) };

  private constructor(
    private readonly handle: FileHandle,
    readonly size: number,
  ) {}

  /** Receives `body`; refuses, with what `tooLarge` says, as soon as `maxBytes` is passed. */
  static async receive(body: Readable, maxBytes: number, tooLarge = () => refuse('content.too_large')): Promise<Spool> {
    const file = path.join(tmpdir(), `qujat-upload-${randomUUID()}`);
    const handle = await open(file, 'wx+', 0o600);
    try {
      await unlink(file);
      const counted = counting(maxBytes, tooLarge);
      // The request itself is not destroyed: it must live to be answered.
      const source = Readable.from(body.iterator({ destroyOnReturn: false }), { objectMode: false });
      // By number: a stream made by the handle itself, once abandoned, keeps the handle from ever being closed.
      await pipeline(source, counted.stream, createWriteStream('', { fd: handle.fd, autoClose: false }));
      return new Spool(handle, counted.size());
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** The bytes from `at`, at most `length`; fewer at the end. */
  async read(at: number, length: number): Promise<Buffer> {
    if (at < 0 || length <= 0 || at >= this.size) return Buffer.alloc(0);
    const inPage = at >= this.page.at && at + length <= this.page.at + this.page.bytes.length;
    if (!inPage || this.page.at < 0) await this.turnTo(at, Math.max(length, PAGE));
    return this.page.bytes.subarray(at - this.page.at, at - this.page.at + length);
  }

  /** The last `length` bytes, or all. */
  tail(length: number): Promise<Buffer> {
    return this.read(Math.max(0, this.size - length), length);
  }

  /** The whole content from its beginning. */
  stream(): Readable {
    return createReadStream('', { fd: this.handle.fd, autoClose: false, start: 0 });
  }

  /** Lets the file go. */
  close(): Promise<void> {
    return this.handle.close();
  }

  private async turnTo(at: number, length: number): Promise<void> {
    const bytes = Buffer.alloc(Math.min(length, this.size - at));
    const { bytesRead } = await this.handle.read(bytes, 0, bytes.length, at);
    this.page = { at, bytes: bytes.subarray(0, bytesRead) };
  }
}

function counting(maxBytes: number, tooLarge: () => Error): { stream: Transform; size: () => number } {
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > maxBytes) done(tooLarge());
      else done(null, chunk);
    },
  });
  return { stream, size: () => size };
}
