import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Clock, DomainError, newId, type Uuid } from '@qujat/kernel';
import { type Actor, Every, MAX_FILE_BYTES, scopeOf, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { DocumentPowers } from '../../document/document-powers.js';
import type { DocumentView } from '../../document/document.view.js';
import { ExchangeConfig } from '../../exchange.config.js';
import { refuse } from '../../exchange.errors.js';
import { ContentService } from '../content.service.js';
import { piecesOf } from './pieces.js';
import { append, begin, bytesOf, forget, forgetExpired, partsOf, unfinished, uploadOf } from './upload.repository.js';
import type { Part, Upload } from './upload.types.js';

const MOST_UNFINISHED = 100;
const HOUR_MS = 3_600_000;
const SWEEP = systemScope('exchange.upload-expiry');

/** What the sender says of a file before its first part. */
export interface Announced {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Files that come in parts: kept until they are whole, then taken like any other (ADR 0093). */
@Injectable()
export class UploadService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly powers: DocumentPowers,
    private readonly content: ContentService,
    private readonly config: ExchangeConfig,
    private readonly clock: Clock,
  ) {}

  /** May the actor put a file into this document? Asked before what the request says is looked at. */
  async require(actor: Actor, documentId: Uuid): Promise<void> {
    await this.work.run(scopeOf(actor), (tx) => this.powers.ready(tx, actor, 'upload', documentId));
  }

  /** Begins one; an unfinished one of the document is forgotten. */
  begin(actor: Actor, documentId: Uuid, { name, mediaType, size }: Announced): Promise<Upload> {
    if (size > MAX_FILE_BYTES) throw refuse('upload.too_large', { params: { size: MAX_FILE_BYTES } });
    return this.work.run(scopeOf(actor), async (tx) => {
      await this.powers.ready(tx, actor, 'upload', documentId);
      const now = this.clock.now();
      if ((await unfinished(tx, actor.participantId!, now)) >= MOST_UNFINISHED)
        throw refuse('upload.too_many', { params: { most: MOST_UNFINISHED } });
      const upload = { id: newId(now), documentId, name, mediaType, size, expiresAt: this.expiry() };
      await begin(tx, actor.participantId!, upload);
      return { ...upload, received: 0 };
    });
  }

  /** How far it is, with the parts that are there. */
  async standing(actor: Actor, documentId: Uuid, of?: Uuid): Promise<{ upload: Upload; parts: Part[] }> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const upload = await this.find(tx, actor, { documentId, of });
      return { upload, parts: await partsOf(tx, upload.id) };
    });
  }

  /** Keeps what arrives of `body`, from `offset` on; each piece at once, so that a broken connection loses none of them. */
  async receive(actor: Actor, where: Where, offset: number, body: Readable): Promise<Upload> {
    let at = offset;
    for await (const bytes of piecesOf(body)) {
      await this.work.run(scopeOf(actor), (tx) => this.keep(tx, actor, where, at, bytes));
      at += bytes.length;
    }
    return this.work.run(scopeOf(actor), (tx) => this.find(tx, actor, where));
  }

  /** Takes the whole file: recognised by content, scanned, hashed, like one that came at once. */
  async finish(actor: Actor, documentId: Uuid, of?: Uuid): Promise<DocumentView> {
    const { upload, parts } = await this.standing(actor, documentId, of);
    const { name, mediaType, size, received } = upload;
    if (received !== size) throw refuse('upload.incomplete', { params: { size, received } });
    const labels = { name: encodeURIComponent(name), contentType: mediaType, contentLength: size };
    const view = await this.content
      .upload(actor, documentId, this.whole(actor, upload, parts), labels)
      .catch(async (error: unknown) => {
        if (isAboutTheFile(error)) await this.stop(actor, documentId, of);
        throw error;
      });
    await this.stop(actor, documentId, of);
    return view;
  }

  /** Forgets it; that there is none is no mistake. */
  async stop(actor: Actor, documentId: Uuid, of?: Uuid): Promise<void> {
    await this.work.run(scopeOf(actor), async (tx) => {
      const found = await uploadOf(tx, documentId, this.clock.now());
      if (found && (!of || found.id === of)) await forget(tx, documentId);
    });
  }

  @Every('exchange.forget-uploads', { seconds: 300 })
  async sweep(): Promise<void> {
    await this.work.run(SWEEP, (tx) => forgetExpired(tx, this.clock.now()));
  }

  private whole(actor: Actor, { id }: Upload, parts: readonly Part[]): Readable {
    const read = async (start: number) => {
      const bytes = await this.work.run(scopeOf(actor), (tx) => bytesOf(tx, id, start));
      if (!bytes) throw refuse('upload.not_found');
      return bytes;
    };
    return Readable.from(
      (async function* () {
        for (const { start } of parts) yield await read(start);
      })(),
      { objectMode: false },
    );
  }

  private async keep(tx: Tx, actor: Actor, where: Where, offset: number, bytes: Buffer): Promise<void> {
    const upload = await this.find(tx, actor, where, 'FOR UPDATE');
    const { size, received } = upload;
    if (offset !== received) throw refuse('upload.other_offset', { params: { received } });
    if (received + bytes.length > size) throw refuse('upload.too_large', { params: { size } });
    await append(tx, actor.participantId!, upload, bytes, this.expiry());
  }

  private async find(tx: Tx, actor: Actor, { documentId, of }: Where, lock = ''): Promise<Upload> {
    await this.powers.ready(tx, actor, 'upload', documentId);
    const upload = await uploadOf(tx, documentId, this.clock.now(), lock);
    if (!upload || (of && upload.id !== of)) throw refuse('upload.not_found');
    return upload;
  }

  private expiry(): Date {
    return new Date(this.clock.now().getTime() + this.config.uploadHours * HOUR_MS);
  }
}

/** A file that is refused will be refused again; where only the scanner is away, what has come is kept. */
const isAboutTheFile = (error: unknown): boolean =>
  error instanceof DomainError && error.code.startsWith('content.') && error.code !== 'content.scanner_unavailable';

/** Which upload: that of a document, and if told, this one and no later. */
export interface Where {
  readonly documentId: Uuid;
  readonly of?: Uuid | undefined;
}
