import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { IdentityFacade } from '@qujat/identity';
import { Clock, newId, type Uuid, portalDay } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { ExchangeConfig } from '../exchange.config.js';
import { refuse } from '../exchange.errors.js';
import { snippetsOf } from '../finding/search.js';
import { heedForm, requireVersion } from '../forming/form-changes.js';
import { EVENT, record } from '../timeline/timeline.js';
import { INITIAL_AXES } from './document.axes.js';
import type { CreateDocument, EditDocument, ListDocuments } from './document.dto.js';
import { DocumentEntity } from './document.entity.js';
import { facts, overtaken } from './document.guard.js';
import { DocumentPowers } from './document-powers.js';
import {
  type Changes,
  loadView,
  lockDocument,
  move,
  nextNumber,
  removeDocument,
  requireDocument,
} from './document.repository.js';
import type { DocumentView } from './document.view.js';
import { countBoxes, listExtras, listPage } from './document-list.js';
import { Parties, type PartyOnRecord } from './parties.js';
import { NO_RECIPIENT, type RecipientColumns, Recipients, recipientColumns } from './recipients.js';
import { recipientsOf, replaceRecipients, rowOf } from '../recipient/recipient.repository.js';
import { listDays } from '../finding/filter.js';
import { searchTextOf } from './search-text.js';

/** 144 bits: nobody guesses the address of a verification page. */
const TOKEN_BYTES = 18;

/** Drafts, and reading. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly parties: Parties,
    private readonly powers: DocumentPowers,
    private readonly identity: IdentityFacade,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
    private readonly config: ExchangeConfig,
  ) {}

  /** Makes a draft with its number; `earlierId`: the version that it corrects. */
  async create(actor: Actor, dto: CreateDocument, earlierId: Uuid | null = null): Promise<DocumentView> {
    this.requireAhead(dto);
    const sender = await this.parties.sender(actor);
    const all = (await this.addressed(sender, dto)) ?? [];
    const [recipient = NO_RECIPIENT] = all;
    return this.work.run(scopeOf(actor), async (tx) => {
      const number = await nextNumber(tx, this.clock, this.config.timeZone);
      const department = await this.department(tx, dto.departmentId);
      const document = { ...this.draft(actor, dto, sender, { recipient, all }, number), ...department, earlierId };
      await tx.manager.insert(DocumentEntity, document);
      if (all.length > 1) await replaceRecipients(tx, document.id, all);
      await this.powers.require(tx, actor, 'edit', { document });
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
    this.requireAhead(dto);
    const { recipients: to, ...asked } = await this.changesOf(actor, dto);
    return this.work.run(scopeOf(actor), async (tx) => {
      if (dto.version !== undefined) await lockDocument(tx, id);
      const { document } = await this.powers.ready(tx, actor, 'edit', id);
      requireVersion(document, dto.version);
      await heedForm(tx, document, dto);
      const changes = {
        ...asked,
        ...(dto.departmentId === undefined ? {} : await this.department(tx, dto.departmentId)),
      };
      const recipients = to?.map(rowOf) ?? (await recipientsOf(tx, id));
      const searchText = searchTextOf({ ...document, ...changes, recipients });
      if (!(await move(tx, id, 'edit', { ...changes, searchText }))) throw await overtaken(tx, actor, 'edit', id);
      if (to) await replaceRecipients(tx, id, to);
      // What it becomes must lie within the power as well as what it was.
      await this.powers.require(tx, actor, 'edit', { document: { ...document, ...changes } });
      const detail = { fields: Object.keys(dto) };
      await tx.audit({ act: 'document.edited', subjectType: 'document', subjectId: id, detail });
      return loadView(tx, await requireDocument(tx, id));
    });
  }

  /** Discards what was never sent. */
  async remove(actor: Actor, id: Uuid): Promise<void> {
    await this.work.run(scopeOf(actor), async (tx) => {
      const { document } = await this.powers.ready(tx, actor, 'delete', id);
      await this.powers.require(tx, actor, 'delete', { document });
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
      const { rows, nextCursor } = await listPage(tx, participantId, query, listDays(this.config, this.clock.now()));
      const extras = await listExtras(tx, rows, participantId);
      const ids = rows.map(({ id }) => id);
      const snippets = await snippetsOf(tx, query.search ? ids : [], query.search ?? '');
      return { rows, nextCursor, extras, snippets, counts: await countBoxes(tx, participantId) };
    });
  }

  /** An answer is expected by a day that is still to come, or today. */
  private requireAhead({ answerBy }: Pick<EditDocument, 'answerBy'>): void {
    if (answerBy && answerBy < portalDay(this.clock.now()))
      throw refuse('document.answer_by_past', { fields: { answerBy: 'document.answer_by_past' } });
  }

  /** The sender's department with its name, as it is called now. */
  private async department(tx: Tx, id: Uuid | null | undefined) {
    const department = id ? await this.identity.department(tx, id) : undefined;
    if (id && !department)
      throw refuse('document.department_unknown', { fields: { departmentId: 'document.department_unknown' } });
    return { departmentId: department?.id ?? null, departmentName: department?.name ?? null };
  }

  private draft(
    actor: Actor,
    dto: CreateDocument,
    sender: PartyOnRecord,
    { recipient, all }: { recipient: RecipientColumns; all: readonly RecipientColumns[] },
    number: string,
  ): Omit<DocumentEntity, MadeLater> {
    const createdAt = this.clock.now();
    const document = {
      ...INITIAL_AXES,
      ...requisitesOf(dto),
      ...recipient,
      id: newId(createdAt),
      sending: dto.sending ?? 'at-once',
      firstSigner: dto.firstSigner ?? 'sender',
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
      annulmentBy: null,
      annulledAt: null,
      blocked: null,
      version: 1,
    };
    return { ...document, searchText: searchTextOf({ ...document, recipients: all.map(rowOf) }) };
  }

  private async changesOf(
    actor: Actor,
    { recipientId, invitationId, recipients, departmentId: _, version: _version, ...rest }: EditDocument,
  ): Promise<Changes & { recipients?: RecipientColumns[] | undefined }> {
    const sender = await this.parties.sender(actor);
    return { ...rest, recipients: await this.addressed(sender, { recipientId, invitationId, recipients }) };
  }

  /** To whom it goes: accredited participants, or with invitations those not registered yet; undefined: nothing is said. */
  private async addressed(
    sender: PartyOnRecord,
    { recipientId, invitationId, recipients }: Pick<EditDocument, 'recipientId' | 'invitationId' | 'recipients'>,
  ): Promise<RecipientColumns[] | undefined> {
    if (!recipients && recipientId === undefined && invitationId === undefined) return undefined;
    const asked = recipients ?? [{ recipientId: recipientId ?? undefined, invitationId: invitationId ?? undefined }];
    const found: RecipientColumns[] = [];
    for (const one of asked) {
      if (one.recipientId) found.push(recipientColumns(await this.parties.recipient(sender, one.recipientId)));
      else if (one.invitationId) found.push(await this.recipients.invited(sender, one.invitationId));
    }
    if (new Set(found.map(({ recipientBin }) => recipientBin)).size < found.length)
      throw refuse('document.recipient_twice', { fields: { recipients: 'document.recipient_twice' } });
    return found;
  }
}

type MadeLater =
  | 'status'
  | 'earlierId'
  | 'departmentId'
  | 'departmentName'
  // By the database, from the recipients.
  | 'recipientCount'
  | 'signedCount';

const requisitesOf = ({ note, outgoingNumber, documentDate, answerBy, amount }: CreateDocument) => ({
  amount: amount ?? null,
  currency: 'KZT' as const,
  note: note || null,
  outgoingNumber: outgoingNumber || null,
  documentDate: documentDate ?? null,
  answerBy: answerBy ?? null,
});
