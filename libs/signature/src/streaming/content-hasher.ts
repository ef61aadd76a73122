/** Content that flows by: hashed by several algorithms at once, kept only while it is small. */
import { runningDigest } from '../algorithms/running-digest.js';
import type { StreamingDigest } from '../algorithms/streaming-digest.js';
import { concat, copyOf } from '../asn1/values.js';
import type { HashedContent } from '../cms/signed-data.js';
import { LARGEST_ATTRIBUTES } from '../validation/content.js';

/**
 * Content up to this size is kept as it is. Nothing larger is taken for signed attributes passed off as content
 * (`cms.content`), so nothing that is only hashed can be that.
 */
export const SMALL_CONTENT = LARGEST_ATTRIBUTES;

/** Takes in content. */
export class ContentHasher {
  private readonly running: ReadonlyMap<string, StreamingDigest>;
  private pieces: Uint8Array[] = [];
  private taken = 0;

  /** Algorithms that are not known are left out: by them nothing verifies. */
  constructor(
    algorithms: Iterable<string>,
    private readonly small = SMALL_CONTENT,
  ) {
    const known = [...new Set(algorithms)].flatMap((oid): [string, StreamingDigest][] => {
      const digest = runningDigest(oid);
      return digest ? [[oid, digest]] : [];
    });
    this.running = new Map(known);
  }

  /** How many bytes came so far. */
  get length(): number {
    return this.taken;
  }

  /** The next piece. It is not kept hold of. */
  update(piece: Uint8Array): void {
    for (const digest of this.running.values()) digest.update(piece);
    this.taken += piece.length;
    if (this.taken <= this.small) this.pieces.push(copyOf(piece));
    else this.pieces = [];
  }

  /** The content itself, when it is small. */
  get bytes(): Uint8Array | undefined {
    return this.taken <= this.small ? concat(this.pieces) : undefined;
  }

  /** Length and digests. To be asked once. */
  finish(): HashedContent {
    const digests = new Map([...this.running].map(([oid, digest]) => [oid, digest.digest()]));
    return { length: this.taken, digests };
  }
}
