import { type Field, fieldsOf, isTable, type Row, type Schema, type Table, type Value, type Values } from './schema.js';
import { decimalOf } from './decimal.js';

/** More rows than anybody prints. */
export const MAX_ROWS = 500;
const MAX_TEXT = 500;
const MAX_LONG_TEXT = 20_000;

/** How long a text may be. */
export const lengthOf = ({ kind, max }: Pick<Field, 'kind' | 'max'>): number =>
  max ?? (kind === 'long-text' ? MAX_LONG_TEXT : MAX_TEXT);

/**
 * What of an input belongs to the form, in the one way it is kept: fields the schema knows, texts in NFC without what XML
 * cannot carry, nothing that is empty, nothing that is calculated. Never throws: the input is anybody's.
 */
export function tidy(schema: Schema, input: unknown): Values {
  const given = isRecord(input) ? input : {};
  const entries = fieldsOf(schema).map((field): [string, Value | undefined] => [
    field.id,
    isTable(field) ? tidyTable(field, given[field.id]) : tidyField(field, given[field.id]),
  ]);
  return Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

function tidyTable({ columns }: Table, input: unknown): readonly Row[] | undefined {
  if (!Array.isArray(input)) return undefined;
  const rows = input.slice(0, MAX_ROWS).map((row: unknown) => tidyRow(columns, isRecord(row) ? row : {}));
  // Rows somebody has added and not filled in are kept between others only: the last empty ones say nothing.
  while (rows.length > 0 && Object.keys(rows.at(-1)!).length === 0) rows.pop();
  return rows.length > 0 ? rows : undefined;
}

function tidyRow(columns: readonly Field[], input: Readonly<Record<string, unknown>>): Row {
  const entries = columns.map((column) => [column.id, tidyField(column, input[column.id])] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string | number] => entry[1] !== undefined));
}

function tidyField(field: Field, input: unknown): string | number | undefined {
  if (field.formula) return undefined;
  if (field.kind === 'money') return isMoney(input) ? input : undefined;
  if (typeof input !== 'string') return undefined;
  const text = cleanText(input, field.kind === 'long-text');
  if (text === '') return undefined;
  if (field.kind === 'number') return decimalOf(text) ?? text;
  return field.kind === 'iik' || field.kind === 'bik' ? text.replace(/\s/g, '').toUpperCase() : text;
}

const isMoney = (input: unknown): input is number => Number.isSafeInteger(input) && (input as number) >= 0;

/** Controls, halves of characters and signs that XML 1.0 (2.2) does not know are dropped. */
function cleanText(input: string, manyLines: boolean): string {
  const lines = input
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n');
  const plain = manyLines ? lines.replace(/[^\P{Cc}\n\t]/gu, '') : lines.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '');
  return plain.replace(/[\ufffe\uffff]/g, '').trim();
}

const isRecord = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);
