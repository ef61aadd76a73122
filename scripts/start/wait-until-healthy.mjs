import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;

/** Waits until the portal says that it can sign and verify; tells which check fails when it does not. */
export async function waitUntilHealthy(url) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const response = await fetch(`${url}/api/health`);
    if (response.ok) return;
    const { checks = {} } = await response.json().catch(() => ({}));
    if (Date.now() > deadline) {
      const failing = Object.entries(checks).filter(([, { ok }]) => !ok);
      throw new Error(`the portal does not become healthy: ${failing.map(([name]) => name).join(', ')}`);
    }
    await sleep(500);
  }
}
