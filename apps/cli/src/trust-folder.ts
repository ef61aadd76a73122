/** The trust folder as commands use it: certificates, and the services that `trust.json` names. */
import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { Trust } from '@qujat/signature';
import type { TrustFile } from '@qujat/trust';
import { dataFolder } from './cli.config.js';
import { UnreadableError, UsageError, type Output } from './command.js';
import { readCertificateFolder } from './files.js';

/** Anchors (self-signed) and CA certificates of a folder; of the development NCA's when none is named. */
export async function readTrust(folder: string | undefined, output: Output): Promise<Trust> {
  const place = placeOf(folder);
  const found = await readCertificateFolder(place).catch((error: unknown) => {
    if (folder !== undefined) throw error;
    throw new UsageError(
      `no trust anchors: ${place} is not there yet. Start the portal once (npm start), or name a folder with --trust`,
    );
  });
  for (const name of found.unreadable) output.err(`qujat: ${path.join(place, name)} is not a certificate; passed over`);
  if (found.anchors.length === 0)
    throw new UnreadableError(`no self-signed certificate (*.cer, *.crt, *.pem) in ${place}`);
  return { anchors: found.anchors, intermediates: found.others };
}

/** The services of a trust folder; undefined when it names none. */
export async function readServices(folder: string | undefined): Promise<TrustFile | undefined> {
  const file = path.join(placeOf(folder), 'trust.json');
  const text = await fs.readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new UnreadableError(`cannot read ${file}: ${error.message}`, { cause: error });
  });
  if (text === undefined) return undefined;
  const { readTrustFile } = await import('@qujat/trust');
  try {
    return readTrustFile(text);
  } catch (error) {
    throw new UnreadableError(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

const placeOf = (folder: string | undefined): string => folder ?? path.join(dataFolder(), 'trust');
