import path from 'node:path';
import type { Pick } from './dev-ca.types.js';
import { PEOPLE } from './people/people.js';

/** Settings of the program, from the environment. */
export interface DevCaConfig {
  readonly dir: string;
  readonly trustDir?: string;
  readonly port?: number;
  readonly ncalayerPort?: number;
  readonly pick: Pick;
}

/**
 * Reads `QUJAT_DEV_CA_DIR`, `QUJAT_DEV_CA_PORT`, `QUJAT_NCALAYER_PORT`, `QUJAT_TRUST_DIR` and `QUJAT_NCALAYER_PICK` (a slug, a
 * slug with `:rsa` or `:gost`, `cancel`, or `ask`); throws with the setting's name.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): DevCaConfig {
  const port = portOf(env, 'QUJAT_DEV_CA_PORT');
  const ncalayerPort = portOf(env, 'QUJAT_NCALAYER_PORT');
  return {
    dir: path.resolve(env.QUJAT_DEV_CA_DIR || '.data/dev-ca'),
    ...(env.QUJAT_TRUST_DIR ? { trustDir: path.resolve(env.QUJAT_TRUST_DIR) } : {}),
    ...(port === undefined ? {} : { port }),
    ...(ncalayerPort === undefined ? {} : { ncalayerPort }),
    pick: pickOf(env.QUJAT_NCALAYER_PICK ?? 'ask'),
  };
}

function portOf(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${name} is not a port: ${text}`);
  return port;
}

function pickOf(text: string): Pick {
  if (text === 'ask') return { ask: true };
  if (text === 'cancel') return { cancel: true };
  const [, slug = '', algorithm] = /^([a-z-]+)(?::(gost|rsa))?$/.exec(text) ?? [];
  if (!PEOPLE.some((person) => person.slug === slug)) {
    throw new Error(`QUJAT_NCALAYER_PICK is not someone's slug, "cancel" or "ask": ${text}`);
  }
  return { slug, ...(algorithm === 'gost' || algorithm === 'rsa' ? { algorithm } : {}) };
}
