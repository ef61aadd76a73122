import type { Locale } from '@qujat/kernel';
import type { AnnulmentEntity } from '../annulment/annulment.entity.js';
import type { DocumentEntity } from '../document/document.entity.js';
import type { StatementKind } from '../signing/signing.dto.js';
import type { DocumentFileEntity } from '../upload/document-file.entity.js';

const WORDS = {
  kk: {
    recall: 'ЭЛЕКТРОНДЫҚ ҚҰЖАТТЫ КЕРІ ҚАЙТАРЫП АЛУ ТУРАЛЫ МӘЛІМДЕМЕ',
    refusal: 'ЭЛЕКТРОНДЫҚ ҚҰЖАТҚА ҚОЛ ҚОЮДАН БАС ТАРТУ ТУРАЛЫ МӘЛІМДЕМЕ',
    'annulment-proposal': 'ЭЛЕКТРОНДЫҚ ҚҰЖАТТЫҢ КҮШІН ЖОЮ ТУРАЛЫ ҰСЫНЫС',
    'annulment-withdrawal': 'ЭЛЕКТРОНДЫҚ ҚҰЖАТТЫҢ КҮШІН ЖОЮ ТУРАЛЫ ҰСЫНЫСТЫ ҚАЙТАРЫП АЛУ ТУРАЛЫ МӘЛІМДЕМЕ',
    'annulment-consent': 'ЭЛЕКТРОНДЫҚ ҚҰЖАТТЫҢ КҮШІН ЖОЮҒА КЕЛІСІМ',
    'annulment-refusal': 'ЭЛЕКТРОНДЫҚ ҚҰЖАТТЫҢ КҮШІН ЖОЮДАН БАС ТАРТУ ТУРАЛЫ МӘЛІМДЕМЕ',
    proposal: 'Ұсыныс',
    proposedBy: 'Ұсынған',
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
    'annulment-proposal': 'ПРЕДЛОЖЕНИЕ АННУЛИРОВАТЬ ЭЛЕКТРОННЫЙ ДОКУМЕНТ',
    'annulment-withdrawal': 'ЗАЯВЛЕНИЕ О СНЯТИИ ПРЕДЛОЖЕНИЯ АННУЛИРОВАТЬ ЭЛЕКТРОННЫЙ ДОКУМЕНТ',
    'annulment-consent': 'СОГЛАСИЕ АННУЛИРОВАТЬ ЭЛЕКТРОННЫЙ ДОКУМЕНТ',
    'annulment-refusal': 'ЗАЯВЛЕНИЕ ОБ ОТКАЗЕ АННУЛИРОВАТЬ ЭЛЕКТРОННЫЙ ДОКУМЕНТ',
    proposal: 'Предложение',
    proposedBy: 'Предложил(а)',
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
    'annulment-proposal': 'PROPOSAL TO ANNUL AN ELECTRONIC DOCUMENT',
    'annulment-withdrawal': 'STATEMENT OF WITHDRAWAL OF A PROPOSAL TO ANNUL AN ELECTRONIC DOCUMENT',
    'annulment-consent': 'CONSENT TO ANNUL AN ELECTRONIC DOCUMENT',
    'annulment-refusal': 'STATEMENT OF REFUSAL TO ANNUL AN ELECTRONIC DOCUMENT',
    proposal: 'Proposal',
    proposedBy: 'Proposed by',
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
  /** The proposal that it is about. */
  readonly proposal?: AnnulmentEntity | undefined;
}

/**
 * The statement as plain text in the signer's language: what is signed is what is read. Line ends are LF, the text ends with
 * one.
 */
export function statementText(
  { id, kind, reason, at, person, document, file, proposal }: StatementFacts,
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
    ...proposalLines(proposal, locale),
    ...(reason ? [`${word.reason}: ${reason}`, ''] : []),
    `${word.person}: ${person.name}, ${person.iin}`,
    `${word.at}: ${at.toISOString()}`,
    `${word.id}: ${id}`,
    '',
  ].join('\n');
}

/** One consents to this proposal, and to no other. */
function proposalLines(proposal: AnnulmentEntity | undefined, locale: Locale): string[] {
  if (!proposal) return [];
  const word = WORDS[locale];
  const { id, proposedAt, proposedBy, reason } = proposal;
  return [
    `${word.proposal}: ${id}, ${proposedAt.toISOString()}`,
    `${word.proposedBy}: ${proposedBy.name}`,
    `${word.reason}: ${reason}`,
    '',
  ];
}
