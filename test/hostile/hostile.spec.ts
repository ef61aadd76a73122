import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { CASES } from './cases.js';

interface Measured {
  readonly name: string;
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly answer: string;
}

/** Any input is answered within two seconds and 256 MB, or refused with the limit named. */
describe('hostile input', () => {
  const found = new Map<string, Measured>();

  beforeAll(() => {
    const child = spawnSync(
      process.execPath,
      [
        '--no-warnings',
        '--import',
        path.join(import.meta.dirname, '../support/typescript.mjs'),
        path.join(import.meta.dirname, 'run-cases.ts'),
      ],
      { encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, NODE_OPTIONS: '' } },
    );
    for (const line of child.stdout.trim().split('\n').filter(Boolean)) {
      const measured = JSON.parse(line) as Measured;
      found.set(measured.name, measured);
    }
    if (child.status !== 0) throw new Error(child.stderr);
  }, 180_000);

  it.each(Object.entries(CASES))('%s', (name, { answer }) => {
    const measured = found.get(name)!;
    expect(measured.answer).toMatch(answer);
    expect(measured.milliseconds).toBeLessThan(2000);
    expect(measured.megabytes).toBeLessThan(256);
  });
});
