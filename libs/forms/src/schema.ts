import type { Localized } from '@qujat/kernel';

/** What a field holds. */
export type FieldKind = 'text' | 'long-text' | 'date' | 'money' | 'number' | 'bin' | 'iik' | 'bik' | 'choice';

/** What a field begins with, where the portal knows it. */
export type Prefill =
  'today' | 'sender.name' | 'sender.bin' | 'sender.address' | 'signer.name' | 'recipient.name' | 'recipient.bin';

/** How a value comes from others; nobody types it. */
export type Formula =
  /** Two fields of the same row, rounded to the tiyn. */
  | { readonly kind: 'product'; readonly of: readonly [string, string] }
  /** A column of a table, from its first row to its last. */
  | { readonly kind: 'sum'; readonly table: string; readonly column: string }
  /** The tax within a sum, by the rate chosen in another field. */
  | { readonly kind: 'tax-within'; readonly sum: string; readonly rate: string };

/** A field of a form. */
export interface Field {
  readonly id: string;
  readonly kind: FieldKind;
  readonly label: Localized;
  readonly hint?: Localized;
  readonly required?: boolean;
  /** Greatest length of a text. */
  readonly max?: number;
  readonly options?: readonly { readonly value: string; readonly label: Localized }[];
  readonly formula?: Formula;
  readonly prefill?: Prefill;
}

/** A table of a form: rows that all have the same columns. */
export interface Table {
  readonly id: string;
  readonly kind: 'table';
  readonly label: Localized;
  readonly columns: readonly Field[];
  readonly required?: boolean;
}

/** Fields that belong together, under a heading. */
export interface Group {
  readonly label: Localized;
  readonly fields: readonly (Field | Table)[];
}

/** What must hold between fields. */
export type Rule =
  /** One day is not before the other. */
  | { readonly kind: 'order'; readonly from: string; readonly to: string }
  /** Two fields are not the same. */
  | { readonly kind: 'differ'; readonly fields: readonly [string, string] };

/** The form of one type of documents, in one version; a version that documents were formed by never changes again. */
export interface Schema {
  /** Type of the documents, as the exchange knows it. */
  readonly type: string;
  readonly version: number;
  readonly name: Localized;
  readonly groups: readonly Group[];
  readonly rules: readonly Rule[];
  /** Which fields are the document's own number, day and sum. */
  readonly takes: { readonly number?: string; readonly date?: string; readonly amount?: string };
}

/** A row of a table. */
export type Row = Readonly<Record<string, string | number>>;

/** What one value is: a text, a day (ISO), a decimal number as text, money in tiyn, or the rows of a table. */
export type Value = string | number | readonly Row[];

/** What stands in a form. What is empty is absent. */
export type Values = Readonly<Record<string, Value>>;

/** Every field and table of a schema, in its order. */
export const fieldsOf = (schema: Schema): readonly (Field | Table)[] => schema.groups.flatMap(({ fields }) => fields);

/** Is it a table? */
export const isTable = (field: Field | Table): field is Table => field.kind === 'table';

/** Rows of a table as they stand in the form. */
export const rowsOf = (values: Values, { id }: Pick<Table, 'id'>): readonly Row[] => {
  const rows = values[id];
  return Array.isArray(rows) ? (rows as readonly Row[]) : [];
};
