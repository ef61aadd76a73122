import { Injectable } from '@nestjs/common';
import { buffer, text } from 'node:stream/consumers';
import { Clock, type Locale, type Uuid } from '@qujat/kernel';
import { type Actor, BlobStore, scopeOf, UnitOfWork } from '@qujat/platform';
import { ready } from '../document/document.guard.js';
import { DocumentPresenter } from '../document/document.presenter.js';
import { loadView } from '../document/document.repository.js';
import type { DocumentView } from '../document/document.view.js';
import { ExchangeConfig } from '../exchange.config.js';
import { FORM_MEDIA_TYPE } from '../forming/formed-file.js';
import { formPdf } from './form-pdf.js';
import { OfficePages } from './office/office-pages.js';
import { printForm } from './print-form.js';

/** Makes paper copies. */
@Injectable()
export class PrintFormService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly blobs: BlobStore,
    private readonly presenter: DocumentPresenter,
    private readonly office: OfficePages,
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
      original: await this.original(view, locale),
      url: this.presenter.publicUrl(view.document) ?? '',
      timeZone: this.config.timeZone,
      now: this.clock.now(),
    });
    return { number: view.document.number, bytes };
  }

  /** What can be laid out as pages: a PDF as it is, a form as its print view, an office file where LibreOffice is there. */
  private async original({ file }: DocumentView, locale: Locale): Promise<Buffer | undefined> {
    if (file?.mediaType === 'application/pdf') return buffer(await this.blobs.get(file.sha256));
    if (file?.mediaType !== FORM_MEDIA_TYPE) return file && this.office.of(file);
    return formPdf(await text(await this.blobs.get(file.sha256)), locale);
  }
}
