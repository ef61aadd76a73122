import { readConfig } from './dev-ca.config.js';
import { startDevCa } from './dev-ca.js';

/** The program: starts, says on stdout that it is ready, stops on SIGTERM, SIGINT or when its stdin closes. */
const running = await startDevCa({
  ...readConfig(),
  issueAll: true,
  log: (line) => process.stderr.write(`dev-ca: ${line}\n`),
});

let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  void running.stop().then(() => process.exit(0));
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// whoever started this holds the other end: when they are gone, so are we. A terminal is not such an end.
if (!process.stdin.isTTY) process.stdin.on('end', stop).on('error', stop).resume();

const { url, ncalayerUrl, ncalayerPageUrl, trustDir, keysDir } = running;
process.stdout.write(`${JSON.stringify({ ready: true, url, ncalayerUrl, ncalayerPageUrl, trustDir, keysDir })}\n`);
