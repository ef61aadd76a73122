/** Work on content and signature files of any size: begun, given piece by piece, ended; all in the same lane. */
import {
  DEFAULT_POLICY,
  runningDigest,
  SignatureReader,
  type PolicyFile,
  type ReadSignature,
  type StreamingDigest,
} from '@qujat/signature';
import { LaneLost } from './lane-lost.js';

/** How a signature file is read. */
export interface ReadingOptions {
  /** Digest algorithms besides those the file announces. */
  readonly algorithms: readonly string[];
  readonly limits: PolicyFile['limits'] | undefined;
}

const hashes = new Map<number, ReadonlyMap<string, StreamingDigest>>();
const readers = new Map<number, SignatureReader>();

/** The thread that began may have been ended by another task since: a part must not be taken for the whole. */
function begun<T>(streams: ReadonlyMap<number, T>, key: number): T {
  const stream = streams.get(key);
  if (!stream) throw new LaneLost('the thread that began is gone');
  return stream;
}

/** Takes what was begun, which is then forgotten. */
function ended<T>(streams: Map<number, T>, key: number): T {
  const stream = begun(streams, key);
  streams.delete(key);
  return stream;
}

export const STREAM_TASKS = {
  /** Begins to hash by several algorithms at once; those that are not known are left out. */
  hashBegin: (key: number, algorithms: readonly string[]) => {
    const running = algorithms.flatMap((oid): [string, StreamingDigest][] => {
      const hash = runningDigest(oid);
      return hash ? [[oid, hash]] : [];
    });
    hashes.set(key, new Map(running));
    return Promise.resolve();
  },
  /** Is more of it wanted? */
  hashUpdate: (key: number, piece: Uint8Array) => {
    for (const hash of begun(hashes, key).values()) hash.update(piece);
    return Promise.resolve(true);
  },
  hashEnd: (key: number) => {
    const digests = [...ended(hashes, key)].map(([oid, hash]): [string, Uint8Array] => [oid, hash.digest()]);
    return Promise.resolve<ReadonlyMap<string, Uint8Array>>(new Map(digests));
  },
  /** Begins to read a signature file. */
  readBegin: (key: number, { algorithms, limits = DEFAULT_POLICY.limits }: ReadingOptions) => {
    readers.set(key, new SignatureReader({ algorithms, limits: limits.asn1, maxBytes: limits.signatureBytes }));
    return Promise.resolve();
  },
  /** Is more of it wanted? Not when it is clear already that this is no signature. */
  readUpdate: (key: number, piece: Uint8Array) => {
    const reader = begun(readers, key);
    reader.push(piece);
    return Promise.resolve(!reader.refused);
  },
  readEnd: (key: number): Promise<ReadSignature> => Promise.resolve(ended(readers, key).end()),
  /** Forgets what broke off. */
  streamDrop: (key: number) => {
    hashes.delete(key);
    readers.delete(key);
    return Promise.resolve();
  },
};
