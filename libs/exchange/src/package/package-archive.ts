import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock, DomainError, type Locale } from '@qujat/kernel';
import { type Actor, scopeOf, translate, UnitOfWork } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import { ExchangeConfig } from '../exchange.config.js';
import { refuse } from '../exchange.errors.js';
import { newestForms } from '../keeping/preservation/preservation.repository.js';
import { type ArchivedFile, uniqueNames, zipOf } from '../finding/list-files/zip-of-files.js';
import { momentIn } from '../print-form/print-form.js';
import { sha256 } from '../signing/intake.js';
import { SignatureEntity } from '../signing/signature.entity.js';
import { ContentService } from '../upload/content.service.js';
import type { DocumentFileEntity } from '../upload/document-file.entity.js';
import {
  type ArchivedDocument,
  type ArchivedSignature,
  checksums,
  contentsOf,
  CONTENTS_NAME,
} from './package-contents.js';
import type { Package } from './package.types.js';

const MOST_BYTES = 524_288_000;

/** What is saved: a package with those of its documents that the reader sees. */
interface Saved {
  readonly made: Package;
  readonly documents: readonly DocumentEntity[];
  readonly locale: Locale;
}

/** A package as a ZIP: each file with its signatures beside it, a list that a person reads, and checksums that a program checks. */
@Injectable()
export class PackageArchive {
  constructor(
    private readonly work: UnitOfWork,
    private readonly content: ContentService,
    private readonly config: ExchangeConfig,
    private readonly clock: Clock,
  ) {}

  /** The archive, written while it is read. */
  async make(actor: Actor, { made, documents, locale }: Saved): Promise<Readable> {
    const nameFor = uniqueNames();
    const all: ArchivedDocument[] = [];
    const files: ArchivedFile[] = [];
    for (const [i, document] of documents.entries()) {
      const file = await this.content.file(actor, document.id).catch(refusedOnly);
      const said = { position: i + 1, number: document.number, title: document.title, type: document.type };
      if (file instanceof DomainError) {
        all.push({ ...said, missing: translate(file.declaration, locale, file.details.params) });
        continue;
      }
      const name = nameFor(nameOf(said, file));
      const signatures = await this.signatures(actor, document, { name, nameFor });
      all.push({ ...said, file: { name, size: file.size, sha256: file.sha256 }, signatures });
      files.push(
        { name, read: () => this.content.read(file) },
        ...signatures.map(({ name, cms }) => fileOf(name, cms)),
      );
    }
    if (all.reduce((sum, { file }) => sum + (file?.size ?? 0), 0) > MOST_BYTES) throw refuse('list.files_too_large');
    const moment = momentIn(this.config.timeZone);
    const contents = contentsOf({ made, documents: all, locale, moment });
    files.unshift(
      fileOf(CONTENTS_NAME[locale], Buffer.from(contents)),
      fileOf('sha256sums.txt', Buffer.from(checksums(all))),
    );
    return zipOf(files, this.clock.now());
  }

  /** Its accepted signatures, each in its fullest form. */
  private async signatures(
    actor: Actor,
    { id: documentId }: DocumentEntity,
    { name, nameFor }: { name: string; nameFor: (name: string) => string },
  ): Promise<ArchivedSignature[]> {
    const { found, forms } = await this.work.run(scopeOf(actor), async (tx) => {
      const order = { submittedAt: 'ASC' as const };
      const found = await tx.manager.find(SignatureEntity, { where: { documentId, state: 'accepted' }, order });
      return { found, forms: await newestForms(tx, documentId) };
    });
    return found.map((signature) => {
      const fuller = forms.find(({ signatureId }) => signatureId === signature.id)?.cms;
      const cms = fuller ?? signature.cms;
      return { name: nameFor(`${stemOf(name)} — ${signature.signer.name}.p7s`), cms, sha256: sha256(cms), signature };
    });
  }
}

const fileOf = (name: string, bytes: Uint8Array): ArchivedFile => ({ name, read: () => Promise.resolve(one(bytes)) });

// eslint-disable-next-line @typescript-eslint/require-await -- an iterable of what is there already
async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const endingOf = (name: string): string => /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? '';
const stemOf = (name: string): string => name.slice(0, name.length - endingOf(name).length).slice(0, 50);

/** `01 QJ-2026-000012 Акт № 7.pdf`: in the order of the package. */
const nameOf = (
  { position, number, title }: Pick<ArchivedDocument, 'position' | 'number' | 'title'>,
  file: DocumentFileEntity,
) => `${String(position).padStart(2, '0')} ${number} ${title}${endingOf(file.name)}`;

/** What the domain refuses is told in the list; anything else is a fault. */
function refusedOnly(error: unknown): DomainError {
  if (error instanceof DomainError && error.declaration.status < 500) return error;
  throw error;
}
