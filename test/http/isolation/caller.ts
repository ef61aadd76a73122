import { data, PortalSession } from '../../../apps/cli/src/seed/portal-session.js';
import type { KeyRing } from '../../../apps/cli/src/seed/key-ring.js';
import type { Schemas } from '@qujat/api-client';
import type { Call } from './operations.js';

/** What came back. */
export interface Answer {
  readonly status: number;
  /** Code of the problem, where it is one. */
  readonly code: string | undefined;
  readonly body: string;
}

/** Somebody, or nobody, who calls routes over HTTP. */
export class Caller {
  private session: PortalSession | undefined;

  /** @param slug whose key signs in; undefined: nobody is signed in */
  constructor(
    readonly name: string,
    private readonly url: string,
    private readonly keys: KeyRing,
    private readonly slug?: string,
  ) {}

  /** The session as it stands. A call may have ended the one before (sign-out): then a new one begins. */
  async standing(): Promise<Schemas['Session'] | undefined> {
    if (!this.slug) return undefined;
    const open = this.session && (await this.session.api.GET('/api/auth/session'));
    if (open?.response.ok) return data(open);
    this.session = await PortalSession.begin(this.url, this.slug, this.keys);
    return this.session.current();
  }

  /** Calls a route; where it wants the act to be confirmed by a signature, confirms it: that wall is tried elsewhere. */
  async call(call: Call): Promise<Answer> {
    const answer = await this.send(call);
    if (answer.code !== 'session.step_up_required' || !this.session || !this.slug) return answer;
    const { act } = JSON.parse(answer.body) as { act: Schemas['AskStepUp']['act'] };
    const { nonceId, nonce } = data(await this.session.api.POST('/api/auth/step-up/nonce', { body: { act } }));
    const signature = await this.keys.sign(this.slug, Buffer.from(nonce, 'base64'), { detached: false });
    data(await this.session.api.POST('/api/auth/step-up', { body: { act, nonceId, signature } }));
    return this.send(call);
  }

  private async send({ method, address, headers, body }: Call): Promise<Answer> {
    const init = { method, headers: { ...headers, origin: this.url, 'accept-language': 'en' }, body };
    const request = new Request(`${this.url}${address}`, init);
    const response = await (this.session ? this.session.send(request) : fetch(request));
    const text = await response.text();
    return { status: response.status, code: codeOf(text), body: text };
  }
}

function codeOf(text: string): string | undefined {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
}
