import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';

/** What is asked of `fetchAt`: the part of RequestInit that is used here. */
export interface Asked {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/**
 * `fetch`, connected to the address given instead of what the name of the host resolves to by now: a name judged harmless may
 * point into one's own network a moment later (DNS rebinding). TLS still goes by the name.
 */
export function fetchAt(address: string | undefined, url: string, asked: Asked): Promise<Response> {
  if (address === undefined) return fetch(url, asked);
  const { method, headers, body, signal } = asked;
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const options = { method, headers, signal, lookup: always(address), agent: false };
    const sent = request(url, options, (answer) => resolve(responseOf(answer)));
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Finds this address under every name. */
const always =
  (address: string): LookupFunction =>
  (_name, { all }, found) => {
    const family = isIP(address);
    // Node asks for all addresses when it means to try them one after the other
    if (all)
      (found as unknown as (error: null, all: { address: string; family: number }[]) => void)(null, [
        { address, family },
      ]);
    else found(null, address, family);
  };

function responseOf(answer: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) if (typeof value === 'string') headers.set(name, value);
  const { statusCode: status = 500 } = answer;
  if (status === 204 || status === 205 || status === 304) {
    answer.resume();
    return new Response(null, { status, headers });
  }
  return new Response(Readable.toWeb(answer) as ReadableStream, { status, headers });
}
