import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpRefusal, sendJson, type Exchange } from './exchange.js';

const HOST = '127.0.0.1';

/** What answers one request. */
export type Handler = (exchange: Exchange) => Promise<void> | void;

/** A server on one loopback port. */
export interface LoopbackServer {
  readonly server: Server;
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1, on the first of `ports` that is free, else on any. */
export async function listenOnLoopback(
  handler: Handler,
  ports: readonly number[],
  log: (line: string) => void,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => void answer(request, response, handler, log));
  for (const port of [...ports, 0]) {
    if (await bind(server, port)) break;
    log(`port ${port} is taken`);
  }
  return { server, port: (server.address() as AddressInfo).port, close: () => close(server) };
}

function bind(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error);
    server.once('error', failed);
    server.listen(port, HOST, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handler: Handler,
  log: (line: string) => void,
): Promise<void> {
  const exchange: Exchange = { request, response, method: request.method ?? 'GET', url: urlOf(request) };
  try {
    await handler(exchange);
  } catch (error) {
    const refusal = error instanceof HttpRefusal ? error : undefined;
    if (!refusal) log(`${exchange.method} ${exchange.url.pathname}: ${(error as Error).stack}`);
    if (response.headersSent) return void response.destroy();
    // a body that was refused half-way must not be taken for the next request
    response.setHeader('connection', 'close');
    sendJson(exchange, { error: refusal?.message ?? 'something went wrong' }, refusal?.status ?? 500);
  }
}

function urlOf(request: IncomingMessage): URL {
  try {
    return new URL(request.url ?? '/', `http://${HOST}`);
  } catch {
    return new URL(`http://${HOST}/unreadable`); // finds no route: 404
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
