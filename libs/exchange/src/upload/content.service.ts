import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, BlobStore, type ByteRange, FileIntake, type Labels, scopeOf, UnitOfWork } from '@qujat/platform';
import { DocumentPowers } from '../document/document-powers.js';
import { facts, overtaken } from '../document/document.guard.js';
import { can } from '../document/document.policy.js';
import { loadView, move, removeFile, replaceFile, requireDocument } from '../document/document.repository.js';
import type { DocumentView } from '../document/document.view.js';
import { refuse } from '../exchange.errors.js';
import { dropForm } from '../forming/form-changes.js';
import { EVENT, record } from '../timeline/timeline.js';
import type { DocumentFileEntity } from './document-file.entity.js';

/** The bytes of documents: in and out. */
@Injectable()
export class ContentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly powers: DocumentPowers,
    private readonly blobs: BlobStore,
    private readonly files: FileIntake,
    private readonly clock: Clock,
  ) {}

  /** Takes the file of a draft: limited while it streams, recognised by content, scanned, stored; the old one is replaced. */
  async upload(actor: Actor, id: Uuid, body: Readable, labels: Labels): Promise<DocumentView> {
    await this.work.run(scopeOf(actor), (tx) => this.powers.ready(tx, actor, 'upload', id));
    return this.attach(actor, { documentId: id, ...(await this.files.take(body, labels)) });
  }

  /** Takes the file off a draft that nobody has signed. */
  async remove(actor: Actor, id: Uuid): Promise<DocumentView> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const { file, document } = await this.powers.ready(tx, actor, 'upload', id);
      if (!file) throw refuse('content.absent');
      if (!(await move(tx, id, 'upload'))) throw await overtaken(tx, actor, 'upload', id);
      await this.powers.require(tx, actor, 'upload', { document });
      await dropForm(tx, id);
      await removeFile(tx, id);
      const detail = { name: file.name, sha256: file.sha256 };
      await tx.audit({ act: 'document.file_removed', subjectType: 'document', subjectId: id, detail });
      return loadView(tx, await requireDocument(tx, id));
    });
  }

  /** Gives a draft a file that is in the store already: that of a document it is made like. */
  async adopt(actor: Actor, id: Uuid, { name, mediaType, size, sha256 }: DocumentFileEntity): Promise<DocumentView> {
    return this.attach(actor, { documentId: id, name, mediaType, size, sha256 });
  }

  /** The file of a document, for one who may read it (E-7.5.8: both sides get the same bytes). */
  async file(actor: Actor, id: Uuid): Promise<DocumentFileEntity> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const found = await facts(tx, actor, id);
      const reason = can(actor, 'download', found.facts)?.code;
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

  private attach(
    actor: Actor,
    file: Pick<DocumentFileEntity, 'documentId' | 'name' | 'mediaType' | 'size' | 'sha256'>,
  ): Promise<DocumentView> {
    const { documentId: id, name, size, sha256 } = file;
    return this.work.run(scopeOf(actor), async (tx) => {
      const { document } = await this.powers.ready(tx, actor, 'upload', id);
      if (!(await move(tx, id, 'upload'))) throw await overtaken(tx, actor, 'upload', id);
      await this.powers.require(tx, actor, 'upload', { document });
      await dropForm(tx, id);
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
