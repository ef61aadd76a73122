import { Readable } from 'node:stream';
import type { PublicParticipant } from './register.dto.js';

const COLUMNS = ['bin', 'kind', 'name_kk', 'name_ru', 'name_en', 'region', 'accredited_at', 'standing'] as const;

/** RFC 4180; a text that a table would take for a formula is kept from being one. */
function cell(value: string | null): string {
  const text = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const lineOf = ({ bin, kind, name, region, accreditedAt, standing }: PublicParticipant): string =>
  [bin, kind, name.kk, name.ru, name.en, region, accreditedAt, standing].map(cell).join(',');

/** The whole register as it streams out of its pages: nothing of it stands whole in memory. */
export function asCsv(pages: AsyncIterable<readonly PublicParticipant[]>): Readable {
  async function* lines() {
    // The mark tells spreadsheets that this is UTF-8.
    yield `\uFEFF${COLUMNS.join(',')}\r\n`;
    for await (const page of pages) for (const one of page) yield `${lineOf(one)}\r\n`;
  }
  return Readable.from(lines());
}

/** The same as one JSON list. */
export function asJson(pages: AsyncIterable<readonly PublicParticipant[]>): Readable {
  async function* parts() {
    let before = '[';
    for await (const page of pages) {
      for (const one of page) {
        yield `${before}\n${JSON.stringify(one)}`;
        before = ',';
      }
    }
    yield before === '[' ? '[]\n' : '\n]\n';
  }
  return Readable.from(parts());
}
