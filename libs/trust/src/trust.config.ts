import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Environment, SettingError } from '@qujat/platform';
import { readPolicy, type PolicyFile } from '@qujat/signature';
import { TASK_LIMITS, type TaskLimits } from './engine/task-limits.js';

/** What trust is told from outside. An abstract class, so that it serves as its own token. */
export abstract class TrustSettings {
  /** Folder of anchors, intermediates and `trust.json`: docs/runbooks/trust-store.md. */
  abstract readonly trustDir: string;
  /** Folder where CRLs outlive a restart; without it they are kept in memory only. */
  abstract readonly cacheDir: string | undefined;
  /** The portal's own key: a p12 file, or PEM with the key and its certificate. */
  abstract readonly portalKey: string;
  abstract readonly portalKeyPassword: string;
  /** How long an OCSP responder or a TSA may take to answer; a CRL may take six times as long. */
  abstract readonly timeoutMs: number;
  /** How long a service that failed twice is left alone at first; doubles up to a minute while it goes on failing. */
  abstract readonly cooldownMs: number;
  /** How old an OCSP answer may be that is used again for a document. At sign-in the responder is always asked. */
  abstract readonly ocspFreshnessSeconds: number;
  /** Worker threads for the work on signatures; 0: in the thread that asks (tests). */
  abstract readonly workers: number;
  /** What work on one input may take. */
  abstract readonly limits: TaskLimits;
  /** How long the answer of the probe (signing and verifying) is used again. */
  abstract readonly probeSeconds: number;
  /** The rules of verification, when they are not the product's own: docs/verification-policy.md. */
  abstract readonly policy: PolicyFile | undefined;
}

/** TypeScript sources (Jest) have no compiled worker beside them: there the work is done in process unless told otherwise. */
const defaultWorkers = (): number => (import.meta.url.endsWith('.ts') ? 0 : Math.max(1, availableParallelism() - 1));

function readPolicyFile(file: string | undefined): PolicyFile | undefined {
  try {
    return file === undefined ? undefined : readPolicy(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new SettingError('QUJAT_VERIFICATION_POLICY', (error as Error).message);
  }
}

/** Reads the settings; refuses with the name of the setting that is missing or makes no sense. */
export function trustSettings(variables: Readonly<Record<string, string | undefined>> = process.env): TrustSettings {
  const env = new Environment(variables);
  const data = env.optional('QUJAT_DATA');
  return {
    trustDir: env.required('QUJAT_TRUST_DIR', 'the folder of trusted certificates; npm start sets it'),
    cacheDir: env.optional('QUJAT_TRUST_CACHE') ?? (data && path.join(data, 'crl')),
    portalKey: env.required('QUJAT_PORTAL_KEY', 'the key that signs receipts; npm start sets it'),
    portalKeyPassword: env.optional('QUJAT_PORTAL_KEY_PASSWORD') ?? '',
    timeoutMs: env.integer('QUJAT_TRUST_TIMEOUT_MS', 5000, { min: 50, max: 60_000 }),
    cooldownMs: env.integer('QUJAT_TRUST_COOLDOWN_MS', 5000, { min: 0, max: 60_000 }),
    ocspFreshnessSeconds: env.integer('QUJAT_OCSP_FRESHNESS_SECONDS', 60, { min: 0, max: 3600 }),
    workers: env.integer('QUJAT_TRUST_WORKERS', defaultWorkers(), { min: 0, max: 64 }),
    limits: {
      ...TASK_LIMITS,
      cpuMs: env.integer('QUJAT_TRUST_TASK_CPU_MS', TASK_LIMITS.cpuMs, { min: 100, max: 60_000 }),
      memoryMb: env.integer('QUJAT_TRUST_TASK_MEMORY_MB', TASK_LIMITS.memoryMb, { min: 64, max: 4096 }),
    },
    probeSeconds: env.integer('QUJAT_PROBE_SECONDS', 10, { min: 0, max: 600 }),
    policy: readPolicyFile(env.optional('QUJAT_VERIFICATION_POLICY')),
  };
}
