import type { Readable } from 'node:stream';

/** What is stored: its content is its name. */
export interface StoredBlob {
  /** SHA-256 of the content, lower-case hex. */
  readonly sha256: string;
  readonly size: number;
}

/** A part of a blob: from `start` to `end`, both inclusive (RFC 9110 14.1.2). */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

/**
 * Content-addressed storage: written once, never overwritten, never changed. Two implementations: files (the embedded
 * default) and S3. What the caller hangs up on, or what is too large, leaves nothing behind.
 */
export abstract class BlobStore {
  /** Stores what `body` gives. Refuses with `blob.too_large` while streaming, as soon as `maxBytes` is passed. */
  abstract put(body: Readable, limit: { maxBytes: number }): Promise<StoredBlob>;

  /** The content, or the part of it in `range`. Throws `blob.not_found`. */
  abstract get(sha256: string, range?: ByteRange): Promise<Readable>;

  /** The size, or undefined when there is no such blob. */
  abstract stat(sha256: string): Promise<{ size: number } | undefined>;

  /** Can the store be written and read right now? For the health check. */
  abstract probe(): Promise<void>;
}
