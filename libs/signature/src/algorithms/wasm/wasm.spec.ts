import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describeWith } from '../../../../../test/support/requires.js';
import { toHex } from '../../asn1/values.js';
import { STREEBOG_SCRIPT } from '../streebog-script.js';
import { Streebog } from '../streebog.js';
import { instantiate } from './instantiate.js';
import { streebogCode } from './streebog-wasm.js';

describe('the compiled modules', () => {
  it('are what their sources compile to', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/wasm.mjs', '--check'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('are done without where the platform has no WebAssembly, or cannot compile them', () => {
    expect(instantiate('AGFzbQIAAAA=')).toBeUndefined(); // version 2
    const held = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly')!;
    Reflect.deleteProperty(globalThis, 'WebAssembly');
    try {
      expect(streebogCode()).toBeUndefined();
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', held);
    }
  });
});

describe('Streebog in WebAssembly', () => {
  const code = streebogCode()!;
  const both = (bits: 256 | 512, parts: readonly Uint8Array[]): [string, string] => {
    const [fast, plain] = [new Streebog(bits, code), new Streebog(bits, STREEBOG_SCRIPT)];
    for (const part of parts) {
      fast.update(part);
      plain.update(part);
    }
    return [toHex(fast.digest()), toHex(plain.digest())];
  };
  const bytes = (length: number, seed: number): Uint8Array =>
    Uint8Array.from({ length }, (_, i) => Math.imul(i + seed, 2_654_435_761) >>> 24);

  it('gives what JavaScript gives, at every length up to four blocks', () => {
    for (let length = 0; length <= 256; length++) {
      for (const bits of [256, 512] as const) {
        const [fast, plain] = both(bits, [bytes(length, length)]);
        expect(fast).toBe(plain);
      }
    }
  });

  it('gives it however the message is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 10 }), (parts) => {
        const [fast, plain] = both(512, parts);
        expect(fast).toBe(plain);
      }),
      { numRuns: 100 },
    );
  });

  it('gives it beyond the room in the module, and where sums carry through all words', () => {
    const ones = new Uint8Array(64 * 5).fill(0xff);
    for (const parts of [
      [bytes(300_001, 1)],
      [bytes(7, 2), bytes(131_072, 3)],
      [ones],
      [ones, Uint8Array.of(1), ones],
    ]) {
      const [fast, plain] = both(512, parts);
      expect(fast).toBe(plain);
    }
  });

  it('keeps hashes that run at the same time apart', () => {
    const [a, b] = [new Streebog(512, code), new Streebog(256, code)];
    for (let i = 0; i < 20; i++) {
      a.update(bytes(100, i));
      b.update(bytes(77, i));
    }
    const alone = new Streebog(512, STREEBOG_SCRIPT);
    for (let i = 0; i < 20; i++) alone.update(bytes(100, i));
    expect(toHex(a.digest())).toBe(toHex(alone.digest()));
  });

  describeWith('gost engine', 'against the GOST engine of OpenSSL', () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'qujat-wasm-'));
    afterAll(() => rmSync(dir, { recursive: true, force: true }));

    it.each([0, 63, 64, 65, 128, 112_640, 3_000_000])('%d bytes have the same digest', (length) => {
      const file = path.join(dir, 'm');
      const message = bytes(length, 5);
      writeFileSync(file, message);
      const options = { stdio: ['ignore', 'pipe', 'ignore'] as 'ignore'[] };
      const theirs = execFileSync('openssl', ['dgst', '-engine', 'gost', '-md_gost12_512', '-binary', file], options);
      expect(toHex(new Streebog(512, code).update(message).digest())).toBe(theirs.toString('hex'));
    });
  });
});
