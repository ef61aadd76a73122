import { Injectable } from '@nestjs/common';
import type { Uuid } from '@qujat/kernel';
import { BlobStore, Consumes, Every, Log, type StoredEvent, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { normalise } from '../document/search-text.js';
import { extract, readKindOf, Unreadable } from './extract/extract.js';
import { LIMITS } from './extract/limits.js';

interface FileRow {
  readonly sha256: string;
  readonly media_type: string;
  readonly size: string;
}

/** What the files of a document gave. */
interface Reading {
  readonly body: string | null;
  readonly remark: string | null;
}

const SCOPE = systemScope('exchange.read-contents');
const AT_A_TIME = 50;
/** A file that ended its process so often is left alone. */
const MOST_TRIES = 3;

const FILES = `SELECT sha256, media_type, size FROM exchange.document_files WHERE document_id = $1 ORDER BY position`;
const DUE = `SELECT document_id AS id FROM exchange.document_texts WHERE state = 'due' ORDER BY document_id LIMIT ${AT_A_TIME}`;
/** Each try is counted before it is made: what kills the process is not tried for ever. */
const TRY = `UPDATE exchange.document_texts SET tries = tries + 1 WHERE document_id = $1 AND state = 'due' RETURNING tries`;
const KEEP = `UPDATE exchange.document_texts SET state = CASE WHEN $2::text IS NULL THEN 'unreadable' ELSE 'read' END,
    body = $2, remark = $3, contents = exchange.words_of(coalesce($4, ''))
  WHERE document_id = $1 AND state = 'due'`;

/** Reads the words of the files of documents, so that they are found by them; also of what was there before. */
@Injectable()
export class ContentsReader {
  constructor(
    private readonly work: UnitOfWork,
    private readonly blobs: BlobStore,
    private readonly log: Log,
  ) {}

  @Consumes(EXCHANGE_EVENTS.contentsChanged, 'exchange.read-contents', { transaction: false, attempts: 3 })
  async changed({ payload }: StoredEvent): Promise<void> {
    await this.read((payload as { documentId: Uuid }).documentId);
  }

  /** What exists already, and what has lost its job. */
  @Every('exchange.read-due-contents', { seconds: 60 })
  async sweep(): Promise<void> {
    const due = await this.work.run(SCOPE, (tx) => tx.manager.query<{ id: Uuid }[]>(DUE));
    for (const { id } of due) {
      await this.read(id).catch((error: unknown) => this.log.error({ err: error, id }, 'contents could not be read'));
    }
  }

  /** Reads the files of a document that are due. */
  async read(id: Uuid): Promise<void> {
    const begun = await this.work.run(SCOPE, (tx) => begin(tx, id));
    if (!begun) return;
    const { files, tries } = begun;
    const { body, remark } = tries > MOST_TRIES ? { body: null, remark: 'given up' } : await this.all(files);
    await this.work.run(SCOPE, async (tx) => {
      // Another file by now: that one has its own job.
      if (namesOf(await filesOf(tx, id)) !== namesOf(files)) return;
      await tx.manager.query(KEEP, [id, body, remark, body === null ? null : searched(body)]);
    });
  }

  private async all(files: readonly FileRow[]): Promise<Reading> {
    const texts: string[] = [];
    const remarks = new Set<string>();
    for (const file of files) {
      const { body, remark } = await this.one(file);
      if (body !== null) texts.push(body);
      if (remark) remarks.add(remark);
    }
    const whole = texts.join('\n').slice(0, LIMITS.letters);
    return { body: texts.length > 0 ? whole : null, remark: [...remarks].join('; ') || null };
  }

  private async one({ sha256, media_type: mediaType, size }: FileRow): Promise<Reading> {
    const kind = readKindOf(mediaType);
    if (!kind) return { body: null, remark: 'a format without text' };
    if (Number(size) > LIMITS.bytes) return { body: null, remark: 'too large' };
    const parts: Buffer[] = [];
    for await (const part of await this.blobs.get(sha256)) parts.push(part as Buffer);
    try {
      const { text, cut } = await extract(kind, Buffer.concat(parts));
      return { body: tidy(text), remark: cut ? 'only its beginning' : null };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return { body: null, remark: error.message };
    }
  }
}

async function begin(tx: Tx, id: Uuid) {
  const [rows]: [{ tries: number }[], number] = await tx.manager.query(TRY, [id]);
  return rows[0] && { tries: rows[0].tries, files: await filesOf(tx, id) };
}

const filesOf = (tx: Tx, id: Uuid): Promise<FileRow[]> => tx.manager.query(FILES, [id]);
const namesOf = (files: readonly FileRow[]): string => files.map(({ sha256 }) => sha256).join();

/** One kind of blank, no sign that the database refuses, letters as people see them. */
const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cs}\p{Co}\p{Cn}\u00ad]+/gu, ' ')
    .trim();

/** Words for the index: those that a line's end has parted are put together as well. */
const searched = (body: string): string => normalise(`${body} ${body.replace(/(\p{L})[-\u2010] (\p{L})/gu, '$1$2')}`);
