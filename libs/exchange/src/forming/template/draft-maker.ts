import { Injectable } from '@nestjs/common';
import { text } from 'node:stream/consumers';
import { readForm } from '@qujat/forms';
import { DomainError, type Uuid } from '@qujat/kernel';
import { type Actor, BlobStore, scopeOf, UnitOfWork } from '@qujat/platform';
import type { CreateDocument } from '../../document/document.dto.js';
import { facts, type Ready } from '../../document/document.guard.js';
import { can } from '../../document/document.policy.js';
import { DocumentService } from '../../document/document.service.js';
import type { DocumentView } from '../../document/document.view.js';
import { ContentService } from '../../upload/content.service.js';
import { FormEntity } from '../form.entity.js';
import { FormService } from '../form.service.js';
import { FORM_MEDIA_TYPE } from '../formed-file.js';
import { LinkService } from '../link/link.service.js';
import type { LinkKind } from '../link/link-kinds.js';
import { formOf, TemplateService } from './template.service.js';

/** Drafts that begin with something: a template, an earlier document (E-7.1.1). */
@Injectable()
export class DraftMaker {
  constructor(
    private readonly work: UnitOfWork,
    private readonly blobs: BlobStore,
    private readonly documents: DocumentService,
    private readonly forms: FormService,
    private readonly content: ContentService,
    private readonly templates: TemplateService,
    private readonly links: LinkService,
  ) {}

  /** A draft from a template. */
  async fromTemplate(actor: Actor, templateId: Uuid): Promise<DocumentView> {
    const { title, type, note, recipientId, fields } = await this.templates.get(actor, templateId);
    return this.begin(actor, { title, type, note, recipientId }, fields);
  }

  /** A draft like an earlier document: its requisites, its form or its file; its number and days are its own. */
  async like(actor: Actor, id: Uuid, link: LinkKind | null): Promise<DocumentView> {
    const found = await this.work.run(scopeOf(actor), (tx) => facts(tx, actor, id));
    const { document, file, facts: about } = found;
    const isSender = about.side === 'sender';
    const fields = await this.fieldsOf(actor, found);
    const view = await this.begin(
      actor,
      {
        ...{ title: document.title, type: document.type },
        note: isSender ? document.note : null,
        // One's own document goes where the earlier one went; an answer to another's goes back to its sender.
        recipientId: isSender ? document.recipientId : document.senderId,
        amount: fields ? null : about.side === 'recipient' && document.receipt === 'none' ? null : document.amount,
        departmentId: isSender ? document.departmentId : null,
      },
      fields && formOf(document.type, fields).fields,
    );
    const { id: draftId } = view.document;
    if (link) {
      const pair = { fromId: draftId, toId: id, kind: link };
      await this.work.run(scopeOf(actor), (tx) => this.links.link(tx, actor, pair));
    }
    // The same bytes once more: the store keeps them by their content.
    if (file && !fields && isSender && file.mediaType !== FORM_MEDIA_TYPE)
      return this.content.adopt(actor, draftId, file);
    return view;
  }

  private async begin(
    actor: Actor,
    dto: CreateDocument,
    fields: Record<string, unknown> | null,
  ): Promise<DocumentView> {
    const view = await this.create(actor, dto);
    return fields ? (await this.forms.save(actor, view.document.id, { fields })).view : view;
  }

  /** Where the recipient of then takes nothing now, or the department is gone, the draft begins without. */
  private async create(actor: Actor, dto: CreateDocument): Promise<DocumentView> {
    try {
      return await this.documents.create(actor, dto);
    } catch (error) {
      if (!(error instanceof DomainError) || !error.details.fields) throw error;
      const gone = Object.keys(error.details.fields).filter((name) => name in dto && dto[name as keyof CreateDocument]);
      if (gone.length === 0 || gone.includes('title')) throw error;
      return this.create(actor, { ...dto, ...Object.fromEntries(gone.map((name) => [name, null])) });
    }
  }

  /** What stands in the form of a document: one's own as it is kept, another's as it was signed, once it is open. */
  private async fieldsOf(actor: Actor, { document, file, facts: about }: Ready) {
    const kept = await this.work.run(scopeOf(actor), (tx) =>
      tx.manager.findOneBy(FormEntity, { documentId: document.id }),
    );
    if (kept) return kept.fields as Record<string, unknown>;
    if (file?.mediaType !== FORM_MEDIA_TYPE || can(actor, 'download', about)) return null;
    const form = readForm(await text(await this.blobs.get(file.sha256)));
    return form ? (form.values as Record<string, unknown>) : null;
  }
}
