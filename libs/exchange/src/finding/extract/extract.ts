import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Extracted, LIMITS, type ReadKind } from './limits.js';

const KINDS: Readonly<Record<string, ReadKind>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/plain': 'txt',
  'application/xml': 'xml',
};

/** The thread's program lies beside this file, compiled or not. */
const PROGRAM = new URL(`./extract.worker${path.extname(import.meta.url)}`, import.meta.url);

/** How the text of such a file is read; undefined: it has none that is read. */
export const readKindOf = (mediaType: string): ReadKind | undefined => KINDS[mediaType];

/** Why a file gave no text. */
export class Unreadable extends Error {}

/**
 * The text of a file, read in a thread of its own with a limit of time and of memory: a hostile file ends its thread and
 * nothing else. Throws {@link Unreadable}.
 */
export function extract(
  kind: ReadKind,
  bytes: Uint8Array,
  { memoryMb, milliseconds }: { memoryMb: number; milliseconds: number } = LIMITS,
): Promise<Extracted> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, {
      workerData: { kind, bytes },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
    });
    const end = (result: Extracted | Unreadable) => {
      clearTimeout(timer);
      void worker.terminate();
      if (result instanceof Unreadable) reject(result);
      else resolve(result);
    };
    const timer = setTimeout(() => end(new Unreadable('it takes too long')), milliseconds);
    worker.once('message', end);
    worker.once('error', (error) => end(new Unreadable(String(error.message ?? error).slice(0, 300))));
    worker.once('exit', () => end(new Unreadable('the reader ended without a word')));
  });
}
