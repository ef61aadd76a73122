import net from 'node:net';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { ContentScanner, ScannerUnavailable, type ScanResult } from './content-scanner.js';

const SILENCE_MS = 60_000;
const CHUNK = 64 * 1024;

/** Nothing is scanned: no clamd is configured. */
export class NoScanner extends ContentScanner {
  readonly enabled = false;

  scan(): Promise<ScanResult> {
    return Promise.resolve({ clean: true });
  }
}

/** ClamAV's daemon over its INSTREAM command (clamd(8)): length-prefixed chunks, an empty one ends, one line answers. */
export class ClamdScanner extends ContentScanner {
  readonly enabled = true;

  constructor(private readonly address: { host: string; port: number }) {
    super();
  }

  async scan(content: Readable): Promise<ScanResult> {
    const socket = net.connect(this.address);
    socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('no answer within a minute')));
    const answer = readAll(socket);
    // clamd may answer early (its size limit) and close: the answer says why, the failed write does not.
    const sent = send(socket, content).catch(() => {
      // A content that cannot be read to its end will never get an answer: do not wait for one.
      if (content.errored) socket.destroy(content.errored);
    });
    try {
      return verdictOf(await answer);
    } catch (error) {
      throw error instanceof ScannerUnavailable ? error : new ScannerUnavailable(messageOf(error), { cause: error });
    } finally {
      socket.destroy();
      content.destroy();
      await sent;
    }
  }
}

async function send(socket: net.Socket, content: Readable): Promise<void> {
  await once(socket, 'connect');
  socket.write('zINSTREAM\0');
  for await (const data of content as AsyncIterable<Buffer>) {
    for (let at = 0; at < data.length; at += CHUNK) await write(socket, data.subarray(at, at + CHUNK));
  }
  await write(socket, Buffer.alloc(0));
}

async function write(socket: net.Socket, chunk: Buffer): Promise<void> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  socket.write(length);
  if (chunk.length > 0 && !socket.write(chunk)) await once(socket, 'drain');
}

async function readAll(socket: net.Socket): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of socket as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8').replaceAll('\0', '').trim();
}

/** `stream: OK`, `stream: Win.Test.EICAR_HDB-1 FOUND`, or words of an error, in which case there is no verdict. */
function verdictOf(answer: string): ScanResult {
  if (answer === 'stream: OK') return { clean: true };
  const threat = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (threat) return { clean: false, threat };
  throw new ScannerUnavailable(answer || 'closed the connection without a verdict');
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
