import type { Locale, Localized } from '@qujat/kernel';
import { type Field, fieldsOf, type Group, isTable, rowsOf, type Schema, type Values } from './schema.js';

/** A table as people read it. */
export interface ShownTable {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly { readonly id: string; readonly label: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** A field as people read it. */
export interface ShownField {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly isLong: boolean;
  readonly isSum: boolean;
}

/** A group as people read it: its fields and tables in the schema's order; what is empty is not there. */
export interface ShownGroup {
  readonly label: string;
  readonly parts: readonly (ShownField | ShownTable)[];
}

/** Is it a table? */
export const isShownTable = (part: ShownField | ShownTable): part is ShownTable => 'rows' in part;

/** The form in the words of a language: the one view that the page and the paper are made from. */
export function shown(schema: Schema, values: Values, locale: Locale): ShownGroup[] {
  return schema.groups
    .map((group) => ({ label: group.label[locale], parts: partsOf(group, values, locale) }))
    .filter(({ parts }) => parts.length > 0);
}

function partsOf(group: Group, values: Values, locale: Locale): (ShownField | ShownTable)[] {
  return group.fields.flatMap((field): (ShownField | ShownTable)[] => {
    if (values[field.id] === undefined) return [];
    if (!isTable(field)) return [shownField(field, values[field.id] as string | number, locale)];
    const columns = field.columns.filter(({ id }) => rowsOf(values, field).some((row) => row[id] !== undefined));
    const rows = rowsOf(values, field).map((row) => columns.map((column) => textOf(column, row[column.id], locale)));
    const heads = columns.map(({ id, label, kind }) => ({ id, label: label[locale], isNumber: isNumeric(kind) }));
    return [{ id: field.id, label: field.label[locale], columns: heads, rows }];
  });
}

const shownField = (field: Field, value: string | number, locale: Locale): ShownField => ({
  ...{ id: field.id, label: field.label[locale], text: textOf(field, value, locale) },
  ...{ isLong: field.kind === 'long-text', isSum: field.kind === 'money' },
});

const isNumeric = (kind: Field['kind']): boolean => kind === 'money' || kind === 'number';

/** One value as people write it here: `28.02.2026`, `1 234,50`. */
export function textOf({ kind, options }: Field, value: string | number | undefined, locale: Locale): string {
  if (value === undefined) return '';
  if (kind === 'money') return grouped((Number(value) / 100).toFixed(2));
  if (kind === 'number') return grouped(String(value));
  if (kind === 'date') return String(value).split('-').reverse().join('.');
  return options?.find((option) => option.value === value)?.label[locale] ?? String(value);
}

const grouped = (decimal: string): string => {
  const [whole = '', part] = decimal.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0') + (part === undefined ? '' : `,${part}`);
};

/** How the day follows the number. */
const SINCE: Localized = { kk: ', ', ru: ' от ', en: ' of ' };

/** What the document is called unless somebody says otherwise: `Акт … № 12 от 28.02.2026`. */
export function titleOf(schema: Schema, values: Values, locale: Locale): string {
  const { number, date } = schema.takes;
  const text = (id: string | undefined) => {
    const field = fieldsOf(schema).find((each) => each.id === id);
    return field && !isTable(field) ? textOf(field, values[field.id] as string | undefined, locale) : '';
  };
  const [no, day] = [text(number), text(date)];
  return `${schema.name[locale]}${no && ` № ${no}`}${day && `${SINCE[locale]}${day}`}`;
}
