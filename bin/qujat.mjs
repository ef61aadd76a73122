#!/usr/bin/env node
/** Runs the command line; sets up and compiles first what is missing or older than its source. Speaks only on stderr. */
import { ensureReady } from '../scripts/setup.mjs';

const log = (line) => process.stderr.write(`${line}\n`);

try {
  await ensureReady({ log, web: false });
} catch (error) {
  log(error.message);
  process.exit(70);
}
const { main } = await import('../dist/apps/cli/src/main.js');
process.exitCode = await main(process.argv.slice(2));
