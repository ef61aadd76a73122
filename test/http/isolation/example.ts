/** The part of an OpenAPI schema that says what a value looks like. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly nullable?: boolean;
}

const FORMATS: Readonly<Record<string, string>> = {
  uuid: '018f0000-0000-7000-8000-000000000000',
  'date-time': '2026-11-20T09:00:00.000Z',
  date: '2026-11-20',
  email: 'somebody@koktem.example',
  uri: 'https://koktem.example/',
};

/** What examples are made with. */
export interface Vocabulary {
  /** Schemas by name, for `$ref`. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Values of properties that no schema can describe, by name: a signature that can be read. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A value that the schema accepts, with what it requires and no more. */
export function exampleOf(schema: Schema, vocabulary: Vocabulary): unknown {
  const { schemas, properties } = vocabulary;
  const of = (part: Schema) => exampleOf(part, vocabulary);
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref) return of(schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)] ?? {});
  if (schema.allOf)
    return schema.allOf.length === 1 ? of(schema.allOf[0]!) : Object.assign({}, ...schema.allOf.map(of));
  const choice = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (choice) return of(choice);
  if (schema.enum) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => of(schema.items ?? {}));
  if (schema.type === 'boolean') return true;
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 1;
  if (schema.type === 'string') return textOf(schema);
  const required = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name));
  return Object.fromEntries(required.map(([name, part]) => [name, properties[name] ?? of(part)]));
}

const textOf = ({ format = '', minLength = 1 }: Schema): string =>
  FORMATS[format] ?? 'QUJA'.repeat(Math.ceil(minLength / 4));
