import {
  calculate,
  fieldsOf,
  type FormProblem,
  isTable,
  problemsOf,
  type Schema,
  tidy,
  type Values,
} from '@qujat/forms';

/** A row as it is typed. */
export type TypedRow = Readonly<Record<string, string | number | undefined>>;

/** What stands in the form as it is typed: texts are kept as they are until they are saved. */
export type Typed = Readonly<Record<string, string | number | readonly TypedRow[] | undefined>>;

/** The form as it will be kept, with everything that follows from it. */
export const keptOf = (schema: Schema, typed: Typed): Values => calculate(schema, tidy(schema, typed));

/** What is wrong by field, for as long as the page shows it. */
export function problemsIn(schema: Schema, typed: Typed): ReadonlyMap<string, FormProblem['code']> {
  return new Map(problemsOf(schema, keptOf(schema, typed)).map(({ path, code }) => [path, code]));
}

/** The rows of a table as they are typed. */
export const typedRows = (typed: Typed, id: string): readonly TypedRow[] => {
  const rows = typed[id];
  return Array.isArray(rows) ? (rows as readonly TypedRow[]) : [];
};

/** What the portal knows of what a form begins with. */
export type Known = Readonly<Record<string, string | undefined>>;

/**
 * Fills what is empty with what the portal knows, and what it filled before with what it knows now; what somebody has typed
 * stays.
 */
export function prefill(schema: Schema, typed: Typed, known: Known, before: Known = {}): Typed {
  const filled = fieldsOf(schema).flatMap((field): [string, string][] => {
    if (isTable(field) || !field.prefill) return [];
    const [now, was] = [known[field.prefill], before[field.prefill]];
    const value = typed[field.id];
    const isOurs = value === undefined || value === '' || (was !== undefined && value === was);
    return now !== undefined && isOurs && value !== now ? [[field.id, now]] : [];
  });
  return filled.length === 0 ? typed : { ...typed, ...Object.fromEntries(filled) };
}

/** A form nobody has touched has an empty row to begin with in every table that needs one. */
export function beginning(schema: Schema): Typed {
  const tables = fieldsOf(schema).filter((field) => isTable(field) && field.required);
  return Object.fromEntries(tables.map(({ id }) => [id, [{}]]));
}
