import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Uuid } from '@qujat/kernel';
import { SettingError } from '@qujat/platform';

const BYTES = 32;
const FILE = 'contact-code.key';

/** Where the key comes from: told, or kept in the folder of data. */
export interface CodeKeySource {
  readonly given: string | undefined;
  readonly dataFolder: string | undefined;
}

/**
 * The secret that codes are made with. Portal and workers must have the same one: `QUJAT_CODE_KEY`, or a file in the folder of
 * data, made at the first start. It is not in the database, so who reads the database cannot work out a code.
 */
export function readCodeKey({ given, dataFolder }: CodeKeySource): Buffer {
  if (given !== undefined) return parse(given);
  if (dataFolder === undefined)
    throw new SettingError('QUJAT_CODE_KEY', 'is not set (nor is QUJAT_DATA, where it could be kept)');
  const file = path.join(dataFolder, FILE);
  try {
    // `wx`: of two processes that start at once one writes, and the other reads what was written.
    writeFileSync(file, randomBytes(BYTES).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return parse(readFileSync(file, 'utf8').trim());
}

/** Secrets that `QUJAT_CODE_KEY` has taken the place of, with commas between them. */
export const readOldCodeKeys = (given: string | undefined): Buffer[] =>
  (given ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => parse(text, 'QUJAT_OLD_CODE_KEYS'));

function parse(text: string, setting = 'QUJAT_CODE_KEY'): Buffer {
  if (!/^[0-9a-f]{64,}$/i.test(text)) throw new SettingError(setting, 'must be at least 32 bytes in hexadecimal');
  return Buffer.from(text, 'hex');
}

/** The six digits of a confirmation. Worked out, never kept: neither the database nor an event nor a log has them. */
export function codeOf(key: Buffer, confirmationId: Uuid): string {
  const digest = createHmac('sha256', key).update(`contact-code:${confirmationId}`).digest();
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

/** Is it this code? In the same time whatever the answer. */
export const isCode = (key: Buffer, confirmationId: Uuid, given: string): boolean =>
  given.length === 6 &&
  timingSafeEqual(Buffer.from(codeOf(key, confirmationId)), Buffer.from(given.padEnd(6).slice(0, 6)));

/** What stands for a person, an address or an origin where requests are counted. */
export const countingKey = (key: Buffer, kind: string, value: string): string =>
  createHmac('sha256', key).update(`count:${kind}:${value}`).digest('hex');
