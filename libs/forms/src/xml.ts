import { type Field, fieldsOf, isTable, type Row, rowsOf, type Schema, type Values } from './schema.js';

/** The namespace of a form: type and version are its name, so that nothing has to be asked to read it. */
export const namespaceOf = ({ type, version }: Pick<Schema, 'type' | 'version'>): string =>
  `urn:qujat:form:${type}:${version}`;

/**
 * The form as XML: UTF-8, in the shape that Canonical XML 1.0 gives, so that canonicalising changes no byte. One form has one
 * text: the same values always give the same bytes. What is empty is left out; money is written in tenge.
 */
export function writeForm(schema: Schema, values: Values): string {
  const { type, version } = schema;
  const body = fieldsOf(schema).flatMap((field) => {
    if (!isTable(field)) return element(field, values[field.id] as string | number | undefined, 1);
    const rows = rowsOf(values, field).map((row) => rowElement(field.columns, row));
    return rows.length === 0 ? [] : [`${indent(1)}<${field.id}>`, ...rows, `${indent(1)}</${field.id}>`];
  });
  return [`<${type} xmlns="${namespaceOf(schema)}" version="${version}">`, ...body, `</${type}>`].join('\n');
}

const indent = (depth: number): string => '  '.repeat(depth);

const rowElement = (columns: readonly Field[], row: Row): string =>
  [`${indent(2)}<row>`, ...columns.flatMap((column) => element(column, row[column.id], 3)), `${indent(2)}</row>`].join(
    '\n',
  );

function element({ id, kind }: Field, value: string | number | undefined, depth: number): string[] {
  if (value === undefined) return [];
  const text = kind === 'money' ? tenge(Number(value)) : escaped(String(value));
  return [`${indent(depth)}<${id}>${text}</${id}>`];
}

/** `123450` tiyn → `1234.50`. */
const tenge = (tiyn: number): string => `${Math.floor(tiyn / 100)}.${String(tiyn % 100).padStart(2, '0')}`;

/** As Canonical XML 1.0 (2.3) writes a text. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
