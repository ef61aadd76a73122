/** People who exchange documents while the portal dies under them; they note what it has confirmed. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { aPdf } from '@qujat/exchange';
import { KeyRing } from '../../../apps/cli/src/seed/key-ring.js';
import { data, PortalSession, Refused } from '../../../apps/cli/src/seed/portal-session.js';

/** What a person does with a document. */
export type Act = 'created' | 'uploaded' | 'signed' | 'sent' | 'opened';

/** An act to which the portal has answered 2xx. `proof` is the SHA-256 of what was handed over. */
export interface Confirmed {
  readonly act: Act;
  readonly documentId: string;
  readonly proof?: string;
}

const PATIENCE_MS = 90_000;
const at = (id: string) => ({ params: { path: { id } } });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Senders and recipients, several at once. */
export class Load {
  readonly confirmed: Confirmed[] = [];
  /** How many acts got no answer, or a 5xx. */
  interrupted = 0;
  private going = true;
  private papers = 0;

  private constructor(
    readonly sender: PortalSession,
    readonly recipient: PortalSession,
    private readonly recipientId: string,
  ) {}

  /** Signs both sides in. */
  static async begin(portal: string, keys: string): Promise<Load> {
    const ring = new KeyRing(keys);
    const sender = await PortalSession.begin(portal, 'alatau-head', ring);
    const recipient = await PortalSession.begin(portal, 'zhetisu-employee', ring);
    const { participant } = await recipient.current();
    return new Load(sender, recipient, participant!.id);
  }

  /** Goes on until `end` is called; every document that was begun is brought to its receipt. */
  async run(lanes: number): Promise<void> {
    const lane = async (): Promise<void> => {
      while (this.going) await this.exchange();
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  /** Begins no further document. */
  end(): void {
    this.going = false;
  }

  private async exchange(): Promise<void> {
    const { sender, recipient, recipientId } = this;
    const title = `Contract ${++this.papers}`;
    const content = new Uint8Array(await aPdf(title, [`Text of ${title}.`]));
    const signature = await sender.sign(content);
    const body = { title, type: 'contract' as const, recipientId };
    const { id } = await this.insist(async () => data(await sender.api.POST('/api/documents', { body })));
    this.note('created', id);
    await this.insist(() => sender.upload('PUT', `/api/documents/${id}/content`, 'contract.pdf', content));
    this.note('uploaded', id, sha256(content));
    await this.insist(async () =>
      data(await sender.api.POST('/api/documents/{id}/signatures', { ...at(id), body: { signature } })),
    );
    this.note('signed', id, sha256(Buffer.from(signature, 'base64')));
    await this.send(id);
    await this.insist(async () => data(await recipient.api.POST('/api/documents/{id}/open', at(id))));
    this.note('opened', id);
  }

  /** Sending knows no second time: whoever missed the answer asks where the document stands. */
  private async send(id: string): Promise<void> {
    const { api } = this.sender;
    const before = this.interrupted;
    try {
      await this.insist(async () => data(await api.POST('/api/documents/{id}/send', at(id))));
      this.note('sent', id);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 409 || this.interrupted === before) throw error;
      const { status } = await this.insist(async () => data(await api.GET('/api/documents/{id}', at(id))));
      if (status !== 'delivered') throw new Error(`sent twice, it is ${status}`, { cause: error });
    }
  }

  /** Tries again when there was no answer or a 5xx; a refusal is thrown. */
  private async insist<T>(act: () => Promise<T>): Promise<T> {
    for (const began = performance.now(); ;) {
      try {
        return await act();
      } catch (error) {
        if (error instanceof Refused && error.status < 500) throw error;
        if (performance.now() - began > PATIENCE_MS) throw error;
        this.interrupted += 1;
        await sleep(100);
      }
    }
  }

  private note(act: Act, documentId: string, proof?: string): void {
    this.confirmed.push({ act, documentId, ...(proof && { proof }) });
  }
}
