import { isBin, isIik, isIin } from '@qujat/kernel';
import { decimalOf } from './decimal.js';
import type { FormProblem, ProblemCode } from './problems.js';
import {
  type Field,
  fieldsOf,
  isTable,
  type Row,
  type Rule,
  rowsOf,
  type Schema,
  type Table,
  type Values,
} from './schema.js';
import { lengthOf } from './tidy.js';

/** Everything that keeps the form from being complete, in the order of its fields; none: it can be formed. */
export function problemsOf(schema: Schema, values: Values): FormProblem[] {
  const found = fieldsOf(schema).flatMap((field) =>
    isTable(field) ? inTable(field, values) : inField(field, field.id, values[field.id] as string | number | undefined),
  );
  const paths = new Set(found.map(({ path }) => path));
  // A rule between fields says nothing of one that is wrong by itself.
  return [...found, ...schema.rules.flatMap((rule) => against(rule, values)).filter(({ path }) => !paths.has(path))];
}

function inTable(table: Table, values: Values): FormProblem[] {
  const rows = rowsOf(values, table);
  if (rows.length === 0) return table.required ? [{ path: table.id, code: 'form.row_missing' }] : [];
  return rows.flatMap((row: Row, i) =>
    table.columns.flatMap((column) => inField(column, `${table.id}.${i}.${column.id}`, row[column.id])),
  );
}

function inField(field: Field, path: string, value: string | number | undefined): FormProblem[] {
  // What is calculated is missing only because something else is.
  if (field.formula) return [];
  const code = value === undefined ? (field.required ? 'form.required' : undefined) : problemOf(field, value);
  return code ? [{ path, code }] : [];
}

function problemOf(field: Field, value: string | number): ProblemCode | undefined {
  if (typeof value === 'number') return undefined;
  if (value.length > lengthOf(field)) return 'form.too_long';
  switch (field.kind) {
    case 'date':
      return isDay(value) ? undefined : 'form.bad_date';
    case 'number':
      return decimalOf(value) === value ? undefined : 'form.bad_number';
    case 'bin':
      return isBin(value) || isIin(value) ? undefined : 'form.bad_bin';
    case 'iik':
      return isIik(value) ? undefined : 'form.bad_iik';
    case 'bik':
      return /^[A-Z0-9]{8}$/.test(value) ? undefined : 'form.bad_bik';
    case 'choice':
      return field.options?.some((option) => option.value === value) ? undefined : 'form.bad_choice';
    default:
      return undefined;
  }
}

function against(rule: Rule, values: Values): FormProblem[] {
  const [first, second] = rule.kind === 'order' ? [rule.from, rule.to] : rule.fields;
  const [one, other] = [values[first], values[second]];
  if (one === undefined || other === undefined) return [];
  if (rule.kind === 'order') return other < one ? [{ path: second, code: 'form.before' }] : [];
  return one === other ? [{ path: second, code: 'form.same' }] : [];
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
