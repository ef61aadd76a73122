import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What a service of the NCA is asked, and how it would answer. */
export interface Asked {
  readonly path: string;
  readonly userAgent: string;
  readonly body: Uint8Array;
  /** The true answer to a request: to this one, or to another. */
  readonly truth: (body?: Uint8Array) => Promise<Uint8Array>;
}

/** An answer; or `hang up`, or `silence` until the one who asks gives up. */
export type Answer =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: Uint8Array }
  | 'hang up'
  | 'silence';

/** How a service behaves. */
export type Behaviour = (asked: Asked) => Answer | Promise<Answer>;

const TYPES: Readonly<Record<string, string>> = {
  ocsp: 'application/ocsp-response',
  tsp: 'application/timestamp-reply',
  crl: 'application/pkix-crl',
};

/** Stands between the portal and an NCA and can make each of its services misbehave in any way. */
export class NcaProxy {
  /** What was asked, by service: `ocsp`, `tsp`, `crl`. */
  readonly asked: Record<string, Asked[]> = { ocsp: [], tsp: [], crl: [] };
  private readonly behaviours = new Map<string, Behaviour>();
  private readonly server = createServer((request, response) => void this.handle(request, response));
  url = '';

  private constructor(private readonly upstream: string) {}

  /** Starts in front of the NCA at `upstream`. */
  static async start(upstream: string): Promise<NcaProxy> {
    const proxy = new NcaProxy(upstream);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    proxy.url = `http://127.0.0.1:${(proxy.server.address() as AddressInfo).port}`;
    return proxy;
  }

  /** Makes services behave so from now on. */
  behave(behaviours: Readonly<Record<string, Behaviour>>): void {
    for (const [service, behaviour] of Object.entries(behaviours)) this.behaviours.set(service, behaviour);
  }

  /** All is well again, and nothing was asked. */
  reset(): void {
    this.behaviours.clear();
    for (const list of Object.values(this.asked)) list.length = 0;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const service = path.split('/')[1] ?? '';
    const body = new Uint8Array(await buffer(request));
    const truth = (other: Uint8Array = body) => this.ask(path, request.headers['content-type'], other);
    const asked = { path, userAgent: request.headers['user-agent'] ?? '', body, truth };
    this.asked[service]?.push(asked);
    const honest: Behaviour = async () => ({ body: await truth() });
    const answer = await (this.behaviours.get(service) ?? honest)(asked);
    if (answer === 'silence') return;
    if (answer === 'hang up') return void request.socket.destroy();
    response.writeHead(answer.status ?? 200, { 'content-type': TYPES[service] ?? 'text/plain', ...answer.headers });
    response.end(answer.body);
  }

  private async ask(path: string, type: string | undefined, body: Uint8Array): Promise<Uint8Array> {
    const init =
      body.length > 0 ? { method: 'POST', body: Buffer.from(body), headers: { 'content-type': type ?? '' } } : {};
    return new Uint8Array(await (await fetch(this.upstream + path, init)).arrayBuffer());
  }
}
