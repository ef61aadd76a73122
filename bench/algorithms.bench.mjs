/**
 * The national algorithms alone, on one core: Streebog and GOST verification in WebAssembly, beside the JavaScript that stands
 * in for it and OpenSSL's GOST engine. The best of many short runs: other work on the machine does not count.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../scripts/swc.mjs';

const algorithms = path.join(root, 'dist', 'libs', 'signature', 'src', 'algorithms');
const { Streebog } = await import(path.join(algorithms, 'streebog.js'));
const { STREEBOG_SCRIPT } = await import(path.join(algorithms, 'streebog-script.js'));
const { generateKeyPair, GostVerifier, sign } = await import(path.join(algorithms, 'gost3410.js'));

/** Seconds of the fastest of the runs that fit into `budget` seconds. */
function fastest(work, budget = 1.5) {
  for (let i = 0; i < 20; i++) work();
  const end = performance.now() + budget * 1000;
  let best = Infinity;
  while (performance.now() < end) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best / 1000;
}

/** MB/s of Streebog by us. */
export function streebogRate(bits = 512, engine) {
  const message = new Uint8Array(131_072);
  return message.length / 1e6 / fastest(() => new Streebog(bits, engine).update(message).digest());
}

/**
 * MB/s of Streebog by OpenSSL's engine: what 64 MB more cost `openssl dgst` (`openssl speed` does not see engines any more);
 * undefined where there is none.
 */
export function engineStreebogRate(bits = 512) {
  const seconds = (bytes) => {
    const options = { input: new Uint8Array(bytes), stdio: ['pipe', 'ignore', 'ignore'] };
    return Math.min(
      ...Array.from({ length: 3 }, () => {
        const start = performance.now();
        const { status } = spawnSync('openssl', ['dgst', '-engine', 'gost', `-md_gost12_${bits}`], options);
        return status === 0 ? (performance.now() - start) / 1000 : NaN;
      }),
    );
  };
  const spent = seconds(64_000_000) - seconds(0);
  return Number.isNaN(spent) ? undefined : 64 / spent;
}

/** Verifications a second on a curve, each by a key that has been read. */
export function gostRate(curve = 'tc26-512-A', code = undefined) {
  const { publicKey, privateKey } = generateKeyPair(curve);
  const digest = new Uint8Array(curve === 'tc26-512-A' ? 64 : 32).fill(7);
  const signature = sign(digest, privateKey, curve);
  const verifier = new GostVerifier(publicKey, curve);
  return (
    1 /
    fastest(() => {
      if (!verifier.verify(digest, signature, code)) throw new Error('does not verify');
    })
  );
}

const line = (what, rate, unit) =>
  console.log(
    `  ${what.padEnd(66)} ${rate === undefined ? 'not possible here' : `${Math.round(rate).toLocaleString('en')} ${unit}`}`,
  );

/** Prints the table. */
export function run() {
  for (const bits of [512, 256]) {
    line(`Streebog-${bits}`, streebogRate(bits), 'MB/s');
    line(`  in JavaScript`, streebogRate(bits, STREEBOG_SCRIPT), 'MB/s');
    line(`  OpenSSL's GOST engine (openssl dgst)`, engineStreebogRate(bits), 'MB/s');
  }
  for (const curve of ['tc26-512-A', 'tc26-256-A', 'cryptopro-A']) {
    line(`verify on ${curve}, any key`, gostRate(curve), '/s');
    line(`  by @noble/curves, without tables`, gostRate(curve, 'none'), '/s');
  }
}
