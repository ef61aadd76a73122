import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock, type Uuid } from '@qujat/kernel';
import {
  type Actor,
  BlobStore,
  type ByteRange,
  ContentScanner,
  ScannerUnavailable,
  scopeOf,
  UnitOfWork,
} from '@qujat/platform';
import { facts, overtaken, ready } from '../document/document.guard.js';
import { can } from '../document/document.policy.js';
import { loadView, move, removeFile, replaceFile, requireDocument } from '../document/document.repository.js';
import type { DocumentView } from '../document/document.view.js';
import { MAX_FILE_BYTES } from '../exchange.config.js';
import { refuse } from '../exchange.errors.js';
import { EVENT, record } from '../timeline/timeline.js';
import type { DocumentFileEntity } from './document-file.entity.js';
import type { FileKind } from './kinds.js';
import { agree, cleanName } from './labels.js';
import { recognise } from './recognise.js';
import { Spool } from './spool.js';

/** What the sender says about the file: believed only where the content agrees. */
export interface Labels {
  readonly name: string | undefined;
  readonly contentType: string | undefined;
  readonly contentLength: number | undefined;
}

/** The bytes of documents: in and out. */
@Injectable()
export class ContentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly blobs: BlobStore,
    private readonly scanner: ContentScanner,
    private readonly clock: Clock,
  ) {}

  /** Takes the file of a draft: limited while it streams, recognised by content, scanned, stored; the old one is replaced. */
  async upload(actor: Actor, id: Uuid, body: Readable, labels: Labels): Promise<DocumentView> {
    await this.work.run(scopeOf(actor), (tx) => ready(tx, actor, 'upload', id));
    const name = cleanName(labels.name);
    if ((labels.contentLength ?? 0) > MAX_FILE_BYTES) throw refuse('content.too_large');
    const spool = await Spool.receive(body, MAX_FILE_BYTES);
    try {
      const kind = await this.accept(spool, name, labels.contentType);
      const { sha256, size } = await this.blobs.put(spool.stream(), { maxBytes: MAX_FILE_BYTES });
      return await this.attach(actor, { documentId: id, name, mediaType: kind.mediaTypes[0]!, sha256, size });
    } finally {
      await spool.close();
    }
  }

  /** Takes the file off a draft that nobody has signed. */
  async remove(actor: Actor, id: Uuid): Promise<DocumentView> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const { file } = await ready(tx, actor, 'upload', id);
      if (!file) throw refuse('content.absent');
      if (!(await move(tx, id, 'upload'))) throw await overtaken(tx, actor, 'upload', id);
      await removeFile(tx, id);
      const detail = { name: file.name, sha256: file.sha256 };
      await tx.audit({ act: 'document.file_removed', subjectType: 'document', subjectId: id, detail });
      return loadView(tx, await requireDocument(tx, id));
    });
  }

  /** The file of a document, for one who may read it (E-7.5.8: both sides get the same bytes). */
  async file(actor: Actor, id: Uuid): Promise<DocumentFileEntity> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const found = await facts(tx, actor, id);
      const reason = can(actor, 'download', found.facts);
      if (reason === 'ability.not_opened') throw refuse('content.not_opened');
      if (reason && reason !== 'ability.file_missing') throw refuse(reason);
      if (!found.file) throw refuse('content.absent');
      return found.file;
    });
  }

  /** The bytes, or a part of them. */
  read(file: DocumentFileEntity, range?: ByteRange): Promise<Readable> {
    return this.blobs.get(file.sha256, range);
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

  private attach(
    actor: Actor,
    file: Pick<DocumentFileEntity, 'documentId' | 'name' | 'mediaType' | 'size' | 'sha256'>,
  ): Promise<DocumentView> {
    const { documentId: id, name, size, sha256 } = file;
    return this.work.run(scopeOf(actor), async (tx) => {
      const { document } = await ready(tx, actor, 'upload', id);
      if (!(await move(tx, id, 'upload'))) throw await overtaken(tx, actor, 'upload', id);
      await replaceFile(tx, this.clock, file);
      const detail = { name, size, sha256 };
      await tx.audit({ act: 'document.uploaded', subjectType: 'document', subjectId: id, detail });
      await record(tx, this.clock, {
        documentId: id,
        event: EVENT.contentUploaded,
        audience: 'sender',
        actor: { name: actor.name, participant: document.senderName },
        detail,
      });
      return loadView(tx, await requireDocument(tx, id));
    });
  }
}
