import type { Readable } from 'node:stream';

const PIECE = 4 * 1024 * 1024;

/**
 * A body in pieces of a bounded size. What has arrived when the connection breaks is a piece as well: that is what makes an
 * upload resumable.
 */
export async function* piecesOf(body: Readable): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let size = 0;
  const take = () => {
    const piece = Buffer.concat(kept);
    kept = [];
    size = 0;
    return piece;
  };
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      kept.push(chunk);
      size += chunk.length;
      if (size >= PIECE) yield take();
    }
  } catch (error) {
    if (!isBrokenOff(error)) throw error;
  }
  if (size > 0) yield take();
}

const isBrokenOff = (error: unknown): boolean =>
  error instanceof Error &&
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as NodeJS.ErrnoException).code!);
