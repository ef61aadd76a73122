import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request and its answer, with what the routes need of them. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly url: URL;
}

/** A refusal with its HTTP status. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The body of a request; more than `limit` bytes is refused without being read to its end. */
export async function readBody({ request }: Exchange, limit: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new HttpRefusal(413, `more than ${limit} bytes`);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > limit) throw new HttpRefusal(413, `more than ${limit} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** A JSON body that is an object. An empty body is an empty object. */
export async function readJson(exchange: Exchange, limit: number): Promise<Record<string, unknown>> {
  const type = exchange.request.headers['content-type'] ?? '';
  if (!type.startsWith('application/json')) throw new HttpRefusal(415, 'application/json is expected');
  const text = Buffer.from(await readBody(exchange, limit)).toString('utf8');
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw new HttpRefusal(400, `not JSON: ${(error as Error).message}`);
  }
  throw new HttpRefusal(400, 'a JSON object is expected');
}

/** Answers with bytes. */
export function send({ response }: Exchange, status: number, type: string, body: Uint8Array | string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}

/** Answers with JSON. */
export const sendJson = (exchange: Exchange, body: unknown, status = 200): void =>
  send(exchange, status, 'application/json; charset=utf-8', JSON.stringify(body));
