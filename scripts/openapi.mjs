/**
 * Writes the API's description, libs/api-client/openapi.json, and the types generated from it. With `--check` it writes
 * nothing and fails when what is committed is not what the routes say.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres, UNSAFE_BUT_FAST } from './embedded-postgres.mjs';
import { ensureReady } from './setup.mjs';
import { root } from './swc.mjs';

const CLIENT = path.join(root, 'libs/api-client');
const FILES = { description: path.join(CLIENT, 'openapi.json'), types: path.join(CLIENT, 'src/schema.ts') };
const check = process.argv.includes('--check');

await ensureReady({ web: false });
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'qujat-openapi-'));
fs.chmodSync(scratch, 0o755);
try {
  const description = path.join(scratch, 'openapi.json');
  const types = path.join(scratch, 'schema.ts');
  fs.writeFileSync(description, `${JSON.stringify(await describe(), null, 2)}\n`);
  generate(description, types);
  const drifted = Object.entries({ description, types }).filter(([name, made]) => !same(made, FILES[name]));
  for (const [name, made] of drifted) if (!check) fs.copyFileSync(made, FILES[name]);
  const names = drifted.map(([name]) => path.relative(root, FILES[name])).join(', ');
  if (drifted.length === 0) console.log('the generated client is current');
  else console.log(check ? `${names}: not what the routes say; run \`npm run api-client\`` : `written: ${names}`);
  process.exitCode = check && drifted.length > 0 ? 1 : 0;
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}

/** The portal is built over an empty database; it neither listens nor works. */
async function describe() {
  const postgres = await startEmbeddedPostgres({
    dir: path.join(scratch, 'postgres'),
    database: 'qujat',
    settings: UNSAFE_BUT_FAST,
  });
  try {
    const { createPortal } = await import('../dist/apps/portal/src/create-portal.js');
    const { OpenApi } = await import('../dist/apps/portal/src/portal.module.js');
    const app = await createPortal({
      DATABASE_URL: postgres.url,
      QUJAT_DATA: scratch,
      QUJAT_TRUST_DIR: scratch,
      QUJAT_PORTAL_KEY: path.join(scratch, 'none.p12'),
      QUJAT_PORTAL_KEY_PASSWORD: 'none',
      QUJAT_LOG: 'error',
    });
    const { document } = app.get(OpenApi);
    await app.close();
    return document;
  } finally {
    await postgres.stop();
  }
}

function generate(from, to) {
  const program = path.join(root, 'node_modules/openapi-typescript/bin/cli.js');
  const { status, stderr } = spawnSync(process.execPath, [program, from, '--output', to], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`openapi-typescript: ${stderr}`);
}

function same(one, other) {
  return fs.existsSync(other) && fs.readFileSync(one, 'utf8') === fs.readFileSync(other, 'utf8');
}
