import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock, DomainError, type Locale, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, translate, type Tx, UnitOfWork } from '@qujat/platform';
import { DeliveryService } from '../delivery/delivery.service.js';
import type { DocumentEntity } from '../document/document.entity.js';
import { nextNumber } from '../document/document.repository.js';
import { Parties } from '../document/parties.js';
import { ExchangeConfig } from '../exchange.config.js';
import { refuse } from '../exchange.errors.js';
import { listExtras, readCursor, writeCursor } from '../document/document-list.js';
import { PackageArchive } from './package-archive.js';
import {
  documentsOf,
  inOrder,
  insertPackage,
  listPackages,
  markSent,
  packageOf,
  putDocuments,
  renamePackage,
  requirePackage,
} from './package.repository.js';
import type { ChangePackage, ListPackages, MakePackage } from './package.dto.js';
import type { ListedPackage, Package } from './package.types.js';

/** A package with its documents. */
export interface PackageView {
  readonly made: Package;
  /** What the presenter needs beside the documents. */
  readonly extras: Awaited<ReturnType<typeof listExtras>>;
  readonly documents: readonly DocumentEntity[];
}

/** Documents that go together or not at all (E-6.6.2): each stays a document with its own signatures, receipt and answer. */
@Injectable()
export class PackageService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly parties: Parties,
    private readonly delivery: DeliveryService,
    private readonly archives: PackageArchive,
    private readonly config: ExchangeConfig,
    private readonly clock: Clock,
  ) {}

  /** Makes one of drafts that go to the same recipient. */
  async make(actor: Actor, { title, documentIds }: MakePackage): Promise<PackageView> {
    await this.parties.sender(actor);
    return this.work.run(scopeOf(actor), async (tx) => {
      const documents = await inOrder(tx, documentIds);
      if (documents.length < documentIds.length) throw refuse('document.not_found');
      for (const document of documents) await requirePackable(tx, actor, document, { first: documents[0]! });
      const madeAt = this.clock.now();
      const number = await nextNumber(tx, this.clock, this.config.timeZone);
      const who = { senderId: actor.participantId!, madeBy: actor.name };
      const made = { id: newId(madeAt), number, title, ...who, state: 'draft', madeAt, sentAt: null } as const;
      await insertPackage(tx, made, documentIds);
      const detail = { number, documents: documentIds.length };
      await tx.audit({ act: 'package.made', subjectType: 'package', subjectId: made.id, detail });
      return view(tx, actor, made.id);
    });
  }

  /** The package as it stands. */
  get(actor: Actor, id: Uuid): Promise<PackageView> {
    if (!actor.participantId) throw refuse('document.not_a_participant');
    return this.work.run(scopeOf(actor), (tx) => view(tx, actor, id));
  }

  /** The packages of the reader's organisation, made by it or sent to it. */
  async list(
    actor: Actor,
    { cursor, limit = 25 }: ListPackages,
  ): Promise<{ found: ListedPackage[]; next: string | null }> {
    const { participantId } = actor;
    if (!participantId) throw refuse('document.not_a_participant');
    const after = cursor ? readCursor(cursor) : undefined;
    const rows = await this.work.run(scopeOf(actor), (tx) =>
      listPackages(tx, participantId, { after, limit: limit + 1 }),
    );
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { found: rows.slice(0, limit), next: last ? writeCursor(last.at, last.id) : null };
  }

  /** Another title or other documents, while it has not been sent: what is taken out stays a draft by itself. */
  async change(actor: Actor, id: Uuid, { title, documentIds }: ChangePackage): Promise<PackageView> {
    if (!actor.participantId) throw refuse('document.not_a_participant');
    return this.work.run(scopeOf(actor), async (tx) => {
      const made = await requirePackage(tx, id, 'FOR UPDATE');
      if (made.state === 'sent') throw refuse('package.sent');
      if (title !== undefined) await renamePackage(tx, id, title);
      if (documentIds) await this.replace(tx, actor, { id, documentIds });
      const detail = { number: made.number, documents: documentIds?.length };
      await tx.audit({ act: 'package.changed', subjectType: 'package', subjectId: id, detail });
      return view(tx, actor, id);
    });
  }

  private async replace(tx: Tx, actor: Actor, { id, documentIds }: { id: Uuid; documentIds: Uuid[] }): Promise<void> {
    const documents = await inOrder(tx, documentIds);
    if (documents.length < documentIds.length) throw refuse('document.not_found');
    for (const document of documents) await requirePackable(tx, actor, document, { first: documents[0]!, inside: id });
    await putDocuments(tx, id, documentIds);
  }

  /** Sends all its documents in one transaction; where one cannot go, none goes, and the refusal names it. */
  async send(actor: Actor, id: Uuid): Promise<PackageView> {
    const { made, documents } = await this.get(actor, id);
    if (made.state === 'sent') throw refuse('package.sent');
    const numbers = new Map(documents.map((document) => [document.id, document.number]));
    await this.delivery.sendTogether(actor, [...numbers.keys()], {
      before: async (tx) => {
        await requirePackage(tx, id, 'FOR UPDATE');
        // Somebody may have changed it since it was read: what goes is what it holds now, or nothing.
        const now = await documentsOf(tx, id);
        if (now.map((document) => document.id).join() !== [...numbers.keys()].join()) throw refuse('package.changed');
        if (!(await markSent(tx, id, this.clock.now()))) throw refuse('package.sent');
        const detail = { number: made.number, documents: documents.length };
        await tx.audit({ act: 'package.sent', subjectType: 'package', subjectId: id, detail });
      },
      refused: (documentId, error) => refusalOf(numbers.get(documentId) ?? '', error, actor.locale),
    });
    return this.get(actor, id);
  }

  /** Takes a package apart that has not been sent: its documents stay. */
  async undo(actor: Actor, id: Uuid): Promise<void> {
    if ((await this.get(actor, id)).made.state === 'sent') throw refuse('package.sent');
    await this.work.run(scopeOf(actor), async (tx) => {
      const made = await requirePackage(tx, id, 'FOR UPDATE');
      if (made.state === 'sent') throw refuse('package.sent');
      await tx.manager.query('DELETE FROM exchange.packages WHERE id = $1', [id]);
      const detail = { number: made.number };
      await tx.audit({ act: 'package.undone', subjectType: 'package', subjectId: id, detail });
    });
  }

  /** Its files under names that say what they are, the signatures beside them, and a list of contents. */
  async archive(actor: Actor, id: Uuid, locale: Locale): Promise<{ number: string; bytes: Readable }> {
    const { made, documents } = await this.get(actor, id);
    return { number: made.number, bytes: await this.archives.make(actor, { made, documents, locale }) };
  }
}

async function view(tx: Tx, actor: Actor, id: Uuid): Promise<PackageView> {
  const made = await requirePackage(tx, id);
  const documents = await documentsOf(tx, id);
  return { made, documents, extras: await listExtras(tx, documents, actor.participantId!) };
}

async function requirePackable(
  tx: Tx,
  actor: Actor,
  document: DocumentEntity,
  { first, inside }: { first: DocumentEntity; inside?: Uuid },
): Promise<void> {
  const params = { number: document.number };
  if (document.senderId !== actor.participantId || document.delivery !== 'draft')
    throw refuse('package.not_drafts', { params });
  const other = await packageOf(tx, document.id);
  if (other && other.id !== inside) throw refuse('package.in_another', { params });
  if (document.recipientBin !== first.recipientBin) throw refuse('package.one_recipient', { params });
}

/** What stands in the way, with the number of the document: of a hundred, one wants to know which. */
function refusalOf(number: string, error: unknown, locale: Locale): unknown {
  if (!(error instanceof DomainError) || error.declaration.status >= 500) return error;
  if (error.code === 'package.waits') return refuse('package.waits', { params: { number } });
  const reason = translate(error.declaration, locale, error.details.params);
  return refuse('package.document_refused', { params: { number, reason } });
}
