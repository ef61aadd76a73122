import type { Schema, Values } from '@qujat/forms';
import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import { type Changes, removeFile } from '../document/document.repository.js';
import { refuse } from '../exchange.errors.js';
import { DocumentFileEntity } from '../upload/document-file.entity.js';
import { FormEntity } from './form.entity.js';
import { FORM_MEDIA_TYPE } from './formed-file.js';

type Taken = Pick<Changes, 'outgoingNumber' | 'documentDate' | 'amount'>;

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What of the document is the form's: its own number, its day, its sum. A day that is none yet is not the document's. */
export function takenFrom({ takes }: Schema, values: Values, wrong: ReadonlySet<string>): Taken {
  const valueOf = (id: string | undefined) => (id === undefined || wrong.has(id) ? undefined : values[id]);
  const amount = valueOf(takes.amount);
  return {
    outgoingNumber: asText(valueOf(takes.number)),
    documentDate: asText(valueOf(takes.date)),
    amount: typeof amount === 'number' ? amount : null,
  };
}

/**
 * Before requisites of a draft change: what the form says is changed in the form, and another type has another form. A
 * document without a form takes everything.
 */
export async function heedForm(
  tx: Tx,
  document: DocumentEntity,
  changes: Partial<Pick<DocumentEntity, 'type' | keyof Taken>>,
): Promise<void> {
  const form = await tx.manager.findOneBy(FormEntity, { documentId: document.id });
  if (!form) return;
  if (changes.type !== undefined && changes.type !== document.type) return dropForm(tx, document.id);
  const taken = (['outgoingNumber', 'documentDate', 'amount'] as const).filter(
    (name) => changes[name] !== undefined && changes[name] !== document[name],
  );
  if (taken.length === 0) return;
  throw refuse('form.field_taken', { fields: Object.fromEntries(taken.map((name) => [name, 'form.field_taken'])) });
}

/** The draft has no form any more: what was formed from it goes too, a file that was uploaded stays. */
export async function dropForm(tx: Tx, documentId: Uuid): Promise<void> {
  const { affected } = await tx.manager.delete(FormEntity, { documentId });
  if (!affected) return;
  const file = await tx.manager.findOneBy(DocumentFileEntity, { documentId, position: 1 });
  if (file?.mediaType === FORM_MEDIA_TYPE) await removeFile(tx, documentId);
}

/** Refuses to overwrite a form that somebody has saved since it was read; `null`: there was none. */
export async function requireUnsaved(tx: Tx, documentId: Uuid, since: string | null | undefined): Promise<void> {
  if (since === undefined) return;
  const form = await tx.manager.findOneBy(FormEntity, { documentId });
  if ((form?.savedAt.toISOString() ?? null) !== since) throw refuse('document.edited_meanwhile');
}

/** Refuses to overwrite what somebody else has changed since it was read. */
export function requireVersion(document: Pick<DocumentEntity, 'version'>, version: number | undefined): void {
  if (version !== undefined && version !== document.version) throw refuse('document.edited_meanwhile');
}
