import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Clock } from '@qujat/kernel';
import { BlobStore, FILE_KINDS, Log, systemScope, UnitOfWork } from '@qujat/platform';
import { ExchangeConfig } from '../../exchange.config.js';
import type { DocumentFileEntity } from '../../upload/document-file.entity.js';
import { convertToPdf } from './convert.js';

const SCOPE = systemScope('exchange.office-pages');
/** What LibreOffice lays out. */
const KINDS = FILE_KINDS.filter(({ id }) => ['doc', 'docx', 'xls', 'xlsx'].includes(id));
const MAX_BYTES = 20 * 1024 * 1024;
const MAX_PAGES_BYTES = 50 * 1024 * 1024;
/** One at a time in a process, and few that wait: a print form does without rather than hold the portal up. */
const MOST_WAITING = 8;

/** Pages of office files: made once by LibreOffice where it is there, and kept by the checksum of the file. */
@Injectable()
export class OfficePages {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private isAbsent = false;

  constructor(
    private readonly work: UnitOfWork,
    private readonly blobs: BlobStore,
    private readonly config: ExchangeConfig,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** The pages as a PDF; undefined: no office file, no LibreOffice, or it could not read the file. */
  async of({ mediaType, sha256, size }: DocumentFileEntity): Promise<Buffer | undefined> {
    const kind = KINDS.find(({ mediaTypes }) => mediaTypes[0] === mediaType);
    const { soffice } = this.config;
    if (!kind || !soffice || size > MAX_BYTES) return undefined;
    const kept = await this.kept(sha256);
    if (kept) return buffer(await this.blobs.get(kept));
    if (this.isAbsent || this.waiting >= MOST_WAITING) return undefined;
    return this.inTurn(async () => {
      const bytes = await buffer(await this.blobs.get(sha256));
      const pages = await convertToPdf(soffice, bytes, kind.extensions[0]!);
      await this.keep(sha256, pages);
      return pages;
    });
  }

  private async inTurn(convert: () => Promise<Buffer>): Promise<Buffer | undefined> {
    this.waiting += 1;
    const mine = this.last.then(convert).catch((error: unknown) => {
      // 127: the shell has not found the program.
      this.isAbsent ||= (error as { code?: unknown }).code === 127;
      this.log.warn({ error: String(error).slice(0, 300) }, 'an office file could not be laid out');
      return undefined;
    });
    this.last = mine;
    return mine.finally(() => (this.waiting -= 1));
  }

  private async kept(sha256: string): Promise<string | undefined> {
    const sql = 'SELECT pages_sha256 AS pages FROM exchange.office_pages WHERE content_sha256 = $1';
    const [found] = await this.work.run(SCOPE, (tx) => tx.manager.query<{ pages: string }[]>(sql, [sha256]));
    return found?.pages;
  }

  private async keep(sha256: string, pages: Buffer): Promise<void> {
    const stored = await this.blobs.put(Readable.from([pages]), { maxBytes: MAX_PAGES_BYTES });
    await this.work.run(SCOPE, (tx) =>
      tx.manager.query(
        'INSERT INTO exchange.office_pages (content_sha256, pages_sha256, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [sha256, stored.sha256, this.clock.now()],
      ),
    );
  }
}
