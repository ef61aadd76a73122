import path from 'node:path';
import { Environment, SettingError } from './config/settings.js';

/** Requests per minute: `address` counts all of one address, `auth` sign-in, `public` and `signedIn` the rest. */
export interface RateLimits {
  readonly address: number;
  readonly auth: number;
  readonly public: number;
  readonly signedIn: number;
  /** Exports of the public register: each is a whole table. */
  readonly export: number;
}

/** Where blobs are kept. */
export type BlobSettings =
  | { readonly kind: 'files'; readonly folder: string }
  | {
      readonly kind: 's3';
      readonly endpoint: string;
      readonly region: string;
      readonly bucket: string;
      readonly accessKey: string;
      readonly secretKey: string;
    };

/** What the platform is told from outside. An abstract class, so that it serves as its own token. */
export abstract class PlatformSettings {
  abstract readonly databaseUrl: string;
  abstract readonly databasePool: number;
  /** Redis for the job queue; without it the queue is in PostgreSQL. */
  abstract readonly redisUrl: string | undefined;
  abstract readonly blobs: BlobSettings;
  /** Address under which people reach the portal: links, cookies and the origin check go by it. */
  abstract readonly publicUrl: string;
  /** Number of proxies in front of the portal whose X-Forwarded-* is believed. */
  abstract readonly trustedProxies: number;
  abstract readonly clamd: { readonly host: string; readonly port: number } | undefined;
  abstract readonly rateLimits: RateLimits;
  /** Does this process relay events, run consumers and schedules? */
  abstract readonly worker: boolean;
  /** Jobs that this process runs at the same time. */
  abstract readonly concurrency: number;
  abstract readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

/** Reads the platform's settings; refuses with the name of the setting that is missing or makes no sense. */
export function platformSettings(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): PlatformSettings {
  const env = new Environment(variables);
  env.required('DATABASE_URL', 'npm start sets it to the embedded PostgreSQL');
  return {
    databaseUrl: env.url('DATABASE_URL', ['postgres:', 'postgresql:']) ?? '',
    databasePool: env.integer('DATABASE_POOL', 10, { min: 2, max: 200 }),
    redisUrl: env.url('REDIS_URL', ['redis:', 'rediss:']),
    blobs: blobSettings(env),
    publicUrl: env.url('PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${env.optional('PORT') ?? '3000'}`,
    trustedProxies: env.integer('QUJAT_TRUSTED_PROXIES', 0, { min: 0, max: 10 }),
    clamd: clamdSettings(env),
    rateLimits: {
      address: env.integer('QUJAT_LIMIT_ADDRESS', 6000, LIMIT),
      auth: env.integer('QUJAT_LIMIT_AUTH', 60, LIMIT),
      public: env.integer('QUJAT_LIMIT_PUBLIC', 300, LIMIT),
      signedIn: env.integer('QUJAT_LIMIT_SIGNED_IN', 1200, LIMIT),
      export: env.integer('QUJAT_LIMIT_EXPORT', 6, LIMIT),
    },
    worker: env.flag('QUJAT_WORKER', true),
    concurrency: env.integer('QUJAT_CONCURRENCY', 4, { min: 1, max: 64 }),
    logLevel: env.choice('QUJAT_LOG', ['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'info'),
  };
}

const LIMIT = { min: 1, max: 10_000_000 };

function blobSettings(env: Environment): BlobSettings {
  const endpoint = env.url('S3_ENDPOINT', ['http:', 'https:']);
  if (!endpoint) {
    const data = env.required('QUJAT_DATA', 'the folder of the file store; or set S3_ENDPOINT');
    return { kind: 'files', folder: path.join(data, 'blobs') };
  }
  const why = 'S3_ENDPOINT is set';
  return {
    kind: 's3',
    endpoint,
    region: env.optional('S3_REGION') ?? 'us-east-1',
    bucket: env.required('S3_BUCKET', why),
    accessKey: env.required('S3_ACCESS_KEY', why),
    secretKey: env.required('S3_SECRET_KEY', why),
  };
}

function clamdSettings(env: Environment) {
  const host = env.optional('CLAMD_HOST');
  if (!host) {
    if (env.optional('CLAMD_PORT')) throw new SettingError('CLAMD_HOST', 'is not set (CLAMD_PORT is)');
    return undefined;
  }
  return { host, port: env.integer('CLAMD_PORT', 3310, { min: 1, max: 65_535 }) };
}
