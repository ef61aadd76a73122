import { readdirSync, readlinkSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlatformSettings } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { MAX_FILE_BYTES } from '../exchange.config.js';

const TEXT = Buffer.alloc(1024 * 1024, 'Q');

describe('the size of a file', () => {
  let world: ExchangeWorld;
  let id: string;
  let folder: string;

  beforeAll(async () => {
    world = await exchangeWorld();
    id = await world.draft();
    const { blobs } = world.app.get(PlatformSettings);
    if (blobs.kind !== 'files') throw new Error('these tests look into the folder of blobs');
    folder = blobs.folder;
    await world.app.app.listen(0);
  });

  afterAll(() => world?.close());

  /** Everything that an upload may leave: stored and half-written blobs, and nameless files that are still held open. */
  const traces = () => ({
    blobs: readdirSync(folder, { recursive: true }).sort(),
    open: readdirSync('/proc/self/fd').filter((fd) => target(fd).includes('qujat-upload-')),
  });

  /** An upload as raw HTTP: chunked unless a length is declared. */
  function upload(headers: Record<string, string | number> = {}) {
    const { port } = world.app.app.getHttpServer().address() as AddressInfo;
    const prepared = world.as('alatau-head').get('/');
    const [Origin, Cookie] = ['Origin', 'Cookie'].map((name) => String(prepared.getHeader(name)));
    const outgoing = request({
      ...{ port, method: 'PUT', path: `/api/documents/${id}/content` },
      headers: { Origin, Cookie, 'X-File-Name': 'a.txt', ...headers },
    });
    const answer = new Promise<{ status: number; body: { code?: string; file?: { size: number } } }>(
      (resolve, reject) => {
        outgoing.on('error', reject);
        outgoing.on('response', (response) => void read(response).then(resolve, reject));
      },
    );
    answer.catch(() => undefined);
    return { outgoing, answer };
  }

  async function write(outgoing: ReturnType<typeof request>, bytes: number): Promise<void> {
    for (let left = bytes; left > 0; left -= TEXT.length) {
      if (!outgoing.write(TEXT.subarray(0, left))) await Promise.race([drained(outgoing), sleep(2000)]);
    }
  }

  it('E-6.6.3: exactly 52,428,800 bytes are taken', async () => {
    const { outgoing, answer } = upload();
    await write(outgoing, MAX_FILE_BYTES);
    outgoing.end();
    expect(await answer).toMatchObject({ status: 200, body: { file: { size: 52_428_800 } } });
  });

  it('E-6.6.3: one byte more is refused while it streams, and nothing of it is stored', async () => {
    const before = traces();
    const { outgoing, answer } = upload();
    await write(outgoing, MAX_FILE_BYTES + 1);
    // The request has not ended: the refusal does not wait for it.
    expect(await answer).toMatchObject({ status: 413, body: { code: 'content.too_large' } });
    outgoing.destroy();
    expect(traces()).toEqual(before);
    expect((await world.get('alatau-head', id)).file.size).toBe(52_428_800);
  });

  it('E-6.6.3: a length that is declared is refused before a byte of it is read', async () => {
    const before = traces();
    const { outgoing, answer } = upload({ 'Content-Length': MAX_FILE_BYTES + 1 });
    outgoing.flushHeaders();
    expect(await answer).toMatchObject({ status: 413, body: { code: 'content.too_large' } });
    outgoing.destroy();
    expect(traces()).toEqual(before);
  });

  it('a client that hangs up in the middle leaves nothing behind, and can begin again', async () => {
    const before = traces();
    const { outgoing } = upload({ 'Content-Length': 3 * TEXT.length });
    await write(outgoing, TEXT.length);
    await until(() => traces().open.length > 0);
    outgoing.destroy();
    await until(() => traces().open.length === 0);
    expect(traces()).toEqual(before);
    expect((await world.upload(id, Buffer.from('Хат'), { name: 'хат.txt', type: '' })).status).toBe(200);
  });
});

function target(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    // Closed since the folder was read.
    return '';
  }
}

async function read(response: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return { status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
}

const drained = (stream: NodeJS.EventEmitter) => new Promise((resolve) => stream.once('drain', resolve));

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !condition(); i++) await sleep(25);
  expect(condition()).toBe(true);
}
