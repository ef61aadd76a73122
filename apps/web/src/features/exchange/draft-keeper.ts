import type { Schemas } from '@qujat/api-client';
import type { DocumentForm, QujatDocument } from '../../lib/api';
import { canBegin, changesOf, formOf, valuesOf, type Values } from './document-form';

/** How a draft reaches the server. */
export interface DraftCalls {
  create(form: DocumentForm): Promise<QujatDocument>;
  edit(id: string, changes: Schemas['EditDocument']): Promise<QujatDocument>;
}

/**
 * Keeps one draft on the server: made once, however many ask at the same time, then changed by what differs. Calls go one
 * after another, so that an older text never overtakes a newer one.
 */
export class DraftKeeper {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly calls: DraftCalls,
    private document?: QujatDocument,
  ) {}

  /** The draft's id, once there is one. */
  get id(): string | undefined {
    return this.document?.id;
  }

  /** Saves; makes the draft if need be. The answer is the draft as the server keeps it, none while it cannot begin. */
  save(values: Values): Promise<QujatDocument | undefined> {
    const next = this.last.then(() => this.bring(values));
    // One refusal must not stop what comes after it.
    this.last = next.catch(() => undefined);
    return next;
  }

  /** The server told more of the draft: its file, for one. */
  accept(document: QujatDocument): void {
    this.document = document;
  }

  private async bring(values: Values): Promise<QujatDocument | undefined> {
    if (!this.document) {
      if (!canBegin(values)) return undefined;
      this.document = await this.calls.create(formOf(values));
      return this.document;
    }
    const changes = changesOf(valuesOf(this.document), values);
    if (changes) this.document = await this.calls.edit(this.document.id, changes);
    return this.document;
  }
}
