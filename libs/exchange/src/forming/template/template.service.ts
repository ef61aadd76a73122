import { Injectable } from '@nestjs/common';
import { calculate, latestSchema, tidy, type Values } from '@qujat/forms';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { facts } from '../../document/document.guard.js';
import { Parties } from '../../document/parties.js';
import type { DocumentType } from '../../document/document.types.js';
import { refuse } from '../../exchange.errors.js';
import { FormEntity } from '../form.entity.js';
import type { SaveTemplate } from './template.dto.js';
import { TemplateEntity } from './template.entity.js';

const MAX_TEMPLATES = 200;

/** Templates of an organisation: its own, seen by nobody else. */
@Injectable()
export class TemplateService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly parties: Parties,
    private readonly clock: Clock,
  ) {}

  /** All of them, by name. */
  async list(actor: Actor): Promise<TemplateEntity[]> {
    return this.work.run(scopeOf(actor), (tx) => tx.manager.find(TemplateEntity, { order: { name: 'ASC' } }));
  }

  /** One of them. */
  async get(actor: Actor, id: Uuid): Promise<TemplateEntity> {
    return this.work.run(scopeOf(actor), (tx) => requireTemplate(tx, id));
  }

  /** A new one. */
  async make(actor: Actor, dto: SaveTemplate): Promise<TemplateEntity> {
    const columns = await this.columnsOf(actor, dto);
    return this.work.run(scopeOf(actor), (tx) => this.insert(tx, actor, columns));
  }

  /** A new one from a document: everything but its number and its days. */
  async makeFrom(actor: Actor, documentId: Uuid, name: string): Promise<TemplateEntity> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const { document, facts: about } = await facts(tx, actor, documentId);
      if (about.side !== 'sender') throw refuse('document.not_found');
      const form = await tx.manager.findOneBy(FormEntity, { documentId });
      const { type, title, note, recipientId, recipientName } = document;
      const to = recipientId ? { recipientId, recipientName } : { recipientId: null, recipientName: null };
      return this.insert(tx, actor, { name, type, title, note, ...to, ...formOf(type, form?.fields ?? null) });
    });
  }

  /** Changes one. */
  async change(actor: Actor, id: Uuid, dto: SaveTemplate): Promise<TemplateEntity> {
    const columns = await this.columnsOf(actor, dto);
    return this.work.run(scopeOf(actor), async (tx) => {
      await requireTemplate(tx, id);
      await requireName(tx, columns.name, id);
      await tx.manager.update(TemplateEntity, { id }, { ...columns, ...this.saved(actor) });
      await tx.audit({ act: 'template.changed', subjectType: 'template', subjectId: id });
      return requireTemplate(tx, id);
    });
  }

  /** Deletes one; documents made from it stay as they are. */
  async remove(actor: Actor, id: Uuid): Promise<void> {
    await this.work.run(scopeOf(actor), async (tx) => {
      const { name } = await requireTemplate(tx, id);
      await tx.manager.delete(TemplateEntity, { id });
      await tx.audit({ act: 'template.deleted', subjectType: 'template', subjectId: id, detail: { name } });
    });
  }

  private async insert(tx: Tx, actor: Actor, columns: Columns): Promise<TemplateEntity> {
    if ((await tx.manager.count(TemplateEntity)) >= MAX_TEMPLATES) throw refuse('template.too_many');
    await requireName(tx, columns.name);
    const saved = this.saved(actor);
    const template = { ...columns, ...saved, id: newId(saved.savedAt), participantId: actor.participantId! };
    await tx.manager.insert(TemplateEntity, template);
    await tx.audit({
      act: 'template.made',
      subjectType: 'template',
      subjectId: template.id,
      detail: { name: columns.name },
    });
    return template;
  }

  private saved = (actor: Actor) => ({ savedAt: this.clock.now(), savedByName: actor.name });

  private async columnsOf(actor: Actor, { recipientId, fields, note, ...rest }: SaveTemplate): Promise<Columns> {
    const sender = await this.parties.sender(actor);
    const recipient = recipientId ? await this.parties.recipient(sender, recipientId) : undefined;
    const to = { recipientId: recipient?.id ?? null, recipientName: recipient?.name ?? null };
    return { ...rest, note: note || null, ...to, ...formOf(rest.type, fields ?? null) };
  }
}

type Columns = Omit<TemplateEntity, 'id' | 'participantId' | 'savedAt' | 'savedByName'>;

/** What of a form another one may begin with: its number and its day are its own. */
export function formOf(type: DocumentType, fields: Record<string, unknown> | null) {
  const schema = latestSchema(type);
  if (!fields || !schema) return { fields: null, schemaVersion: null };
  const { number, date } = schema.takes;
  const own = new Set([number, date]);
  const kept = Object.entries(calculate(schema, tidy(schema, fields))).filter(([id]) => !own.has(id));
  return { fields: Object.fromEntries(kept) as Values, schemaVersion: schema.version };
}

async function requireTemplate(tx: Tx, id: Uuid): Promise<TemplateEntity> {
  const template = await tx.manager.findOneBy(TemplateEntity, { id });
  if (!template) throw refuse('template.not_found');
  return template;
}

async function requireName(tx: Tx, name: string, but?: Uuid): Promise<void> {
  const others = await tx.manager
    .createQueryBuilder(TemplateEntity, 't')
    .where('lower(t.name) = lower(:name)', { name })
    .getMany();
  if (others.some(({ id }) => id !== but))
    throw refuse('template.name_taken', { fields: { name: 'template.name_taken' } });
}
