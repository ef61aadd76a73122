/** What people do with documents, step by step, over HTTP. A step on the way to what a test is about must succeed. */
import type { Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { Actor, TestApp } from '@qujat/platform';

/** How a file is labelled when it is uploaded. */
export interface FileLabels {
  readonly name?: string;
  readonly type?: string;
}

/** A new document: Alatau writes to Zhetisu unless told otherwise. */
export interface DraftOptions extends FileLabels {
  readonly title?: string;
  readonly by?: string;
  readonly to?: string | null;
  readonly content?: Buffer;
}

/** A document as the API shows it: the parts that tests look at. */
export interface ShownDocument {
  readonly package: { readonly id: string; readonly number: string; readonly title: string } | null;
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly axes: Readonly<Record<string, string>>;
  readonly waitingFor: string | null;
  readonly file: { readonly name: string; readonly size: number; readonly sha256: string; readonly mediaType: string };
  readonly signatures: readonly { readonly id: string; readonly side: string; readonly state: string }[];
  readonly timeline: readonly { readonly event: string; readonly detail: Readonly<Record<string, unknown>> }[];
  readonly receipt: { readonly state: string; readonly receivedAt: string | null } | null;
  readonly publicUrl: string | null;
  readonly annulledAt: string | null;
  readonly attention: boolean;
  readonly later: { readonly id: string } | null;
  readonly earlier: { readonly id: string } | null;
  readonly abilities: Readonly<Record<string, { readonly allowed: boolean; readonly reason?: string }>>;
  readonly annulments: readonly { readonly id: string; readonly state: string; readonly own: boolean }[];
}

/** What each statement is handed in to. */
const STATEMENT_PATHS = {
  recall: 'recall',
  refusal: 'refuse',
  'annulment-proposal': 'annulment/propose',
  'annulment-withdrawal': 'annulment/withdraw',
  'annulment-consent': 'annulment/accept',
  'annulment-refusal': 'annulment/refuse',
} as const;

/** A kind of signed statement. */
export type StatementName = keyof typeof STATEMENT_PATHS;

/** The deeds. */
export interface DocumentDeeds {
  /** HTTP as the person. */
  as(slug: string): TestAgent;
  get(slug: string, id: string): Promise<ShownDocument>;
  /** Names of the events that the person's side sees. */
  events(slug: string, id: string): Promise<string[]>;
  upload(id: string, content: Buffer, options?: FileLabels & { by?: string }): Promise<Response>;
  /** Signs these bytes as the person (or hands in a given signature), whatever comes of it. */
  submit(slug: string, id: string, content: Uint8Array | string): Promise<Response>;
  /** Makes a statement, whatever comes of it. */
  make(slug: string, id: string, kind: StatementName, reason?: string): Promise<Response>;
  /** Signs a statement that was made, as a request that is still to be sent. */
  signing(slug: string, id: string, kind: StatementName, made: Response): Promise<() => Promise<Response>>;
  /** Makes and signs a statement, whatever comes of it. */
  state(slug: string, id: string, kind: StatementName, reason?: string): Promise<Response>;
  /** A draft with its file. */
  draft(options?: DraftOptions): Promise<string>;
  /** …signed by the sender. */
  signed(options?: DraftOptions): Promise<string>;
  /** …sent. */
  sent(options?: DraftOptions): Promise<string>;
  /** …opened by an employee of the recipient. */
  received(options?: DraftOptions): Promise<string>;
}

/** What the deeds need of the world they happen in. */
interface World {
  readonly app: Pick<TestApp, 'as'>;
  actor(slug: string): Actor;
  participant(slug: string): { readonly id: string };
  sign(slug: string, content: Uint8Array): Promise<string>;
}

/** Deeds in a world whose documents carry `content` unless told otherwise. */
export function documentDeeds(world: World, content: Buffer): DocumentDeeds {
  const does: DocumentDeeds = {
    as: (slug) => world.app.as(world.actor(slug)),
    get: async (slug, id) => expectStatus(await does.as(slug).get(`/api/documents/${id}`), 200).body as ShownDocument,
    events: async (slug, id) => (await does.get(slug, id)).timeline.map(({ event }) => event),
    upload: (id, bytes, { name = 'Договор № 12.pdf', type = 'application/pdf', by = 'alatau-head' } = {}) =>
      put(does.as(by), id, bytes, { name, type }),
    submit: async (slug, id, what) => {
      const signature = typeof what === 'string' ? what : await world.sign(slug, what);
      return does.as(slug).post(`/api/documents/${id}/signatures`).send({ signature });
    },
    state: async (slug, id, kind, reason = 'Қате толтырылған') => {
      const made = await does.make(slug, id, kind, reason);
      if (made.status !== 201) return made;
      return (await does.signing(slug, id, kind, made))();
    },
    make: async (slug, id, kind, reason = 'Қате толтырылған') =>
      does.as(slug).post(`/api/documents/${id}/statements`).send({ kind, reason }),
    signing: async (slug, id, kind, made) => {
      const { id: statementId, content: text } = expectStatus(made, 201).body as { id: string; content: string };
      const signature = await world.sign(slug, Buffer.from(text, 'base64'));
      const path = `/api/documents/${id}/${STATEMENT_PATHS[kind]}`;
      return async () => does.as(slug).post(path).send({ statementId, signature });
    },
    draft: async ({ title = 'Договор поставки', by = 'alatau-head', to = 'zhetisu', ...file } = {}) => {
      const recipientId = to && world.participant(to).id;
      const made = await does.as(by).post('/api/documents').send({ title, type: 'contract', recipientId });
      const { id } = expectStatus(made, 201).body as { id: string };
      expectStatus(await does.upload(id, file.content ?? content, { ...file, by }), 200);
      return id;
    },
    signed: async (options = {}) => {
      const id = await does.draft(options);
      expectStatus(await does.submit(options.by ?? 'alatau-head', id, options.content ?? content), 201);
      return id;
    },
    sent: async (options = {}) => {
      const id = await does.signed(options);
      expectStatus(await does.as(options.by ?? 'alatau-head').post(`/api/documents/${id}/send`), 200);
      return id;
    },
    received: async (options = {}) => {
      const id = await does.sent(options);
      expectStatus(await does.as('zhetisu-employee').post(`/api/documents/${id}/open`), 200);
      return id;
    },
  };
  return does;
}

function put(browser: TestAgent, id: string, bytes: Buffer, { name, type }: Required<FileLabels>): Promise<Response> {
  const request = browser.put(`/api/documents/${id}/content`).set('Content-Type', type);
  return Promise.resolve(request.set('X-File-Name', encodeURIComponent(name)).send(bytes));
}

function expectStatus(response: Response, expected: number): Response {
  if (response.status === expected) return response;
  throw new Error(`expected ${expected}, got ${response.status}: ${response.text}`);
}
