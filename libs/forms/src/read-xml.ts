import { type Field, fieldsOf, isTable, type Row, type Schema, type Value, type Values } from './schema.js';
import { schemaOf } from './schemas/index.js';
import { writeForm } from './xml.js';

/** A form as it was read: what is signed, by the schema it names. */
export interface ReadForm {
  readonly schema: Schema;
  readonly values: Values;
}

const HEAD = /^<([a-z-]+) xmlns="urn:qujat:form:([a-z-]+):(\d{1,4})" version="(\d{1,4})">\n/;

/**
 * Reads a form; undefined when the text is none. Only what this very text would be written from is read: the values are
 * written again, and every byte must be the same. What a page shows is therefore all that the signed bytes say.
 */
export function readForm(xml: string): ReadForm | undefined {
  const [head = '', type = ''] = HEAD.exec(xml) ?? [];
  const version = Number(/version="(\d+)"/.exec(head)?.[1]);
  const schema = schemaOf(type, version);
  if (!schema || !xml.endsWith(`</${type}>`)) return undefined;
  const values = valuesIn(schema, xml.slice(head.length, -`</${type}>`.length));
  return writeForm(schema, values) === xml ? { schema, values } : undefined;
}

function valuesIn(schema: Schema, body: string): Values {
  const entries = fieldsOf(schema).flatMap((field): [string, Value][] => {
    const text = between(body, field.id, '  ');
    if (text === undefined) return [];
    return [[field.id, isTable(field) ? rowsIn(field.columns, text) : valueOf(field, text)]];
  });
  return Object.fromEntries(entries);
}

/** The text of an element that begins a line at this depth. Texts are escaped, so no value can look like an element. */
function between(body: string, id: string, indent: string): string | undefined {
  const open = `${indent}<${id}>`;
  const at = body.startsWith(open) ? 0 : body.indexOf(`\n${open}`) + 1;
  if (at === 0 && !body.startsWith(open)) return undefined;
  const end = body.indexOf(`</${id}>\n`, at);
  return end < 0 ? undefined : body.slice(at + open.length, end);
}

const rowsIn = (columns: readonly Field[], text: string): Row[] =>
  text
    .split('\n    <row>\n')
    .slice(1)
    .map((row) =>
      Object.fromEntries(
        columns.flatMap((column): [string, string | number][] => {
          const value = between(row, column.id, '      ');
          return value === undefined ? [] : [[column.id, valueOf(column, value)]];
        }),
      ),
    );

function valueOf({ kind }: Field, text: string): string | number {
  if (kind === 'money') return Number(text.replace('.', ''));
  return text.replaceAll('&#xD;', '\r').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
