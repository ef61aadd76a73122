import { createApiClient, type ApiClient, type Schemas } from '@qujat/api-client';
import type { KeyRing } from './key-ring.js';

/** The portal refused. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: { code?: string; title?: string; detail?: string },
    address: string,
  ) {
    super(`${address}: ${status} ${problem.code ?? ''} ${problem.detail ?? problem.title ?? ''}`);
  }
}

/** Someone signed in to a portal, over HTTP, as a browser would be. */
export class PortalSession {
  private readonly cookies = new Map<string, string>();
  readonly api: ApiClient;

  private constructor(
    private readonly portal: string,
    readonly slug: string,
    private readonly keys: KeyRing,
  ) {
    this.api = createApiClient({ baseUrl: portal, fetch: (request: Request) => this.send(request) });
  }

  /** Signs in with a certificate (E-5.6.1). */
  static async begin(portal: string, slug: string, keys: KeyRing): Promise<PortalSession> {
    const session = new PortalSession(portal, slug, keys);
    const { nonce, nonceId } = data(await session.api.POST('/api/auth/nonce'));
    const signature = await keys.sign(slug, Buffer.from(nonce, 'base64'), { detached: false });
    data(await session.api.POST('/api/auth/sign-in', { body: { nonceId, signature } }));
    return session;
  }

  /** Where this person stands. */
  async current(): Promise<Schemas['Session']> {
    return data(await this.api.GET('/api/auth/session'));
  }

  /** A detached signature, base64. */
  sign(content: Uint8Array): Promise<string> {
    return this.keys.sign(this.slug, content, { detached: true });
  }

  /** Confirms a kind of sensitive act (E-3.11). */
  async stepUp(act: Schemas['StepUpAct']): Promise<void> {
    const { nonce, nonceId } = data(await this.api.POST('/api/auth/step-up/nonce', { body: { act } }));
    const signature = await this.keys.sign(this.slug, Buffer.from(nonce, 'base64'), { detached: false });
    data(await this.api.POST('/api/auth/step-up', { body: { act, nonceId, signature } }));
  }

  /** The raw bytes behind an address of the API. */
  async bytes(address: string): Promise<Buffer> {
    const response = await this.send(new Request(`${this.portal}${address}`));
    if (!response.ok) throw new Refused(response.status, await problemOf(response), address);
    return Buffer.from(await response.arrayBuffer());
  }

  /** Uploads a PDF as raw bytes. */
  async upload(method: 'PUT' | 'POST', address: string, name: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
    const headers = { 'content-type': 'application/pdf', 'x-file-name': encodeURIComponent(name) };
    const response = await this.send(new Request(`${this.portal}${address}`, { method, body, headers }));
    if (!response.ok) throw new Refused(response.status, await problemOf(response), address);
  }

  /** A request as the person's browser sends it; what it answers. */
  async send(request: Request): Promise<Response> {
    request.headers.set('origin', this.portal);
    request.headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(request);
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** What the portal answered; throws what it refused with. */
export function data<T>({ data, error, response }: Answer<T>): T {
  if (!response.ok) throw new Refused(response.status, error ?? {}, response.url);
  return data as T;
}

const problemOf = (response: Response): Promise<Refused['problem']> =>
  response.json().then(
    (problem: unknown) => problem as Refused['problem'],
    () => ({}),
  );
