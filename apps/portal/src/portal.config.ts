import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Localized } from '@qujat/kernel';
import { Environment } from '@qujat/platform';

/** What the portal is told from outside, beside what its contexts are. An abstract class, so that it serves as its own token. */
export abstract class PortalSettings {
  abstract readonly port: number;
  /** Address to listen on; the loopback unless told otherwise. */
  abstract readonly host: string;
  /** Bring the database up to date at start. */
  abstract readonly migrate: boolean;
  abstract readonly version: string;
  abstract readonly operator: { readonly name: Localized; readonly bin: string };
  /** Where browsers find NCALayer: the real one on every user's machine, or the development stand-in with its page. */
  abstract readonly ncalayer: { readonly url: string; readonly page: string | null; readonly development: boolean };
  /** Folder of the built web app; undefined where there is none (tests of the API). */
  abstract readonly webFolder: string | undefined;
}

const NCALAYER = 'wss://127.0.0.1:13579';

/** Reads the settings; refuses with the name of the setting that makes no sense. */
export function portalSettings(variables: Readonly<Record<string, string | undefined>> = process.env): PortalSettings {
  const env = new Environment(variables);
  const url = env.url('QUJAT_NCALAYER_URL', ['ws:', 'wss:']);
  const named = (locale: 'KK' | 'RU' | 'EN') => env.optional(`QUJAT_OPERATOR_NAME_${locale}`) ?? 'Qujat';
  return {
    port: env.integer('PORT', 3000, { min: 0, max: 65_535 }),
    host: env.optional('HOST') ?? '127.0.0.1',
    migrate: env.flag('QUJAT_MIGRATE', false),
    version: packageVersion(),
    operator: {
      name: { kk: named('KK'), ru: named('RU'), en: named('EN') },
      bin: env.optional('QUJAT_OPERATOR_BIN') ?? '',
    },
    ncalayer: {
      url: url ?? NCALAYER,
      page: env.url('QUJAT_NCALAYER_PAGE', ['http:']) ?? null,
      development: url !== undefined,
    },
    webFolder: webFolder(env),
  };
}

function webFolder(env: Environment): string | undefined {
  const folder = env.optional('QUJAT_WEB_DIR') ?? fileURLToPath(new URL('../../web/', import.meta.url));
  return existsSync(`${folder}/index.html`) && existsSync(`${folder}/assets`) ? folder : undefined;
}

/** The version stands in package.json, wherever the program was compiled to. */
function packageVersion(): string {
  for (const place of ['../../../package.json', '../../../../package.json']) {
    const file = new URL(place, import.meta.url);
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return '0';
}
