import { platformSettings } from '../platform.config.js';

const base = { DATABASE_URL: 'postgres://qujat:secret@localhost/qujat', QUJAT_DATA: '/var/lib/qujat' };

describe('settings', () => {
  it('a database and a folder are enough: files, jobs in PostgreSQL, no scanner', () => {
    expect(platformSettings({ ...base, PORT: '3100' })).toMatchObject({
      blobs: { kind: 'files', folder: '/var/lib/qujat/blobs' },
      redisUrl: undefined,
      clamd: undefined,
      publicUrl: 'http://localhost:3100',
      worker: true,
    });
  });

  it('takes Redis, S3 and ClamAV where they are named', () => {
    const s3 = { S3_ENDPOINT: 'http://minio:9000', S3_BUCKET: 'qujat', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b' };
    const given = { DATABASE_URL: base.DATABASE_URL, REDIS_URL: 'redis://redis', CLAMD_HOST: 'clamav', ...s3 };
    expect(platformSettings({ ...given, QUJAT_WORKER: 'off' })).toMatchObject({
      blobs: { kind: 's3', endpoint: 'http://minio:9000', bucket: 'qujat', region: 'us-east-1' },
      redisUrl: 'redis://redis',
      clamd: { host: 'clamav', port: 3310 },
      worker: false,
    });
  });

  it.each([
    ['DATABASE_URL', {}],
    ['DATABASE_URL', { ...base, DATABASE_URL: 'mysql://localhost/x' }],
    ['QUJAT_DATA', { DATABASE_URL: base.DATABASE_URL }],
    ['REDIS_URL', { ...base, REDIS_URL: 'localhost:6379' }],
    ['S3_BUCKET', { ...base, S3_ENDPOINT: 'http://minio:9000' }],
    ['S3_SECRET_KEY', { ...base, S3_ENDPOINT: 'http://minio:9000', S3_BUCKET: 'b', S3_ACCESS_KEY: 'a' }],
    ['CLAMD_HOST', { ...base, CLAMD_PORT: '3310' }],
    ['QUJAT_WORKER', { ...base, QUJAT_WORKER: 'yes' }],
    ['QUJAT_CONCURRENCY', { ...base, QUJAT_CONCURRENCY: '0' }],
    ['QUJAT_LOG', { ...base, QUJAT_LOG: 'loud' }],
    ['DATABASE_POOL', { ...base, DATABASE_POOL: 'ten' }],
  ])('does not start with %s missing or senseless, and names it', (name, variables) => {
    expect(() => platformSettings(variables)).toThrow(`setting ${name}:`);
  });

  it('never repeats a password in what it says', () => {
    expect(() => platformSettings({ ...base, DATABASE_URL: 'ftp://qujat:hunter2@db/qujat' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    );
  });
});
