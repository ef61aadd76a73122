import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock, DomainError, type Locale, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, translate, UnitOfWork } from '@qujat/platform';
import type { ListDocuments } from '../../document/document.dto.js';
import type { DocumentEntity } from '../../document/document.entity.js';
import { requireDocument } from '../../document/document.repository.js';
import { listPage } from '../../document/document-list.js';
import { listDays } from '../filter.js';
import { ExchangeConfig } from '../../exchange.config.js';
import { refuse } from '../../exchange.errors.js';
import { ContentService } from '../../upload/content.service.js';
import { sheetOf } from './sheet.js';
import { type ArchivedFile, uniqueNames, zipOf } from './zip-of-files.js';

const MOST_LINES = 10_000;
const PAGE = 1000;
const MOST_BYTES = 524_288_000;
const REPORT: Readonly<Record<Locale, string>> = {
  kk: 'Жүктелмегендер.txt',
  ru: 'Не скачано.txt',
  en: 'Not saved.txt',
};

/** Lists as files: a list as a sheet, the files of chosen documents as one archive. */
@Injectable()
export class ListFilesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly content: ContentService,
    private readonly config: ExchangeConfig,
    private readonly clock: Clock,
  ) {}

  /** The list as the filter narrows it, as xlsx. */
  async sheet(actor: Actor, list: ListDocuments, locale: Locale): Promise<Uint8Array> {
    const { participantId } = actor;
    if (!participantId) throw refuse('document.not_a_participant');
    const documents = await this.lines(actor, participantId, list);
    return sheetOf(documents, { participantId, locale, timeZone: this.config.timeZone });
  }

  /** The files of these documents, under the documents' numbers; what cannot be had is told in a file beside them. */
  async archive(actor: Actor, ids: readonly Uuid[], locale: Locale): Promise<Readable> {
    const nameFor = uniqueNames();
    const files: ArchivedFile[] = [];
    const refused: string[] = [];
    let bytes = 0;
    for (const id of ids) {
      const document = await this.work.run(scopeOf(actor), (tx) => requireDocument(tx, id)).catch(refusedOnly);
      if (document instanceof DomainError) {
        refused.push(translate(document.declaration, locale, document.details.params));
        continue;
      }
      const { number, title } = document;
      const file = await this.content.file(actor, id).catch(refusedOnly);
      if (file instanceof DomainError) {
        refused.push(`${number} ${title}: ${translate(file.declaration, locale, file.details.params)}`);
        continue;
      }
      bytes += file.size;
      if (bytes > MOST_BYTES) throw refuse('list.files_too_large');
      files.push({ name: nameFor(`${number} ${title}${endingOf(file.name)}`), read: () => this.content.read(file) });
    }
    if (refused.length > 0) files.push({ name: REPORT[locale], read: () => Promise.resolve(textOf(refused)) });
    return zipOf(files, this.clock.now());
  }

  private lines(actor: Actor, participantId: Uuid, list: ListDocuments): Promise<DocumentEntity[]> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const days = listDays(this.config, this.clock.now());
      const lines: DocumentEntity[] = [];
      let cursor: string | undefined;
      do {
        const asked = { ...list, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
        const { rows, nextCursor } = await listPage(tx, participantId, asked, days);
        lines.push(...rows);
        if (lines.length > MOST_LINES) throw refuse('list.too_long', { params: { most: String(MOST_LINES) } });
        cursor = nextCursor ?? undefined;
      } while (cursor !== undefined);
      return lines;
    });
  }
}

/** What the domain refuses is told beside the rest; anything else is a fault. */
function refusedOnly(error: unknown): DomainError {
  if (error instanceof DomainError && error.declaration.status < 500) return error;
  throw error;
}

const endingOf = (name: string): string => /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? '';

// eslint-disable-next-line @typescript-eslint/require-await -- an iterable of what is there already
async function* textOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);
}
