import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../swc.mjs';

const PASSWORD = 'Qwerty12';

/**
 * Starts the development NCA with its NCALayer stand-in as a process of its own; it ends when this process does, however.
 * Returns its addresses and the settings that make a portal trust it.
 */
export async function startDevelopmentNca({ data, log }) {
  const dir = path.join(data, 'dev-ca');
  const child = spawn(process.execPath, [path.join(root, 'dist/apps/dev-ca/src/main.js')], {
    env: { ...process.env, QUJAT_DEV_CA_DIR: dir, QUJAT_TRUST_DIR: path.join(data, 'trust') },
    // its standard input is the string by which it holds on to us
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C reaches a whole group: it must outlive the portal's last requests
    detached: true,
  });
  let words = '';
  child.stderr.on('data', (chunk) => (words = (words + chunk).slice(-4000)));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const ready = new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const line = await Promise.race([ready, exited.then(() => undefined)]);
  if (line === undefined) throw new Error(`the development NCA did not start: ${words.trim()}`);
  const { url, ncalayerUrl, ncalayerPageUrl, trustDir, keysDir } = JSON.parse(line);
  log(`development NCA: ${url}; NCALayer stand-in: ${ncalayerPageUrl}`);
  return {
    ...{ url, ncalayerPageUrl, keysDir, exited },
    variables: {
      QUJAT_TRUST_DIR: trustDir,
      QUJAT_PORTAL_KEY: path.join(keysDir, 'operator-system-rsa.p12'),
      QUJAT_PORTAL_KEY_PASSWORD: PASSWORD,
      QUJAT_NCALAYER_URL: ncalayerUrl,
      QUJAT_NCALAYER_PAGE: ncalayerPageUrl,
      QUJAT_OPERATOR_NAME_KK: '«Құжат Операторы» АҚ',
      QUJAT_OPERATOR_NAME_RU: 'АО «Құжат Операторы»',
      QUJAT_OPERATOR_NAME_EN: 'Qujat Operator JSC',
      QUJAT_OPERATOR_BIN: '170940999606',
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
