import type { NestExpressApplication } from '@nestjs/platform-express';
import { type Access, type Route, Routes } from '@qujat/platform';
import { openApiDocument } from '../../../apps/portal/src/openapi.js';
import { exampleOf, type Schema, type Vocabulary } from './example.js';

/** A request, ready to be sent. */
export interface Call {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
}

/** A route of the portal: what it demands, and how it is called. */
export interface Operation {
  /** `GET /documents/:id` */
  readonly name: string;
  readonly access: Access;
  /** Names of what is in its path. */
  readonly parameters: readonly string[];
  /** A call with these values in its path and a body that its schema accepts. */
  call(values?: Readonly<Record<string, string>>, body?: object): Call;
  /** A call about nothing that exists, with an empty body. */
  emptyCall(): Call;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const NOWHERE = '018f0000-0000-7000-8000-000000000000';

/**
 * Every route that the running portal has: nothing is listed by hand, so that nothing can be forgotten.
 * @param properties values of properties that no schema can describe, by name
 */
export function operationsOf(app: NestExpressApplication, properties: Vocabulary['properties'] = {}): Operation[] {
  const document = openApiDocument(app);
  const schemas = (document.components?.schemas ?? {}) as Vocabulary['schemas'];
  return app
    .get(Routes, { strict: false })
    .all()
    .map((route) => {
      const item = document.paths[`/api${route.path.replace(/:(\w+)/g, '{$1}')}`];
      const described = (item as Record<string, Described> | undefined)?.[route.method.toLowerCase()] ?? {};
      return operation(route, described, { schemas, properties });
    });
}

function operation(route: Route, described: Described, vocabulary: Vocabulary): Operation {
  const { method, path, access } = route;
  if (!access) throw new Error(`${method} ${path} declares no access`);
  const given = (where: string) =>
    (described.parameters ?? [])
      .filter((parameter) => parameter.in === where && parameter.required)
      .map(({ name, schema }) => [name, String(exampleOf(schema, vocabulary))] as const);
  return {
    name: `${method} ${path}`,
    access,
    parameters: [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!),
    call: (values = {}, body) => {
      const address = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? NOWHERE));
      const query = new URLSearchParams(Object.fromEntries(given('query'))).toString();
      const content = bodyOf(described, vocabulary, body);
      const headers = { ...Object.fromEntries(given('header')), ...content.headers };
      return { method, address: `/api${address}${query && `?${query}`}`, headers, body: content.body };
    },
    emptyCall: () => ({
      ...{ method, address: `/api${path.replace(/:\w+/g, NOWHERE)}` },
      ...((method === 'GET' ? { headers: {} } : { headers: JSON_TYPE, body: '{}' }) satisfies Content),
    }),
  };
}

/** The body of a call, with its content type. */
type Content = Pick<Call, 'headers' | 'body'>;

const JSON_TYPE = { 'content-type': 'application/json' };

function bodyOf({ requestBody }: Described, vocabulary: Vocabulary, own?: object): Content {
  const types = Object.keys(requestBody?.content ?? {});
  if (types.includes('application/json') || own) {
    const schema = requestBody?.content['application/json']?.schema ?? {};
    const example = exampleOf(schema, vocabulary);
    const body = JSON.stringify(own ? { ...(example as object), ...own } : example);
    return { headers: JSON_TYPE, body };
  }
  if (types.includes('multipart/form-data')) {
    const form = new FormData();
    form.set('file', new Blob([Buffer.from('text')]), 'a.txt');
    return { headers: {}, body: form };
  }
  if (types.length === 0) return { headers: {} };
  return { headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(Buffer.from('text')) };
}
