import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { DEFAULT_POLICY } from '@qujat/signature';
import { Spool } from '@qujat/platform';
import busboy from 'busboy';
import { MAX_FILE_BYTES } from '../exchange.config.js';
import { refuse } from '../exchange.errors.js';

const MAX_SIGNATURE_BYTES = DEFAULT_POLICY.limits.signatureBytes;
const PARTS = { signature: MAX_SIGNATURE_BYTES, content: MAX_FILE_BYTES } as const;

type Part = keyof typeof PARTS;

const isPart = (name: string): name is Part => Object.hasOwn(PARTS, name);

/** The files of one request, each limited while it streams; they are nameless on disk and gone when let go of. */
export class CheckedFiles {
  private readonly spools = new Map<Part, Spool>();

  /** Receives multipart/form-data with the parts `signature` and `content`, in any order. */
  static async receive(request: IncomingMessage): Promise<CheckedFiles> {
    const files = new CheckedFiles();
    try {
      await files.read(request);
      return files;
    } catch (error) {
      await files.close();
      throw error;
    }
  }

  get signature(): Spool | undefined {
    return this.spools.get('signature');
  }

  get content(): Spool | undefined {
    return this.spools.get('content');
  }

  /** Lets the files go. */
  async close(): Promise<void> {
    for (const spool of this.spools.values()) await spool.close();
    this.spools.clear();
  }

  private async read(request: IncomingMessage): Promise<void> {
    const parser = parserOf(request);
    const taken: Promise<void>[] = [];
    const read = new Promise<void>((resolve, reject) => {
      parser.on('file', (name, file) => {
        const one = this.take(name, file);
        taken.push(one);
        one.catch(reject);
      });
      for (const excess of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
        parser.on(excess, () => reject(refuse('check.malformed')));
      }
      parser.on('error', () => reject(refuse('check.malformed')));
      parser.on('close', resolve);
      request.on('aborted', () => reject(refuse('check.malformed')));
      request.pipe(parser);
    });
    await read
      .finally(() => request.unpipe(parser))
      .catch(async (error: unknown) => {
        parser.destroy();
        await Promise.allSettled(taken);
        throw error;
      });
    await Promise.all(taken);
  }

  private async take(name: string, file: Readable): Promise<void> {
    if (!isPart(name) || this.spools.has(name)) throw refuse('check.malformed');
    this.spools.set(name, await Spool.receive(file, PARTS[name], tooLarge(name)));
  }
}

function parserOf({ headers }: IncomingMessage): busboy.Busboy {
  try {
    return busboy({ headers, limits: { files: 2, fields: 0, parts: 3 } });
  } catch {
    // its only reasons: no multipart/form-data, no boundary
    throw refuse('check.malformed');
  }
}

const tooLarge = (part: Part) => () =>
  part === 'content'
    ? refuse('check.content_too_large')
    : refuse('check.signature_too_large', { params: { maxBytes: MAX_SIGNATURE_BYTES } });
