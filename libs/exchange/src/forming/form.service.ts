import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { calculate, latestSchema, problemsOf, type Schema, schemaOf, tidy, type Values, writeForm } from '@qujat/forms';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, BlobStore, scopeOf, type StoredBlob, type Tx, UnitOfWork } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import { facts, overtaken } from '../document/document.guard.js';
import { DocumentPowers } from '../document/document-powers.js';
import {
  loadView,
  lockDocument,
  move,
  removeFile,
  replaceFile,
  requireDocument,
} from '../document/document.repository.js';
import type { DocumentView } from '../document/document.view.js';
import { searchTextOf } from '../document/search-text.js';
import { MAX_FILE_BYTES } from '../exchange.config.js';
import { refuse } from '../exchange.errors.js';
import { EVENT, record } from '../timeline/timeline.js';
import { dropForm, requireUnsaved, takenFrom } from './form-changes.js';
import type { SaveForm } from './form.dto.js';
import { FormEntity } from './form.entity.js';
import { FORM_MEDIA_TYPE, formedName } from './formed-file.js';

/** A form as it is kept, with its document. */
export interface FormView {
  readonly form: FormEntity;
  readonly view: DocumentView;
}

interface Written {
  readonly schema: Schema;
  readonly values: Values;
  readonly wrong: ReadonlySet<string>;
  /** The XML in the store, when the document is to be formed. */
  readonly formed: StoredBlob | undefined;
}

/** Documents formed from a form (E-7.1.1). */
@Injectable()
export class FormService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly powers: DocumentPowers,
    private readonly blobs: BlobStore,
    private readonly clock: Clock,
  ) {}

  /** What stands in the form; the sender's people only. */
  async get(actor: Actor, id: Uuid): Promise<FormEntity> {
    return this.work.run(scopeOf(actor), async (tx) => {
      await facts(tx, actor, id);
      const form = await tx.manager.findOneBy(FormEntity, { documentId: id });
      if (!form) throw refuse('form.absent');
      return form;
    });
  }

  /** Keeps what stands in the form; with `complete` the document is formed: its XML becomes the file. */
  async save(actor: Actor, id: Uuid, dto: SaveForm): Promise<FormView> {
    const { document } = await this.work.run(scopeOf(actor), (tx) => this.powers.ready(tx, actor, 'edit', id));
    const written = await this.write(document, dto);
    return this.work.run(scopeOf(actor), async (tx) => {
      await lockDocument(tx, id);
      const found = await this.powers.ready(tx, actor, 'edit', id);
      await requireUnsaved(tx, id, dto.since);
      if (found.document.type !== written.schema.type) throw refuse('document.edited_meanwhile');
      await this.change(tx, actor, found.document, written);
      const form = await this.keep(tx, actor, id, written);
      await this.file(tx, actor, found.document, written);
      const detail = { schema: `${written.schema.type}:${written.schema.version}`, formed: Boolean(written.formed) };
      await tx.audit({ act: 'document.form_saved', subjectType: 'document', subjectId: id, detail });
      return { form, view: await loadView(tx, await requireDocument(tx, id)) };
    });
  }

  /** Back to a document with an uploaded file. */
  async remove(actor: Actor, id: Uuid): Promise<DocumentView> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const { document } = await this.powers.ready(tx, actor, 'edit', id);
      if (!(await move(tx, id, 'edit'))) throw await overtaken(tx, actor, 'edit', id);
      await this.powers.require(tx, actor, 'edit', { document });
      await dropForm(tx, id);
      await tx.audit({ act: 'document.form_removed', subjectType: 'document', subjectId: id });
      return loadView(tx, await requireDocument(tx, id));
    });
  }

  private async write({ type }: DocumentEntity, { fields, complete }: SaveForm): Promise<Written> {
    const schema = latestSchema(type);
    if (!schema) throw refuse('form.absent');
    const values = calculate(schema, tidy(schema, fields));
    const problems = problemsOf(schema, values);
    if (complete && problems.length > 0) throw incomplete(problems);
    const xml = complete ? Buffer.from(writeForm(schema, values)) : undefined;
    const formed = xml && (await this.blobs.put(Readable.from([xml]), { maxBytes: MAX_FILE_BYTES }));
    return { schema, values, wrong: new Set(problems.map(({ path }) => path)), formed };
  }

  private async change(tx: Tx, actor: Actor, document: DocumentEntity, { schema, values, wrong }: Written) {
    const changes = takenFrom(schema, values, wrong);
    const changed = { ...document, ...changes };
    if (!(await move(tx, document.id, 'edit', { ...changes, searchText: searchTextOf(changed) })))
      throw await overtaken(tx, actor, 'edit', document.id);
    // What it becomes must lie within the power as well as what it was.
    await this.powers.require(tx, actor, 'edit', { document: changed });
  }

  private async keep(tx: Tx, { name }: Actor, documentId: Uuid, { schema, values }: Written): Promise<FormEntity> {
    const form = { documentId, schemaType: schema.type, schemaVersion: schema.version, fields: values };
    const saved = { ...form, savedAt: this.clock.now(), savedByName: name };
    await tx.manager.upsert(FormEntity, saved, ['documentId']);
    return saved;
  }

  /** The file is what the form says, or there is none: nobody signs an older text than the one on the screen. */
  private async file(
    tx: Tx,
    actor: Actor,
    document: DocumentEntity,
    { schema, values, formed }: Written,
  ): Promise<void> {
    const { id: documentId, senderName } = document;
    const { file } = await loadView(tx, document);
    const sha256 = formed?.sha256 ?? (await sha256Of(writeForm(schema, values)));
    if (file?.sha256 === sha256) return;
    if (!formed) return removeFile(tx, documentId);
    const { size } = formed;
    const name = formedName(document.title);
    await replaceFile(tx, this.clock, { documentId, name, mediaType: FORM_MEDIA_TYPE, size, sha256 });
    const by = { name: actor.name, participant: senderName };
    const detail = { name, size, sha256 };
    await record(tx, this.clock, { documentId, event: EVENT.contentUploaded, audience: 'sender', actor: by, detail });
  }
}

const incomplete = (problems: ReturnType<typeof problemsOf>): Error =>
  refuse('form.incomplete', { fields: Object.fromEntries(problems.map(({ path, code }) => [path, code])) });

async function sha256Of(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('hex');
}

/** The schema a kept form was written by. */
export const schemaOfForm = ({ schemaType, schemaVersion }: FormEntity): Schema => {
  const schema = schemaOf(schemaType, schemaVersion);
  if (!schema) throw new Error(`no schema ${schemaType}:${schemaVersion}`);
  return schema;
};
