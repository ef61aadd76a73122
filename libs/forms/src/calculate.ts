import { productOf, sumOf, taxWithin } from './decimal.js';
import { type Field, fieldsOf, type Formula, isTable, type Row, rowsOf, type Schema, type Values } from './schema.js';

/** The form with everything that follows from what was typed. Needs values that `tidy` has been over. */
export function calculate(schema: Schema, typed: Values): Values {
  let values = typed;
  for (const field of fieldsOf(schema)) {
    const value = isTable(field)
      ? rowsOf(values, field).map((row) => calculatedRow(field.columns, row))
      : field.formula && resultOf(field.formula, values);
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    values = { ...values, [field.id]: value };
  }
  return values;
}

function calculatedRow(columns: readonly Field[], row: Row): Row {
  const entries = columns.flatMap(({ id, formula }): [string, number][] => {
    const value = formula?.kind === 'product' ? productIn(row, formula.of) : undefined;
    return value === undefined ? [] : [[id, value]];
  });
  return { ...row, ...Object.fromEntries(entries) };
}

function productIn(row: Row, [many, price]: readonly [string, string]): number | undefined {
  const [count, tiyn] = [row[many], row[price]];
  return typeof count === 'string' && typeof tiyn === 'number' && isDecimal(count) ? productOf(count, tiyn) : undefined;
}

function resultOf(formula: Formula, values: Values): number | undefined {
  if (formula.kind === 'sum') {
    const all = rowsOf(values, { id: formula.table }).map((row) => row[formula.column]);
    const sums = all.filter((each) => typeof each === 'number');
    return sums.length > 0 ? sumOf(sums) : undefined;
  }
  if (formula.kind === 'product') return undefined;
  const [sum, rate] = [values[formula.sum], values[formula.rate]];
  return typeof sum === 'number' && typeof rate === 'string' && isDecimal(rate) ? taxWithin(sum, rate) : undefined;
}

const isDecimal = (text: string): boolean => /^\d{1,12}(\.\d{1,6})?$/.test(text);
