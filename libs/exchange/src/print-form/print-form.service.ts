import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { Clock, type Locale, type Uuid } from '@qujat/kernel';
import { type Actor, BlobStore, scopeOf, UnitOfWork } from '@qujat/platform';
import { ready } from '../document/document.guard.js';
import { DocumentPresenter } from '../document/document.presenter.js';
import { loadView } from '../document/document.repository.js';
import type { DocumentView } from '../document/document.view.js';
import { ExchangeConfig } from '../exchange.config.js';
import { printForm } from './print-form.js';

/** Makes paper copies. */
@Injectable()
export class PrintFormService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly blobs: BlobStore,
    private readonly presenter: DocumentPresenter,
    private readonly config: ExchangeConfig,
    private readonly clock: Clock,
  ) {}

  /** The print form of a document that was sent. */
  async make(actor: Actor, id: Uuid, locale: Locale): Promise<{ number: string; bytes: Buffer }> {
    const view = await this.work.run(scopeOf(actor), async (tx) =>
      loadView(tx, (await ready(tx, actor, 'print', id)).document),
    );
    const bytes = await printForm({
      view,
      locale,
      original: await this.original(view),
      url: this.presenter.publicUrl(view.document) ?? '',
      timeZone: this.config.timeZone,
      now: this.clock.now(),
    });
    return { number: view.document.number, bytes };
  }

  private async original({ file }: DocumentView): Promise<Buffer | undefined> {
    return file?.mediaType === 'application/pdf' ? buffer(await this.blobs.get(file.sha256)) : undefined;
  }
}
