/**
 * `npm run jest -- PATTERN`: the tests of one part, on the embedded default. Node runs the TypeScript sources as they are, compiled
 * in memory as the build compiles them.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from './swc.mjs';

/** What Node is told to run Jest; what follows is for Jest. */
export const JEST = [
  '--no-warnings',
  '--enable-source-maps',
  '--import',
  pathToFileURL(path.join(root, 'test/support/typescript.mjs')).href,
  path.join(root, 'node_modules/jest/bin/jest.js'),
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { status } = spawnSync(process.execPath, [...JEST, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}
