import { readFileSync } from 'node:fs';
import type { Clock } from '@qujat/kernel';
import { HttpRefusal, readJson, send, sendJson, type Exchange } from '../http/exchange.js';
import { refuseOtherSites } from '../http/local-only.js';
import type { Handler } from '../http/server.js';
import type { Nca } from '../nca.js';
import { scanned } from '../phone/scanned.js';
import type { Phone } from '../phone/phone.js';
import { readPick, readSlugAndAlgorithm } from '../control/parameters.js';
import { commonNameOf, personBySlug } from '../people/catalogue.js';
import type { Desk, Pending } from './desk.js';
import { listOwners, whyNot } from './owners.js';

const MAX_BODY = 16 * 1024;
const FILES: Readonly<Record<string, { file: string; type: string }>> = {
  '/': { file: 'page.html', type: 'text/html; charset=utf-8' },
  '/page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
  '/page.mjs': { file: 'page.mjs', type: 'text/javascript; charset=utf-8' },
  '/view.mjs': { file: 'view.mjs', type: 'text/javascript; charset=utf-8' },
  '/phone': { file: 'phone.html', type: 'text/html; charset=utf-8' },
  '/phone.mjs': { file: 'phone.mjs', type: 'text/javascript; charset=utf-8' },
  '/words.mjs': { file: 'words.mjs', type: 'text/javascript; charset=utf-8' },
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'";

/**
 * The stand-ins' own pages: `/`, `/events`, `/pending/ID/owners`, `/pending/ID/sign`, `/pending/ID/cancel`, `/pick`; and
 * `/phone`, `/phone/owners`, `/phone/scan`.
 */
export function pageRoutes(desk: Desk, nca: Nca, clock: Clock, phone: Phone): Handler {
  return async (exchange) => {
    const { method, url } = exchange;
    const [, id = '', act = ''] = /^\/pending\/([\w-]+)\/(owners|sign|cancel)$/.exec(url.pathname) ?? [];
    const file = Object.hasOwn(FILES, url.pathname) ? FILES[url.pathname] : undefined;
    if (method === 'GET' && file) return sendFile(exchange, file);
    refuseOtherSites(exchange);
    if (method === 'GET' && url.pathname === '/events') return streamState(exchange, desk);
    if (method === 'GET' && act === 'owners')
      return sendJson(exchange, await ownersFor(pendingOf(desk, id), nca, clock));
    if (method === 'POST' && act === 'sign') {
      const { slug, algorithm } = readSlugAndAlgorithm(await readJson(exchange, MAX_BODY));
      return sendJson(exchange, { settled: desk.settle(id, { slug, algorithm: algorithm ?? 'gost' }) });
    }
    if (method === 'POST' && act === 'cancel') return sendJson(exchange, { settled: desk.settle(id, 'cancel') });
    if (method === 'POST' && url.pathname === '/pick') {
      desk.pick = readPick(await readJson(exchange, MAX_BODY));
      return sendJson(exchange, desk.pick);
    }
    if (method === 'GET' && url.pathname === '/phone/owners') return sendJson(exchange, listOwners(nca, clock.now()));
    if (method === 'POST' && url.pathname === '/phone/scan')
      return sendJson(exchange, await scanned(phone, await readJson(exchange, MAX_BODY)));
    throw new HttpRefusal(404, `nothing at ${url.pathname}`);
  };
}

function sendFile(exchange: Exchange, { file, type }: { file: string; type: string }): void {
  exchange.response.setHeader('content-security-policy', POLICY);
  send(exchange, 200, type, readFileSync(new URL(`./page/${file}`, import.meta.url)));
}

function pendingOf(desk: Desk, id: string): Pending {
  const pending = desk.pending.find((request) => request.id === id);
  if (!pending) throw new HttpRefusal(404, 'this request no longer waits');
  return pending;
}

/** Everyone's keys, those not admitted with the reason. */
async function ownersFor({ task }: Pending, nca: Nca, clock: Clock): Promise<object[]> {
  const owners = listOwners(nca, clock.now());
  return Promise.all(owners.map(async (owner) => ({ ...owner, objection: await whyNot(owner, task.filter, nca) })));
}

/** Server-sent events: the whole state at once and after every change. */
function streamState({ request, response }: Exchange, desk: Desk): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const tell = (): void => void response.write(`data: ${JSON.stringify(stateOf(desk))}\n\n`);
  tell();
  desk.on('change', tell);
  request.on('close', () => desk.off('change', tell));
}

function stateOf(desk: Desk): object {
  const pending = desk.pending.map(({ id, at, task, items }) => ({
    id,
    at,
    items,
    origin: task.origin,
    format: task.format,
    detached: task.detached,
    withTimestamp: task.withTimestamp,
  }));
  const { pick } = desk;
  return { pick: 'slug' in pick ? { ...pick, name: commonNameOf(personBySlug(pick.slug)) } : pick, pending };
}
