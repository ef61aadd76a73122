/** The same program on PostgreSQL, Redis and an S3 server: `npm start` with DATABASE_URL, REDIS_URL and S3_* set. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { dataFolder, type RunningPortal, runPortal } from '../acceptance/support/running-portal.js';
import { describeWith } from '../support/requires.js';

describeWith('s3', 'npm start on PostgreSQL, Redis and S3', () => {
  const name = `qujat_start_${randomBytes(4).toString('hex')}`;
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let portal: RunningPortal;
  let server: Client;

  beforeAll(async () => {
    const address = new URL(process.env.DATABASE_URL ?? '');
    server = new Client({ connectionString: address.href });
    await server.connect();
    await server.query(`CREATE DATABASE ${name}`);
    data = await dataFolder();
    address.pathname = `/${name}`;
    portal = await runPortal(data.folder, { DATABASE_URL: address.href });
  }, 180_000);
  afterAll(async () => {
    await portal?.stop();
    await server?.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await server?.end();
    await data?.remove();
  }, 60_000);

  it('is healthy, and has taken its seed through the whole way', async () => {
    const health = await fetch(`${portal.url}/api/health`);
    expect(await health.json()).toMatchObject({ status: 'ok' });
    expect(portal.output()).toContain('(completed)');
  });

  it('keeps nothing in a database or in files of its own', () => {
    expect(existsSync(path.join(data.folder, 'postgres'))).toBe(false);
    expect(existsSync(path.join(data.folder, 'blobs'))).toBe(false);
  });

  it('has its jobs in Redis', async () => {
    const redis = new Redis(process.env.REDIS_URL ?? '', { maxRetriesPerRequest: 1 });
    const keys = await redis.keys('qujat:*');
    await redis.quit();
    expect(keys.length).toBeGreaterThan(0);
  });
});
