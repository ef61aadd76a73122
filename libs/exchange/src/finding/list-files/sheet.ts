import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Locale, Localized } from '@qujat/kernel';
import type { Status } from '../../document/document.axes.js';
import type { DocumentEntity } from '../../document/document.entity.js';
import { STATUS_NAMES, TYPE_NAMES } from '../../print-form/words.js';

const HEADS: Readonly<Record<Locale, readonly string[]>> = {
  kk: [
    ...['Нөмірі', 'Атауы', 'Түрі', 'Күйі', 'Жіберуші БСН/ЖСН', 'Жіберуші', 'Алушы БСН/ЖСН', 'Алушы'],
    ...['Сомасы, ₸', 'Шығыс нөмірі', 'Құжат күні', 'Жасалған', 'Жіберілген', 'Алынған'],
  ],
  ru: [
    ...[
      'Номер',
      'Название',
      'Вид',
      'Состояние',
      'БИН/ИИН отправителя',
      'Отправитель',
      'БИН/ИИН получателя',
      'Получатель',
    ],
    ...['Сумма, ₸', 'Исходящий номер', 'Дата документа', 'Создан', 'Отправлен', 'Получен'],
  ],
  en: [
    ...['Number', 'Title', 'Type', 'State', "Sender's BIN/IIN", 'Sender', "Recipient's BIN/IIN", 'Recipient'],
    ...['Sum, ₸', 'Outgoing number', 'Date', 'Made', 'Sent', 'Received'],
  ],
};
const WIDTHS = [18, 44, 20, 20, 16, 36, 16, 36, 16, 18, 14, 18, 18, 18];
const SHEET: Readonly<Record<Locale, string>> = { kk: 'Құжаттар', ru: 'Документы', en: 'Documents' };

/** States that the print form does not know: it is not made of what has not been delivered. */
const BEFORE = {
  kk: {
    draft: 'Жоба',
    ready: 'Қол қойылған, жіберілмеген',
    queued: 'Жіберілуде',
    waiting: 'Контрагентті күтуде',
    held: 'Кезегін күтуде',
    stopped: 'Жеткізілмейді',
  },
  ru: {
    draft: 'Черновик',
    ready: 'Подписан, не отправлен',
    queued: 'Отправляется',
    waiting: 'Ожидает контрагента',
    held: 'Ждёт очереди',
    stopped: 'Не будет доставлен',
  },
  en: {
    draft: 'Draft',
    ready: 'Signed, not sent',
    queued: 'Being sent',
    waiting: 'Waits for the counterparty',
    held: 'Waits for its turn',
    stopped: 'Will not be delivered',
  },
} as const;

/** Every state has its word. */
const stateIn = (locale: Locale, status: Status): string => ({ ...STATUS_NAMES[locale], ...BEFORE[locale] })[status];

type Cell = { value: string | number | Date; format?: string; fontWeight?: 'bold' } | null;

const PROGRAM = new URL(`./sheet.worker${path.extname(import.meta.url)}`, import.meta.url);

/** A time as the portal's calendar shows it: a sheet knows no zones. */
function inZone(at: Date | null, timeZone: string): Cell {
  if (!at) return null;
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const value = new Date(Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')));
  return { value, format: 'dd.mm.yyyy hh:mm' };
}

const text = (value: string | null | undefined): Cell => (value ? { value } : null);

/** A line of the sheet. What the reader does not know before opening is not there (E-7.4). */
function lineOf(document: DocumentEntity, participantId: string, locale: Locale, timeZone: string): Cell[] {
  const { type, status, senderBin, senderName, recipientBin, recipientName, amount, documentDate } = document;
  const named = (name: Localized | null) => text(name?.[locale]);
  const known = document.senderId === participantId || document.receipt !== 'none';
  return [
    ...[text(document.number), text(document.title), text(TYPE_NAMES[locale][type])],
    text(stateIn(locale, status)),
    ...[text(senderBin), named(senderName), text(recipientBin), named(recipientName)],
    known && amount !== null ? { value: amount / 100, format: '#,##0.00' } : null,
    text(document.outgoingNumber),
    documentDate ? { value: new Date(`${documentDate}T00:00:00Z`), format: 'dd.mm.yyyy' } : null,
    ...[document.createdAt, document.sentAt, document.receivedAt].map((at) => inZone(at, timeZone)),
  ];
}

/** A list as xlsx. */
export function sheetOf(
  documents: readonly DocumentEntity[],
  { participantId, locale, timeZone }: { participantId: string; locale: Locale; timeZone: string },
): Promise<Uint8Array> {
  const head = HEADS[locale].map((value): Cell => ({ value, fontWeight: 'bold' }));
  const rows = [head, ...documents.map((document) => lineOf(document, participantId, locale, timeZone))];
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { workerData: { rows, widths: WIDTHS, name: SHEET[locale] } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the sheet's thread ended with ${code}`)));
  });
}
