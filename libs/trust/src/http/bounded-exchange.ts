/** One HTTP request with limits: time, size, no redirects. */
import { fetchAt } from './fetch-at.js';

/** What is asked. */
export interface Question {
  readonly url: string;
  /** Sent by POST; by GET when absent. */
  readonly body?: { readonly type: string; readonly bytes: Uint8Array };
  readonly accept: string;
  /** The media type that the answer must have; any when absent. */
  readonly expect?: string;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  /** The address to connect to, when the name of the host was looked up and judged before; the name is not looked up again. */
  readonly address?: string;
}

/** The NCA redirects requests whose User-Agent is empty. */
const USER_AGENT = 'Qujat/1';

/** Sends the question and reads the whole answer; throws an Error that says what went wrong. */
export async function exchange(question: Question): Promise<Uint8Array> {
  const { url, body, accept, timeoutMs, address } = question;
  const response = await fetchAt(address, url, {
    method: body ? 'POST' : 'GET',
    headers: { accept, 'user-agent': USER_AGENT, ...(body && { 'content-type': body.type }) },
    ...(body && { body: Buffer.from(body.bytes) }),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  try {
    check(response, question);
    return await readBounded(response, question.maxBytes);
  } finally {
    if (response.body && !response.bodyUsed) await response.body.cancel();
  }
}

function check({ status, headers }: Response, { expect }: Question): void {
  if (status >= 300 && status < 400) throw new Error(`status ${status}: redirects are not followed`);
  if (status !== 200) throw new Error(`status ${status}`);
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (expect !== undefined && type !== expect) throw new Error(`an answer of type ${type ?? 'unknown'}`);
}

async function readBounded(response: Response, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new Error(`an answer of more than ${maxBytes} bytes`);
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    const bytes = piece as Uint8Array;
    size += bytes.length;
    if (size > maxBytes) throw tooLarge();
    pieces.push(bytes);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
