/** `npm run test:samples -- DIR`: the signature engine against real certificates, CRLs, answers and signatures of the NCA. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import jestConfig from '../jest.config.mjs';
import { JEST } from './jest.mjs';
import { root } from './swc.mjs';

const [folder] = process.argv.slice(2);
const samples = folder && path.resolve(folder);
if (!samples || !existsSync(path.join(samples, 'ca'))) {
  console.error(
    `npm run test:samples -- DIR: ${samples ? `${samples} holds no samples` : 'name the folder of the samples'}`,
  );
  process.exit(1);
}

const config = {
  ...jestConfig,
  // no database is needed here
  globalSetup: undefined,
  globalTeardown: undefined,
  rootDir: root,
  roots: [path.join(root, 'test', 'samples')],
  testPathIgnorePatterns: ['/node_modules/'],
};
const { status } = spawnSync(process.execPath, [...JEST, '--config', JSON.stringify(config)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, QUJAT_SAMPLES: samples },
});
process.exit(status ?? 1);
