import { setTimeout as sleep } from 'node:timers/promises';
import { SystemClock } from '@qujat/kernel';
import { aPdf } from '@qujat/exchange';
import type { Schemas } from '@qujat/api-client';
import type { SeedDocument, Target } from './documents.js';
import { data, type PortalSession } from './portal-session.js';

type Document = Schemas['Document'];
type Status = Document['status'];

/** Who does what with a document: drafts are prepared by one who may not sign, everything else by the heads. */
export interface Cast {
  readonly preparer: PortalSession;
  readonly signer: PortalSession;
  readonly recipient: PortalSession;
  readonly recipientSigner: PortalSession;
  readonly recipientId: string;
}

const PATIENCE_MS = 30_000;
const END: Readonly<Record<Target, Status>> = {
  ...{ empty: 'draft', draft: 'draft', ready: 'ready', delivered: 'delivered', received: 'received' },
  ...{ completed: 'completed', refused: 'refused', recalled: 'recalled', annulled: 'annulled' },
};

const at = (id: string) => ({ params: { path: { id } } });

/** Brings the document to where the seed wants it, from wherever an interrupted seed has left it. */
export async function drive(cast: Cast, wanted: SeedDocument): Promise<void> {
  let document = (await find(cast, wanted)) ?? (await create(cast, wanted));
  if (wanted.target === 'empty') await tryInBatch(cast.signer, document);
  const clock = new SystemClock();
  const deadline = clock.now().getTime() + PATIENCE_MS;
  while (document.status !== END[wanted.target] || needsContent(document, wanted)) {
    if (clock.now().getTime() > deadline)
      throw new Error(`"${wanted.title}" stays ${document.status}, not ${wanted.target}`);
    await advance(cast, wanted, document);
    document = data(await cast.signer.api.GET('/api/documents/{id}', at(document.id)));
  }
}

const needsContent = ({ file }: Document, { target }: SeedDocument) => file === null && target !== 'empty';

async function find({ preparer }: Cast, { title }: SeedDocument): Promise<Document | undefined> {
  for (const box of ['drafts', 'outbox'] as const) {
    const { items } = data(await preparer.api.GET('/api/documents', { params: { query: { box, search: title } } }));
    const found = items.find((item) => item.title === title);
    if (found) return data(await preparer.api.GET('/api/documents/{id}', at(found.id)));
  }
  return undefined;
}

async function create({ preparer, recipientId }: Cast, { title, type }: SeedDocument): Promise<Document> {
  return data(await preparer.api.POST('/api/documents', { body: { title, type, recipientId } }));
}

/** The next act. Where the portal itself has to do something (timestamps), a moment of patience. */
async function advance(cast: Cast, wanted: SeedDocument, document: Document): Promise<unknown> {
  if (document.status === 'draft' && !document.file) return upload(cast, wanted, document);
  if (document.status === 'draft') return sign(cast.signer, document);
  if (document.status === 'ready') return data(await cast.signer.api.POST('/api/documents/{id}/send', at(document.id)));
  if (document.status === 'delivered' && wanted.target === 'recalled')
    return state(cast.signer, document, 'recall', wanted.reason);
  if (document.status === 'delivered')
    return data(await cast.recipient.api.POST('/api/documents/{id}/open', at(document.id)));
  if (document.status === 'received' && wanted.target === 'refused')
    return state(cast.recipientSigner, document, 'refusal', wanted.reason);
  if (document.status === 'received') return sign(cast.recipientSigner, document);
  if (document.status === 'completed' && wanted.target === 'annulled')
    return document.axes.annulment === 'none'
      ? state(cast.signer, document, 'annulment-proposal', wanted.reason)
      : state(cast.recipientSigner, document, 'annulment-consent');
  return sleep(200);
}

async function upload({ preparer }: Cast, { title, text }: SeedDocument, { id }: Document): Promise<void> {
  const pdf = new Uint8Array(await aPdf(title, [text]));
  await preparer.upload('PUT', `/api/documents/${id}/content`, `${title}.pdf`, pdf);
}

async function sign(signer: PortalSession, { id }: Document): Promise<void> {
  const signature = await signer.sign(await signer.bytes(`/api/documents/${id}/content`));
  data(await signer.api.POST('/api/documents/{id}/signatures', { ...at(id), body: { signature } }));
}

/** What has no file yet is refused in a batch, at once and with the reason: so that a newcomer finds one. */
async function tryInBatch(signer: PortalSession, { id }: Document): Promise<void> {
  data(await signer.api.POST('/api/signing-batches', { body: { requestId: id, documentIds: [id] } }));
}

type Kind = 'recall' | 'refusal' | 'annulment-proposal' | 'annulment-consent';

async function state(signer: PortalSession, { id }: Document, kind: Kind, reason?: string): Promise<void> {
  const statement = data(
    await signer.api.POST('/api/documents/{id}/statements', { ...at(id), body: { kind, reason } }),
  );
  const signature = await signer.sign(Buffer.from(statement.content, 'base64'));
  const body = { statementId: statement.id, signature };
  const handed = { ...at(id), body };
  if (kind === 'recall') data(await signer.api.POST('/api/documents/{id}/recall', handed));
  else if (kind === 'refusal') data(await signer.api.POST('/api/documents/{id}/refuse', handed));
  else if (kind === 'annulment-proposal') data(await signer.api.POST('/api/documents/{id}/annulment/propose', handed));
  else data(await signer.api.POST('/api/documents/{id}/annulment/accept', handed));
}
