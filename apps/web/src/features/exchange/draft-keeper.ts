import type { Schemas } from '@qujat/api-client';
import type { DocumentForm, QujatDocument } from '../../lib/api';
import { problemOf } from '../../lib/api/problem';
import { canBegin, changesOf, formOf, valuesOf, type Values } from './document-form';

/** Somebody else has changed the draft since it was read. */
export const EDITED_MEANWHILE = 'document.edited_meanwhile';

/** How a draft reaches the server. */
export interface DraftCalls {
  create(form: DocumentForm): Promise<QujatDocument>;
  edit(id: string, changes: Schemas['EditDocument']): Promise<QujatDocument>;
  read(id: string): Promise<QujatDocument>;
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
    return this.queue(() => this.bring(values));
  }

  /** Another change of the draft, in its turn. */
  carry(call: () => Promise<QujatDocument>): Promise<QujatDocument> {
    return this.queue(async () => (this.document = await call()));
  }

  /** What the draft has become by others is what one's own changes rest on from now on. */
  catchUp(): Promise<QujatDocument | undefined> {
    return this.queue(async () => {
      if (this.document) this.document = await this.calls.read(this.document.id);
      return this.document;
    });
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
    const changes = changesOf(valuesOf(this.document), values, this.document.hasForm);
    if (changes) this.document = await this.edit(this.document, changes);
    return this.document;
  }

  private async edit(known: QujatDocument, changes: Schemas['EditDocument']): Promise<QujatDocument> {
    const { id, version } = known;
    try {
      return await this.calls.edit(id, { ...changes, version });
    } catch (cause) {
      if (problemOf(cause).code !== EDITED_MEANWHILE) throw cause;
      const now = await this.calls.read(id);
      // Its file or its form has changed, and nothing that would be overwritten: the change rests on what it is now.
      if (changesOf(valuesOf(known), valuesOf(now), now.hasForm)) throw cause;
      return this.calls.edit(id, { ...changes, version: now.version });
    }
  }

  private queue<Result>(call: () => Promise<Result>): Promise<Result> {
    const next = this.last.then(call);
    // One refusal must not stop what comes after it.
    this.last = next.catch(() => undefined);
    return next;
  }
}
