import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { ExchangeConfig } from '../exchange.config.js';
import { refuse } from '../exchange.errors.js';
import { EVENT, record } from '../timeline/timeline.js';
import { INITIAL_AXES } from './document.axes.js';
import type { CreateDocument, EditDocument, ListDocuments } from './document.dto.js';
import { DocumentEntity } from './document.entity.js';
import { facts, overtaken, ready } from './document.guard.js';
import { type Changes, loadView, move, nextNumber, removeDocument, requireDocument } from './document.repository.js';
import type { DocumentView } from './document.view.js';
import { countBoxes, listExtras, listPage } from './document-list.js';
import { Parties, type PartyOnRecord } from './parties.js';
import { searchTextOf } from './search-text.js';

/** 144 bits: nobody guesses the address of a verification page. */
const TOKEN_BYTES = 18;

/** Drafts, and reading. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly parties: Parties,
    private readonly clock: Clock,
    private readonly config: ExchangeConfig,
  ) {}

  /** Makes a draft with its number. */
  async create(actor: Actor, dto: CreateDocument): Promise<DocumentView> {
    const sender = await this.parties.sender(actor);
    const recipient = dto.recipientId ? await this.parties.recipient(sender, dto.recipientId) : undefined;
    return this.work.run(scopeOf(actor), async (tx) => {
      const number = await nextNumber(tx, this.clock, this.config.timeZone);
      const document = this.draft(actor, dto, sender, recipient, number);
      await tx.manager.insert(DocumentEntity, document);
      await tx.audit({ act: 'document.created', subjectType: 'document', subjectId: document.id, detail: { number } });
      await record(tx, this.clock, {
        documentId: document.id,
        event: EVENT.draftCreated,
        audience: 'sender',
        actor: { name: actor.name, participant: sender.name },
      });
      return loadView(tx, await requireDocument(tx, document.id));
    });
  }

  /** Changes a draft that nobody has signed yet. */
  async edit(actor: Actor, id: Uuid, dto: EditDocument): Promise<DocumentView> {
    const changes = await this.changesOf(actor, dto);
    return this.work.run(scopeOf(actor), async (tx) => {
      const { document } = await ready(tx, actor, 'edit', id);
      const searchText = searchTextOf({ ...document, ...changes });
      if (!(await move(tx, id, 'edit', { ...changes, searchText }))) throw await overtaken(tx, actor, 'edit', id);
      const detail = { fields: Object.keys(dto) };
      await tx.audit({ act: 'document.edited', subjectType: 'document', subjectId: id, detail });
      return loadView(tx, await requireDocument(tx, id));
    });
  }

  /** Discards what was never sent. */
  async remove(actor: Actor, id: Uuid): Promise<void> {
    await this.work.run(scopeOf(actor), async (tx) => {
      const { document } = await ready(tx, actor, 'delete', id);
      if (!(await removeDocument(tx, id))) throw await overtaken(tx, actor, 'delete', id);
      const detail = { number: document.number };
      await tx.audit({ act: 'document.discarded', subjectType: 'document', subjectId: id, detail });
    });
  }

  /** The document as the actor's side sees it. */
  async get(actor: Actor, id: Uuid): Promise<DocumentView> {
    return this.work.run(scopeOf(actor), async (tx) => loadView(tx, (await facts(tx, actor, id)).document));
  }

  /** A page of a list with the counts of all lists. */
  async list(actor: Actor, query: ListDocuments) {
    const { participantId } = actor;
    if (!participantId) throw refuse('document.not_a_participant');
    return this.work.run(scopeOf(actor), async (tx: Tx) => {
      const { rows, nextCursor } = await listPage(tx, participantId, query);
      const extras = await listExtras(
        tx,
        rows.map(({ id }) => id),
      );
      return { rows, nextCursor, extras, counts: await countBoxes(tx, participantId) };
    });
  }

  private draft(
    actor: Actor,
    dto: CreateDocument,
    sender: PartyOnRecord,
    recipient: PartyOnRecord | undefined,
    number: string,
  ): Omit<DocumentEntity, 'status'> {
    const createdAt = this.clock.now();
    const document = {
      ...INITIAL_AXES,
      ...requisitesOf(dto),
      ...recipientColumns(recipient),
      id: newId(createdAt),
      number,
      publicToken: randomBytes(TOKEN_BYTES).toString('base64url'),
      title: dto.title,
      type: dto.type,
      senderId: sender.id,
      senderBin: sender.bin,
      senderName: sender.name,
      createdAt,
      createdBy: actor.userId,
      createdByName: actor.name,
      submittedAt: null,
      sentAt: null,
      receivedAt: null,
      version: 1,
    };
    return { ...document, searchText: searchTextOf(document) };
  }

  private async changesOf(actor: Actor, { recipientId, ...rest }: EditDocument): Promise<Changes> {
    if (recipientId === undefined) return { ...rest };
    if (recipientId === null) return { ...rest, ...recipientColumns(undefined) };
    return {
      ...rest,
      ...recipientColumns(await this.parties.recipient(await this.parties.sender(actor), recipientId)),
    };
  }
}

const requisitesOf = ({ note, outgoingNumber, documentDate }: CreateDocument) => ({
  note: note || null,
  outgoingNumber: outgoingNumber || null,
  documentDate: documentDate ?? null,
});

const recipientColumns = (recipient: PartyOnRecord | undefined) => ({
  recipientId: recipient?.id ?? null,
  recipientBin: recipient?.bin ?? null,
  recipientName: recipient?.name ?? null,
});
