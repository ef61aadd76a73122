import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROFILE } from './profile.js';

const run = promisify(execFile);

/** What a conversion may take. */
export interface ConversionLimits {
  readonly seconds: number;
  readonly memoryMb: number;
  readonly resultBytes: number;
}

const LIMITS: ConversionLimits = { seconds: 60, memoryMb: 4096, resultBytes: 50 * 1024 * 1024 };

/** A namespace without a network, where the system lets us have one. */
let isolation: Promise<readonly string[]> | undefined;
const isolated = (): Promise<readonly string[]> =>
  (isolation ??= run('unshare', ['--map-root-user', '--net', 'true']).then(
    () => ['unshare', '--map-root-user', '--net'],
    () => [],
  ));

/**
 * Has LibreOffice lay a document out as a PDF: in a folder and a profile of its own that are gone afterwards, without macros,
 * links and network, for a bounded time and in bounded memory. Rejects where it could not.
 */
export async function convertToPdf(
  soffice: string,
  bytes: Uint8Array,
  extension: string,
  { seconds, memoryMb, resultBytes }: ConversionLimits = LIMITS,
): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'qujat-office-'));
  try {
    await mkdir(path.join(folder, 'profile/user'), { recursive: true });
    await writeFile(path.join(folder, 'profile/user/registrymodifications.xcu'), PROFILE);
    const file = path.join(folder, `document.${extension}`);
    await writeFile(file, bytes);
    const limits = `ulimit -v ${memoryMb * 1024}; ulimit -t ${seconds}; ulimit -f ${resultBytes / 512}; exec "$@"`;
    const [program, ...args] = [
      ...(await isolated()),
      ...['timeout', '--kill-after=2', String(seconds), 'sh', '-c', limits, 'sh'],
      ...[soffice, `-env:UserInstallation=file://${folder}/profile`, '--headless', '--norestore', '--nolockcheck'],
      ...['--nodefault', '--nofirststartwizard', '--convert-to', 'pdf', '--outdir', folder, file],
    ] as [string, ...string[]];
    // Nothing of the portal's environment: it holds secrets.
    const env = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' };
    await run(program, args, { cwd: folder, env, timeout: (seconds + 5) * 1000, killSignal: 'SIGKILL' });
    const made = path.join(folder, 'document.pdf');
    if ((await stat(made)).size > resultBytes) throw new Error('the pages are too large');
    return await readFile(made);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
