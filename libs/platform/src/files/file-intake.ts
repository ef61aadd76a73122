import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { BlobStore, type StoredBlob } from '../blobs/blob-store.js';
import { refuse } from '../http/platform.errors.js';
import { ContentScanner, ScannerUnavailable } from '../scan/content-scanner.js';
import { type FileKind, MAX_FILE_BYTES } from './kinds.js';
import { agree, cleanName } from './labels.js';
import { recognise } from './recognise.js';
import { Spool } from './spool.js';

/** What the sender says about the file: believed only where the content agrees. */
export interface Labels {
  readonly name: string | undefined;
  readonly contentType: string | undefined;
  readonly contentLength: number | undefined;
}

/** The labels as an HTTP request carries them: `X-File-Name`, encoded, and what HTTP says itself. */
export function labelsOf(request: { get(name: string): string | undefined }): Labels {
  const length = request.get('content-length');
  return {
    name: request.get('x-file-name'),
    contentType: request.get('content-type'),
    contentLength: length === undefined ? undefined : Number(length),
  };
}

/** A file that has been taken: a blob, its name, and what it turned out to be. */
export interface TakenFile extends StoredBlob {
  readonly name: string;
  readonly mediaType: string;
}

/** Takes files from outside: limited while they stream, recognised by content, scanned, stored (E-6.6). */
@Injectable()
export class FileIntake {
  constructor(
    private readonly blobs: BlobStore,
    private readonly scanner: ContentScanner,
  ) {}

  /** Takes one, or refuses with the reason and the formats that are taken. */
  async take(body: Readable, labels: Labels): Promise<TakenFile> {
    const name = cleanName(labels.name);
    if ((labels.contentLength ?? 0) > MAX_FILE_BYTES) throw refuse('content.too_large');
    const spool = await Spool.receive(body, MAX_FILE_BYTES);
    try {
      const kind = await this.accept(spool, name, labels.contentType);
      const stored = await this.blobs.put(spool.stream(), { maxBytes: MAX_FILE_BYTES });
      return { name, mediaType: kind.mediaTypes[0]!, ...stored };
    } finally {
      await spool.close();
    }
  }

  private async accept(spool: Spool, name: string, contentType: string | undefined): Promise<FileKind> {
    if (spool.size === 0) throw refuse('content.empty');
    const kind = agree(await recognise(spool), name, contentType);
    if (this.scanner.enabled) await this.scan(spool);
    return kind;
  }

  private async scan(spool: Spool): Promise<void> {
    const result = await this.scanner.scan(spool.stream()).catch((error: unknown) => {
      throw error instanceof ScannerUnavailable ? refuse('content.scanner_unavailable') : error;
    });
    if (!result.clean) throw refuse('content.malicious', { params: { threat: result.threat } });
  }
}
