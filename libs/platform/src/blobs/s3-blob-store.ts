import { createReadStream, promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Client, S3Error } from 'minio';
import { refuse } from '../http/platform.errors.js';
import type { BlobSettings } from '../platform.config.js';
import { BlobStore, type ByteRange, type StoredBlob } from './blob-store.js';
import { spool } from './spool.js';

const SHA256 = /^[0-9a-f]{64}$/;
const MISSING = new Set(['NoSuchKey', 'NotFound', 'NoSuchObject']);

/** The S3 part of the settings. */
export type S3Settings = Extract<BlobSettings, { kind: 's3' }>;

/**
 * Blobs as objects `ab/cd/abcd…` of one bucket. The key is the content's hash, so a content is spooled on the local disk
 * until it is whole: what breaks off never reaches the bucket.
 */
export class S3BlobStore extends BlobStore {
  private readonly client: Client;
  private readonly bucket: string;
  private ready: Promise<string> | undefined;

  constructor(private readonly settings: S3Settings) {
    super();
    const { protocol, hostname, port } = new URL(settings.endpoint);
    this.bucket = settings.bucket;
    this.client = new Client({
      endPoint: hostname,
      useSSL: protocol === 'https:',
      ...(port && { port: Number(port) }),
      accessKey: settings.accessKey,
      secretKey: settings.secretKey,
      region: settings.region,
    });
  }

  async put(body: Readable, { maxBytes }: { maxBytes: number }): Promise<StoredBlob> {
    const folder = await this.prepare();
    const { file, sha256, size } = await spool(body, folder, maxBytes);
    try {
      await this.upload(file, sha256, size);
    } finally {
      await fs.rm(file, { force: true });
    }
    return { sha256, size };
  }

  async get(sha256: string, range?: ByteRange): Promise<Readable> {
    const found = await this.stat(sha256);
    if (!found) throw refuse('blob.not_found');
    if (!range) return this.client.getObject(this.bucket, keyOf(sha256));
    const end = Math.min(range.end ?? found.size - 1, found.size - 1);
    return this.client.getPartialObject(this.bucket, keyOf(sha256), range.start, end - range.start + 1);
  }

  async stat(sha256: string): Promise<{ size: number } | undefined> {
    if (!SHA256.test(sha256)) return undefined;
    try {
      const { size } = await this.client.statObject(this.bucket, keyOf(sha256));
      return { size };
    } catch (error) {
      if (error instanceof S3Error && MISSING.has(error.code ?? '')) return undefined;
      throw error;
    }
  }

  async probe(): Promise<void> {
    await this.prepare();
    if (!(await this.client.bucketExists(this.bucket))) throw new Error(`there is no bucket '${this.bucket}'`);
  }

  /** Never overwrites: the same content is there already, and a locked object may not be written again. */
  private async upload(file: string, sha256: string, size: number): Promise<void> {
    if (await this.stat(sha256)) return;
    const body = createReadStream(file);
    try {
      await this.client.putObject(this.bucket, keyOf(sha256), body, size, { 'If-None-Match': '*' });
    } catch (error) {
      if (!(error instanceof S3Error) || error.code !== 'PreconditionFailed') throw error;
    } finally {
      body.destroy();
    }
  }

  /** The bucket, where we may make it; the spool folder of this process. */
  private prepare(): Promise<string> {
    this.ready ??= this.open().catch((error: unknown) => {
      this.ready = undefined;
      throw error;
    });
    return this.ready;
  }

  private async open(): Promise<string> {
    if (!(await this.client.bucketExists(this.bucket))) await this.client.makeBucket(this.bucket, this.settings.region);
    return fs.mkdtemp(path.join(os.tmpdir(), `qujat-spool-${process.pid}-`));
  }
}

const keyOf = (sha256: string) => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
