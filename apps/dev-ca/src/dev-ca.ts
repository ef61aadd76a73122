import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { SystemClock, type Clock } from '@qujat/kernel';
import { controlRoutes } from './control/routes.js';
import type { DevCa, DevCaOptions } from './dev-ca.types.js';
import { listenOnLoopback, type Handler, type LoopbackServer } from './http/server.js';
import { Nca } from './nca.js';
import { Desk } from './ncalayer/desk.js';
import { Layer } from './ncalayer/layer.js';
import { pageRoutes } from './ncalayer/page-routes.js';
import { serveSessions } from './ncalayer/sessions.js';
import { PEOPLE } from './people/people.js';
import { Phone } from './phone/phone.js';
import { Disturbance } from './services/disturbance.js';
import { OcspResponder } from './services/ocsp-responder.js';
import { serviceRoutes, type Services } from './services/routes.js';
import { TimestampAuthority } from './services/tsa.js';
import { Signer } from './signing/signer.js';
import { Store } from './state/store.js';
import { writeTrustFolder } from './trust/trust-folder.js';

/** The real NCALayer's port is the stand-in's favourite; the services' one is next to it. */
const USUAL_PORTS = { http: 13580, ncalayer: 13579 } as const;

interface Parts {
  readonly nca: Nca;
  readonly clock: Clock;
  readonly disturbance: Disturbance;
  readonly desk: Desk;
  readonly signer: Signer;
  readonly phone: Phone;
  readonly lists: Services['lists'];
}

/** Starts the development NCA and the NCALayer stand-in. */
export async function startDevCa(options: DevCaOptions): Promise<DevCa> {
  const log = options.log ?? (() => undefined);
  mkdirSync(options.dir, { recursive: true });
  chmodSync(options.dir, 0o700); // not the folders above, which are others' too
  const store = Store.open(options.dir);
  const ports = {
    http: candidates(options.port, store.state.ports.http, USUAL_PORTS.http),
    ncalayer: candidates(options.ncalayerPort, store.state.ports.ncalayer, USUAL_PORTS.ncalayer),
  };
  let url = '';
  const parts = assemble(options, store, () => `${url}/tsp/`);
  const trustDir = path.resolve(options.trustDir ?? path.join(options.dir, '..', 'trust'));
  await Promise.all([
    parts.nca.authorities.gost.issuing(),
    parts.nca.authorities.rsa.issuing(),
    parts.nca.foreign.issuing(),
  ]);
  const http = await listenOnLoopback(router(parts), ports.http, log);
  const ncalayer = await listenOnLoopback(
    pageRoutes(parts.desk, parts.nca, parts.clock, parts.phone),
    ports.ncalayer,
    log,
  );
  const layer = new Layer(parts.nca, parts.signer, parts.desk, parts.clock);
  const closeSessions = serveSessions(ncalayer.server, layer, log);
  url = `http://127.0.0.1:${http.port}`;
  await writeTrustFolder(trustDir, parts.nca, url);
  if (options.issueAll) await parts.nca.issueAll();
  store.state.ports = { http: http.port, ncalayer: ncalayer.port };
  store.save();
  const stop = async (): Promise<void> => {
    closeSessions();
    await Promise.all([http.close(), ncalayer.close()]);
  };
  return { ...facade(parts), url, ...ncalayerUrls(ncalayer), trustDir, stop };
}

/** The port asked for; else last time's; else the usual one, unless any was asked for (0). */
const candidates = (asked: number | undefined, last: number | undefined, usual: number): number[] =>
  [asked || undefined, last, asked === 0 ? undefined : usual].filter((port) => port !== undefined);

const ncalayerUrls = ({ port }: LoopbackServer) => ({
  ncalayerUrl: `ws://127.0.0.1:${port}/`,
  ncalayerPageUrl: `http://127.0.0.1:${port}/`,
});

function assemble(options: DevCaOptions, store: Store, tsaUrl: () => string): Parts {
  const clock = options.clock ?? new SystemClock();
  const nca = new Nca(path.resolve(options.dir), store, clock);
  const signer = new Signer(clock, tsaUrl);
  return {
    nca,
    clock,
    disturbance: new Disturbance(),
    desk: new Desk(clock, options.pick),
    signer,
    phone: new Phone(nca, signer),
    lists: listsOf(nca),
  };
}

function listsOf(nca: Nca): Services['lists'] {
  const [gost, rsa] = [nca.lists('issuing', 'gost'), nca.lists('issuing', 'rsa')];
  return {
    'nca_gost.crl': { publisher: gost, delta: false },
    'nca_d_gost.crl': { publisher: gost, delta: true },
    'nca_rsa.crl': { publisher: rsa, delta: false },
    'nca_d_rsa.crl': { publisher: rsa, delta: true },
    'root_gost.crl': { publisher: nca.lists('root', 'gost'), delta: false },
    'root_rsa.crl': { publisher: nca.lists('root', 'rsa'), delta: false },
  };
}

function router(parts: Parts): Handler {
  const { nca, clock, lists, disturbance } = parts;
  const { gost, rsa } = nca.authorities;
  const ocsp = new OcspResponder([gost, rsa, nca.foreign], nca.store, clock);
  const tsa = new TimestampAuthority(nca.authorities, clock);
  const services = serviceRoutes({
    ocsp: (request) => ocsp.respond(request),
    tsa: (request) => tsa.respond(request),
    lists,
    certificates: {
      'root_gost.cer': async () => (await gost.root()).certificate,
      'root_rsa.cer': async () => (await rsa.root()).certificate,
      'foreign.cer': async () => (await nca.foreign.root()).certificate,
      'nca_gost.cer': async () => (await gost.issuing()).certificate,
      'nca_rsa.cer': async () => (await rsa.issuing()).certificate,
    },
    disturbance,
  });
  const publishers = [...new Set(Object.values(lists).map(({ publisher }) => publisher))];
  const control = controlRoutes({ ...parts, publishers });
  return (exchange) => (exchange.url.pathname.startsWith('/control/') ? control(exchange) : services(exchange));
}

/** What programs and tests call. */
function facade({ nca, disturbance, desk, signer, phone }: Parts) {
  return {
    keysDir: nca.keysDir,
    people: PEOPLE,
    sign: async (slug, content, { algorithm, detached = true, withTimestamp = false } = {}) =>
      signer.cms(await nca.credential(slug, algorithm), { content }, { detached, withTimestamp }),
    certificate: async (slug, algorithm) => (await nca.credential(slug, algorithm)).certificate,
    p12: (slug, algorithm) => nca.p12(slug, algorithm),
    issue: (slug, options) => nca.issue(slug, options),
    revoke: (slug, options) => nca.revoke(slug, options),
    suspend: (slug, algorithm) => nca.suspend(slug, algorithm),
    release: (slug, algorithm) => nca.release(slug, algorithm),
    expire: (slug, algorithm) => nca.expire(slug, algorithm),
    setService: (service, mode) => disturbance.set(service, mode),
    scan: (text, holder) => phone.scan(text, holder),
    pick: (pick) => {
      desk.pick = pick;
    },
  } satisfies Partial<DevCa>;
}
