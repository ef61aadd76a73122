import { randomBytes } from 'node:crypto';
import type { ServiceName } from '../dev-ca.types.js';
import { HttpRefusal, readBody, send, type Exchange } from '../http/exchange.js';
import type { Handler } from '../http/server.js';
import type { CrlPublisher } from './crl-publisher.js';
import type { Disturbance } from './disturbance.js';

const MAX_REQUEST = 64 * 1024;

/** What the services need. */
export interface Services {
  readonly ocsp: (request: Uint8Array) => Promise<Uint8Array>;
  readonly tsa: (request: Uint8Array) => Promise<Uint8Array>;
  /** By file name: `nca_gost.crl`… */
  readonly lists: Readonly<Record<string, { publisher: CrlPublisher; delta: boolean }>>;
  /** By file name: `root_rsa.cer`… */
  readonly certificates: Readonly<Record<string, () => Promise<Uint8Array>>>;
  readonly disturbance: Disturbance;
}

/** `/ocsp/`, `/tsp/`, `/crl/NAME`, `/cert/NAME`, with the content types of RFC 6960, 3161, 5280 and 2585. */
export function serviceRoutes(services: Services): Handler {
  return async (exchange) => {
    const [, area, rest = ''] = /^\/(\w+)(?:\/(.*))?$/.exec(exchange.url.pathname) ?? [];
    if (area === 'ocsp') return answerOcsp(services, exchange, rest);
    if (area === 'tsp') return answerTsa(services, exchange);
    if (area === 'crl') return answerList(services, exchange, rest);
    if (area === 'cert') return answerCertificate(services, exchange, rest);
    throw new HttpRefusal(404, `nothing at ${exchange.url.pathname}`);
  };
}

/** RFC 6960 A.1: by POST, or by GET with the request in the path. */
async function answerOcsp({ ocsp, disturbance }: Services, exchange: Exchange, path: string): Promise<void> {
  allow(exchange, ['GET', 'POST']);
  const inPath = exchange.method === 'GET';
  const request = inPath ? Buffer.from(decoded(path), 'base64') : await readBody(exchange, MAX_REQUEST);
  await disturbed(disturbance, 'ocsp', exchange, 'application/ocsp-response', () => ocsp(request));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new HttpRefusal(400, 'the path is not well encoded');
  }
}

async function answerTsa({ tsa, disturbance }: Services, exchange: Exchange): Promise<void> {
  allow(exchange, ['POST']);
  const request = await readBody(exchange, MAX_REQUEST);
  await disturbed(disturbance, 'tsa', exchange, 'application/timestamp-reply', () => tsa(request));
}

async function answerList({ lists, disturbance }: Services, exchange: Exchange, name: string): Promise<void> {
  allow(exchange, ['GET', 'HEAD']);
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (!list) throw new HttpRefusal(404, `no list ${name}`);
  const make = () => (list.delta ? list.publisher.deltaList() : list.publisher.base());
  await disturbed(disturbance, 'crl', exchange, 'application/pkix-crl', make);
}

async function answerCertificate({ certificates }: Services, exchange: Exchange, name: string): Promise<void> {
  allow(exchange, ['GET', 'HEAD']);
  const certificate = Object.hasOwn(certificates, name) ? certificates[name] : undefined;
  if (!certificate) throw new HttpRefusal(404, `no certificate ${name}`);
  send(exchange, 200, 'application/pkix-cert', await certificate());
}

async function disturbed(
  disturbance: Disturbance,
  service: ServiceName,
  exchange: Exchange,
  type: string,
  make: () => Promise<Uint8Array>,
): Promise<void> {
  const how = await disturbance.before(service);
  if (how === 'hang up') exchange.request.socket.destroy();
  else send(exchange, 200, type, how === 'garbage' ? randomBytes(512) : await make());
}

function allow({ method, response }: Exchange, methods: readonly string[]): void {
  if (methods.includes(method)) return;
  response.setHeader('allow', methods.join(', '));
  throw new HttpRefusal(405, `${method} is not answered here`);
}
