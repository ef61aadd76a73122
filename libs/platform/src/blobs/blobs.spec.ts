import { createHash, randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeWith } from '../../../../test/support/requires.js';
import type { BlobStore } from './blob-store.js';
import { createBlobStore } from './create-blob-store.js';

const MAX = { maxBytes: 52_428_800 };
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function read(store: BlobStore, key: string, range?: { start: number; end?: number }): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of (await store.get(key, range)) as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

const inChunks = (bytes: Buffer, size = 65_536) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })(),
  );

/** What both stores promise. `left` lists what lies in the store or on its way into it. */
function keepsItsPromises(
  open: () => Promise<{ store: BlobStore; left: () => Promise<string[]>; close: () => Promise<void> }>,
) {
  let store: BlobStore;
  let left: () => Promise<string[]>;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, left, close } = await open());
    await store.put(Readable.from([Buffer.from('the first')]), MAX);
  });
  afterAll(() => close());

  it('E-7.1.7: gives back byte for byte what it was given, under the hash of the content', async () => {
    const bytes = randomBytes(3_000_001);
    expect(await store.put(inChunks(bytes), MAX)).toEqual({ sha256: sha256(bytes), size: bytes.length });
    expect((await read(store, sha256(bytes))).equals(bytes)).toBe(true);
    expect(await store.stat(sha256(bytes))).toEqual({ size: bytes.length });
  });

  it('keeps an empty content', async () => {
    const stored = await store.put(Readable.from([]), MAX);
    expect(stored).toEqual({ sha256: sha256(Buffer.alloc(0)), size: 0 });
    expect(await read(store, stored.sha256)).toHaveLength(0);
  });

  it('gives a part: the middle, the rest, the last byte', async () => {
    const { sha256: key } = await store.put(Readable.from([Buffer.from('0123456789')]), MAX);
    expect((await read(store, key, { start: 2, end: 4 })).toString()).toBe('234');
    expect((await read(store, key, { start: 7 })).toString()).toBe('789');
    expect((await read(store, key, { start: 9, end: 99 })).toString()).toBe('9');
  });

  it('takes the same content many times at once and keeps it once', async () => {
    const bytes = randomBytes(100_000);
    const before = (await left()).length;
    await Promise.all([1, 2, 3, 4].map(() => store.put(inChunks(bytes), MAX)));
    expect(await left()).toHaveLength(before + 1);
  });

  it('E-6.6.3: takes 52,428,800 bytes, refuses one more while it streams, and keeps nothing of it', async () => {
    const bytes = randomBytes(MAX.maxBytes);
    expect(await store.put(inChunks(bytes), MAX)).toMatchObject({ size: MAX.maxBytes });
    const before = await left();
    const tooMuch = inChunks(Buffer.concat([bytes, Buffer.from([0])]));
    await expect(store.put(tooMuch, MAX)).rejects.toMatchObject({ code: 'blob.too_large' });
    expect(await left()).toEqual(before);
  });

  it('stops reading a source without end soon after the limit', async () => {
    let given = 0;
    const endless = new Readable({
      read() {
        given += 65_536;
        this.push(Buffer.alloc(65_536));
      },
    });
    await expect(store.put(endless, { maxBytes: 1_000_000 })).rejects.toMatchObject({ code: 'blob.too_large' });
    expect(given).toBeLessThan(3_000_000);
    endless.destroy();
  });

  it('keeps nothing of a content whose source breaks off', async () => {
    const before = await left();
    const body = new PassThrough();
    const put = store.put(body, MAX);
    body.write(randomBytes(500_000));
    setTimeout(() => body.destroy(new Error('cable cut')), 20);
    await expect(put).rejects.toThrow('cable cut');
    expect(await left()).toEqual(before);
  });

  it('keeps nothing when an HTTP client hangs up in the middle', async () => {
    const before = await left();
    let outcome: Promise<unknown> = Promise.resolve();
    const server = http.createServer((request) => {
      outcome = store.put(request, MAX).catch((error: unknown) => error);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const client = http.request({ port, method: 'PUT', headers: { 'Content-Length': 5_000_000 } });
    client.on('error', () => undefined);
    client.write(randomBytes(1_000_000));
    await sleep(100);
    client.destroy();
    await sleep(50);
    expect(await outcome).toMatchObject({ message: 'aborted' });
    expect(await left()).toEqual(before);
    await new Promise((resolve) => server.close(resolve));
  });

  it.each(['0'.repeat(64), '../../etc/passwd', ''])('knows no blob %j', async (key) => {
    expect(await store.stat(key)).toBeUndefined();
    await expect(store.get(key)).rejects.toMatchObject({ code: 'blob.not_found' });
  });

  it('can be probed', async () => {
    await expect(store.probe()).resolves.toBeUndefined();
  });
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== 'probe')
    .map((entry) => entry.name)
    .sort();
}

describe('blobs in files', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'qujat-blobs-'));
  });
  keepsItsPromises(() =>
    Promise.resolve({
      store: createBlobStore({ kind: 'files', folder }),
      left: () => filesBelow(folder),
      close: () => fs.rm(folder, { recursive: true }),
    }),
  );

  it('a stored file is read-only', async () => {
    const name = sha256(Buffer.from('the first'));
    const { mode } = await fs.stat(path.join(folder, name.slice(0, 2), name.slice(2, 4), name));
    expect(mode & 0o777).toBe(0o444);
  });

  it('removes at its start what a killed process left half-written long ago, and nothing younger', async () => {
    const [old, young] = ['old', 'young'].map((name) => path.join(folder, 'incoming', name)) as [string, string];
    await Promise.all([fs.writeFile(old, 'x'), fs.writeFile(young, 'x')]);
    await fs.utimes(old, 1_000_000, 1_000_000);
    await createBlobStore({ kind: 'files', folder }).probe();
    expect(await filesBelow(path.join(folder, 'incoming'))).toEqual(['young']);
  });

  it('says so when it cannot be written', async () => {
    const file = path.join(folder, 'a-file');
    await fs.writeFile(file, '');
    await expect(createBlobStore({ kind: 'files', folder: file }).probe()).rejects.toThrow('ENOTDIR');
    await fs.rm(file);
  });
});

describeWith('s3', 'blobs in S3', () => {
  const settings = {
    kind: 's3' as const,
    endpoint: process.env.S3_ENDPOINT ?? '',
    region: process.env.S3_REGION ?? 'us-east-1',
    bucket: `blobs-${randomBytes(6).toString('hex')}`,
    accessKey: process.env.S3_ACCESS_KEY ?? '',
    secretKey: process.env.S3_SECRET_KEY ?? '',
  };
  keepsItsPromises(async () => {
    const { Client } = await import('minio');
    const { hostname, port } = new URL(settings.endpoint);
    const client = new Client({ ...settings, endPoint: hostname, port: Number(port), useSSL: false });
    const spools = async () => {
      const names = (await fs.readdir(os.tmpdir())).filter((name) => name.startsWith(`qujat-spool-${process.pid}-`));
      return Promise.all(names.map((name) => filesBelow(path.join(os.tmpdir(), name))));
    };
    const left = async () => {
      const names: string[] = [];
      for await (const object of client.listObjectsV2(settings.bucket, '', true) as AsyncIterable<{ name: string }>) {
        names.push(object.name);
      }
      return [...names.sort(), ...(await spools()).flat()];
    };
    return {
      store: createBlobStore(settings),
      left,
      close: async () => {
        for (const name of await left()) await client.removeObject(settings.bucket, name);
        await client.removeBucket(settings.bucket);
      },
    };
  });

  it('makes its bucket where it is missing, and is not ready with a wrong key', async () => {
    const bucket = `${settings.bucket}-new`;
    await createBlobStore({ ...settings, bucket }).probe();
    const { Client } = await import('minio');
    const { hostname, port } = new URL(settings.endpoint);
    const client = new Client({ ...settings, endPoint: hostname, port: Number(port), useSSL: false });
    expect(await client.bucketExists(bucket)).toBe(true);
    await client.removeBucket(bucket);
    await expect(createBlobStore({ ...settings, secretKey: 'wrong-secret' }).probe()).rejects.toThrow();
  });
});
