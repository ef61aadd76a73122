import type { Locale } from '@qujat/kernel';
import type { DocumentEntity } from '../document/document.entity.js';
import type { StatementKind } from '../signing/signing.dto.js';
import type { DocumentFileEntity } from '../upload/document-file.entity.js';

const WORDS = {
  kk: {
    recall: 'ЭЛЕКТРОНДЫҚ ҚҰЖАТТЫ КЕРІ ҚАЙТАРЫП АЛУ ТУРАЛЫ МӘЛІМДЕМЕ',
    refusal: 'ЭЛЕКТРОНДЫҚ ҚҰЖАТҚА ҚОЛ ҚОЮДАН БАС ТАРТУ ТУРАЛЫ МӘЛІМДЕМЕ',
    id: 'Мәлімдеменің сәйкестендіргіші',
    document: 'Құжат',
    number: 'Нөмірі',
    file: 'Файл (SHA-256)',
    sender: 'Жіберуші',
    recipient: 'Алушы',
    bin: 'БСН/ЖСН',
    person: 'Мәлімдеуші',
    reason: 'Себебі',
    at: 'Жасалған уақыты (UTC)',
  },
  ru: {
    recall: 'ЗАЯВЛЕНИЕ ОБ ОТЗЫВЕ ЭЛЕКТРОННОГО ДОКУМЕНТА',
    refusal: 'ЗАЯВЛЕНИЕ ОБ ОТКАЗЕ ПОДПИСАТЬ ЭЛЕКТРОННЫЙ ДОКУМЕНТ',
    id: 'Идентификатор заявления',
    document: 'Документ',
    number: 'Номер',
    file: 'Файл (SHA-256)',
    sender: 'Отправитель',
    recipient: 'Получатель',
    bin: 'БИН/ИИН',
    person: 'Заявитель',
    reason: 'Причина',
    at: 'Составлено (UTC)',
  },
  en: {
    recall: 'STATEMENT OF RECALL OF AN ELECTRONIC DOCUMENT',
    refusal: 'STATEMENT OF REFUSAL TO SIGN AN ELECTRONIC DOCUMENT',
    id: 'Identifier of the statement',
    document: 'Document',
    number: 'Number',
    file: 'File (SHA-256)',
    sender: 'Sender',
    recipient: 'Recipient',
    bin: 'BIN/IIN',
    person: 'Made by',
    reason: 'Reason',
    at: 'Made at (UTC)',
  },
} as const satisfies Record<Locale, Record<string, string>>;

/** What a statement is made of. */
export interface StatementFacts {
  readonly id: string;
  readonly kind: StatementKind;
  readonly reason: string;
  readonly at: Date;
  readonly person: { readonly name: string; readonly iin: string };
  readonly document: DocumentEntity;
  readonly file: DocumentFileEntity | undefined;
}

/**
 * The statement as plain text in the signer's language: what is signed is what is read. Line ends are LF, the text ends with
 * one.
 */
export function statementText(
  { id, kind, reason, at, person, document, file }: StatementFacts,
  locale: Locale,
): string {
  const word = WORDS[locale];
  const { senderName, senderBin, recipientName, recipientBin } = document;
  return [
    word[kind],
    '',
    `${word.document}: ${document.title}`,
    `${word.number}: ${document.number}`,
    `${word.file}: ${file?.sha256 ?? '—'}`,
    `${word.sender}: ${senderName[locale]}, ${word.bin} ${senderBin}`,
    `${word.recipient}: ${recipientName?.[locale] ?? '—'}, ${word.bin} ${recipientBin ?? '—'}`,
    '',
    `${word.reason}: ${reason}`,
    '',
    `${word.person}: ${person.name}, ${person.iin}`,
    `${word.at}: ${at.toISOString()}`,
    `${word.id}: ${id}`,
    '',
  ].join('\n');
}
