/** Before the first spec: a folder for this run. A database server is started only when a spec asks for one. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export default function setUp() {
  const run = fs.mkdtempSync(path.join(os.tmpdir(), 'qujat-test-'));
  fs.chmodSync(run, 0o755);
  process.env.QUJAT_TEST_RUN = run;
  process.env.QUJAT_TEST_PID = String(process.pid);
}
