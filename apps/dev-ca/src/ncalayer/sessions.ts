import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Layer } from './layer.js';
import { GREETING, HEARTBEAT, readRequest } from './protocol.js';

/** A document of 50 MB in base64, and room for the rest of the request. */
const MAX_MESSAGE = 96 * 1024 * 1024;

/** Serves NCALayer's WebSocket protocol on `server`; returns what closes it. */
export function serveSessions(server: Server, layer: Layer, log: (line: string) => void): () => void {
  const sockets = new WebSocketServer({ server, maxPayload: MAX_MESSAGE });
  sockets.on('connection', (socket, request) => serve(socket, request, layer, log));
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

function serve(socket: WebSocket, request: IncomingMessage, layer: Layer, log: (line: string) => void): void {
  const gone = new AbortController();
  const origin = request.headers.origin ?? '';
  const say = (message: object): void => socket.send(JSON.stringify(message));
  say(GREETING);
  socket.on('close', () => gone.abort());
  socket.on('error', (error) => log(`NCALayer connection from ${origin || 'a program'}: ${error.message}`));
  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8');
    if (text === HEARTBEAT) return socket.send(HEARTBEAT);
    const asked = readRequest(text);
    // as the real program answers what it cannot read
    if (!asked) return say({ success: false, code: 'COMMON_JSON_WRAPPING_EXCEPTION' });
    layer.answer(asked, { origin, gone: gone.signal }).then(
      (answer) => {
        if (socket.readyState === socket.OPEN) say(answer);
      },
      (error: Error) => log(`NCALayer ${asked.module}.${asked.method}: ${error.stack}`),
    );
  });
}
