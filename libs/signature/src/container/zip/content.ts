/** The content of a file in an archive: inflated in pieces, its size and checksum compared with what the directory says. */
import { Inflate } from 'fflate';
import { crc32 } from './crc32.js';
import type { ZipEntry } from './directory.js';
import { ZipError } from './limits.js';

/** Compressed bytes given to the inflater at once: what comes out of them (at most 1,032 times as much) is held in memory. */
const CHUNK = 8192;

/** What fflate keeps of a stream: bytes not consumed, and whether the last block has ended. */
interface Progress {
  readonly p: Uint8Array;
  readonly s: { readonly f?: number; readonly l?: unknown; readonly p?: number };
}

/** The pieces of a file's content. Throws ZipError when it is not what the directory says. */
export function* piecesOf(archive: Uint8Array, entry: ZipEntry): Generator<Uint8Array> {
  let size = 0;
  let checksum = 0;
  const data = archive.subarray(entry.from, entry.to);
  for (const piece of entry.deflated ? inflated(data, entry) : [data]) {
    size += piece.length;
    if (size > entry.size) throw new ZipError(`${entry.name} is larger than the directory says`);
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (size !== entry.size) throw new ZipError(`${entry.name} is smaller than the directory says`);
  if (checksum !== entry.crc32) throw new ZipError(`${entry.name} does not have the checksum of the directory`);
}

function* inflated(data: Uint8Array, { name }: ZipEntry): Generator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const stream = new Inflate((piece) => void pieces.push(piece));
  for (let at = 0; at < data.length; at += CHUNK) {
    push(stream, data.subarray(at, at + CHUNK), at + CHUNK >= data.length, name);
    yield* pieces.splice(0);
  }
  // RFC 1951: what follows the last block is no part of the stream, and another reader may make something of it
  const { p, s } = stream as unknown as Progress;
  const ended = s.f === 1 && !s.l && p.length === ((s.p ?? 0) > 0 ? 1 : 0);
  if (!ended) throw new ZipError(`bytes after the end of the compressed data: ${name}`);
}

function push(stream: Inflate, chunk: Uint8Array, final: boolean, name: string): void {
  try {
    stream.push(chunk, final);
  } catch (cause) {
    throw new ZipError(`compressed data that cannot be read: ${name}`, { cause });
  }
}

/** The whole content of a file. */
export function contentOf(archive: Uint8Array, entry: ZipEntry): Uint8Array {
  const content = new Uint8Array(entry.size);
  let at = 0;
  for (const piece of piecesOf(archive, entry)) {
    content.set(piece, at);
    at += piece.length;
  }
  return content;
}
