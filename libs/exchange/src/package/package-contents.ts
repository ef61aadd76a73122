import type { Locale } from '@qujat/kernel';
import type { DocumentType } from '../document/document.types.js';
import { TYPE_NAMES } from '../print-form/words.js';
import type { SignatureEntity } from '../signing/signature.entity.js';
import { presentSignature } from '../signing/signature.presenter.js';
import type { Package } from './package.types.js';

/** A signature in the archive. */
export interface ArchivedSignature {
  readonly name: string;
  readonly cms: Buffer;
  readonly sha256: string;
  readonly signature: SignatureEntity;
}

/** A document in the archive: its file with the signatures, or why it is missing. */
export interface ArchivedDocument {
  readonly position: number;
  readonly number: string;
  readonly title: string;
  readonly type: DocumentType;
  readonly missing?: string;
  readonly file?: { readonly name: string; readonly size: number; readonly sha256: string };
  readonly signatures?: readonly ArchivedSignature[];
}

/** The list's name in the archive. */
export const CONTENTS_NAME: Readonly<Record<Locale, string>> = {
  kk: 'Тізімдеме.txt',
  ru: 'Опись.txt',
  en: 'Contents.txt',
};

const WORDS = {
  kk: {
    package: 'Топтама',
    sent: 'Жіберілген',
    draft: 'Әлі жіберілмеген',
    count: 'Құжат саны',
    file: 'Файл',
    bytes: 'байт',
    missing: 'Файл қоса берілмеген',
    unsigned: 'Қол қойылмаған',
    signature: 'Қолтаңба',
    bin: 'БСН',
    certificate: 'Сертификат',
    time: 'Уақыты',
    check:
      'Файлдың өзгермегенін тексеру: sha256sum -c sha256sums.txt. Қолтаңбаны тексеру: порталдың «Қолтаңбаны тексеру» бетінде немесе qujat verify бұйрығымен, файл мен оның .p7s файлын бірге беріңіз.',
  },
  ru: {
    package: 'Пакет',
    sent: 'Отправлен',
    draft: 'Ещё не отправлен',
    count: 'Документов',
    file: 'Файл',
    bytes: 'байт',
    missing: 'Файл не приложен',
    unsigned: 'Не подписан',
    signature: 'Подпись',
    bin: 'БИН',
    certificate: 'Сертификат',
    time: 'Время',
    check:
      'Проверить, что файлы не изменились: sha256sum -c sha256sums.txt. Проверить подпись: на странице портала «Проверить подпись» или командой qujat verify, передав файл и его .p7s.',
  },
  en: {
    package: 'Package',
    sent: 'Sent',
    draft: 'Not sent yet',
    count: 'Documents',
    file: 'File',
    bytes: 'bytes',
    missing: 'File not attached',
    unsigned: 'Not signed',
    signature: 'Signature',
    bin: 'BIN',
    certificate: 'Certificate',
    time: 'Time',
    check:
      'To see that no file has changed: sha256sum -c sha256sums.txt. To check a signature: on the portal’s page “Check a signature” or with qujat verify, with the file and its .p7s.',
  },
} as const satisfies Readonly<Record<Locale, Readonly<Record<string, string>>>>;

/** What the list is written from. */
export interface Contents {
  readonly made: Package;
  readonly documents: readonly ArchivedDocument[];
  readonly locale: Locale;
  readonly moment: (at: Date | string) => string;
}

/** What is in the archive, for a person: each document, its file and checksum, who signed it, when and with what verdict. */
export function contentsOf({ made, documents, locale, moment }: Contents): string {
  const word = WORDS[locale];
  const lines = [
    `${word.package} ${made.number}: ${made.title}`,
    made.sentAt ? `${word.sent}: ${moment(made.sentAt)}` : word.draft,
    `${word.count}: ${documents.length}`,
    ...documents.flatMap((document) => ['', ...linesOf(document, locale, moment)]),
    '',
    word.check,
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function linesOf(
  { position, number, title, type, missing, file, signatures = [] }: ArchivedDocument,
  locale: Locale,
  moment: Contents['moment'],
): string[] {
  const word = WORDS[locale];
  const head = `${position}. ${number} ${title} (${TYPE_NAMES[locale][type]})`;
  if (!file) return [head, `   ${word.missing}: ${missing ?? ''}`];
  const signed = signatures.flatMap((one) => signatureLines(one, locale, moment));
  return [
    head,
    `   ${word.file}: ${file.name} (${file.size} ${word.bytes})`,
    `   SHA-256: ${file.sha256}`,
    ...(signed.length > 0 ? signed : [`   ${word.unsigned}`]),
  ];
}

function signatureLines({ name, signature }: ArchivedSignature, locale: Locale, moment: Contents['moment']): string[] {
  const word = WORDS[locale];
  const { signer, certificate, time, submittedAt, verdict } = presentSignature(signature);
  const who = [signer.name, signer.organization, signer.bin && `${word.bin} ${signer.bin}`].filter(Boolean).join(', ');
  return [
    `   ${word.signature}: ${who}`,
    `      ${word.time}: ${moment(time ?? submittedAt)}. ${word.certificate}: ${certificate?.serialNumber ?? '—'}`,
    `      ${verdict[locale]}`,
    `      ${word.file}: ${name}`,
  ];
}

/** Checksums of all files and signatures, as `sha256sum -c` reads them. */
export const checksums = (documents: readonly ArchivedDocument[]): string =>
  documents
    .flatMap(({ file, signatures = [] }) => [...(file ? [file] : []), ...signatures])
    .map(({ sha256, name }) => `${sha256}  ${name}\n`)
    .join('');
