import type { PDFPage } from '@cantoo/pdf-lib';
import type { Locale } from '@qujat/kernel';
import type { DocumentView } from '../document/document.view.js';
import { Flow } from './flow.js';
import { originalPages, STRIP, underPage } from './original.js';
import { type Fonts, INK, newPaper } from './paper.js';
import { setSheet } from './sheet.js';
import { WORDS } from './words.js';

/** What a print form is made from. */
export interface PrintFormFacts {
  readonly view: DocumentView;
  /** The original, where it is a PDF. */
  readonly original: Uint8Array | undefined;
  readonly url: string;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly now: Date;
}

/** The paper copy (E-7.1.6): the pages of the original, each with a line under it, and the signature sheet. */
export async function printForm({ view, original, url, locale, timeZone, now }: PrintFormFacts): Promise<Buffer> {
  const { pdf, fonts } = await newPaper();
  const { number, title } = view.document;
  const pages = await originalPages(pdf, original);
  const flow = new Flow(pdf, fonts);
  const moment = momentIn(timeZone);
  setSheet(flow, { view, url, locale, withOriginal: pages.length > 0, moment });
  const word = WORDS[locale];
  const all = pdf.getPages();
  all.forEach((page, i) => {
    const text = `${word.copy} ${number}   ·   ${word.page} ${i + 1} ${word.of} ${all.length}   ·   ${moment(now)}`;
    if (i < pages.length) underPage(page, (width) => strip(page, fonts, text, width));
    else page.drawText(text, { x: flow.x, y: 26, size: 7, font: fonts.regular, color: INK.muted });
  });
  pdf.setTitle(`${number}. ${title}`, { showInWindowTitleBar: true });
  pdf.setLanguage(locale);
  pdf.setProducer('Qujat');
  pdf.setCreationDate(now);
  pdf.setModificationDate(now);
  return Buffer.from(await pdf.save());
}

function strip(page: PDFPage, fonts: Fonts, text: string, width: number): void {
  page.drawRectangle({ x: 0, y: 0, width, height: STRIP, color: INK.shade });
  page.drawLine({ start: { x: 0, y: STRIP }, end: { x: width, y: STRIP }, thickness: 0.5, color: INK.line });
  page.drawText(text, { x: 24, y: 7, size: 7, font: fonts.regular, color: INK.muted });
}

/** `01.03.2026 14:05:09 (UTC+5)`: in the portal's time zone (E-13.2). */
export function momentIn(timeZone: string): (at: Date | string) => string {
  const format = new Intl.DateTimeFormat('ru', {
    timeZone,
    ...{ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
    timeZoneName: 'shortOffset',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
    const [day, month, year, hour, minute, second, zone] = (
      ['day', 'month', 'year', 'hour', 'minute', 'second', 'timeZoneName'] as const
    ).map((part) => parts.get(part) ?? '');
    return `${day}.${month}.${year} ${hour}:${minute}:${second} (${zone!.replace('GMT', 'UTC')})`;
  };
}
