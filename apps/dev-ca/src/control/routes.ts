import type { Clock } from '@qujat/kernel';
import type { Pick } from '../dev-ca.types.js';
import { HttpRefusal, readJson, sendJson } from '../http/exchange.js';
import { refuseOtherSites } from '../http/local-only.js';
import type { Handler } from '../http/server.js';
import { NotPossible, type Nca } from '../nca.js';
import { listOwners } from '../ncalayer/owners.js';
import type { Phone } from '../phone/phone.js';
import { scanned } from '../phone/scanned.js';
import type { CrlPublisher } from '../services/crl-publisher.js';
import type { Disturbance } from '../services/disturbance.js';
import { readPick, readReason, readService, readSlugAndAlgorithm, readTime } from './parameters.js';

type Body = Record<string, unknown>;

/** What can be controlled. */
export interface Controlled {
  readonly nca: Nca;
  readonly clock: Clock;
  readonly disturbance: Disturbance;
  readonly publishers: readonly CrlPublisher[];
  readonly desk: { pick: Pick };
  readonly phone: Phone;
}

const MAX_BODY = 16 * 1024;

/** The acts, by path below `/control/`. Each answers with what it leaves behind. */
function acts({
  nca,
  clock,
  disturbance,
  publishers,
  desk,
  phone,
}: Controlled): Record<string, (body: Body) => unknown> {
  const onSomeone = (act: (body: Body & { slug: string }) => Promise<void>) => async (body: Body) => {
    const { slug, algorithm } = readSlugAndAlgorithm(body);
    await act({ ...body, slug });
    return listOwners(nca, clock.now()).filter((o) => o.slug === slug && (!algorithm || o.algorithm === algorithm));
  };
  const algorithmOf = (body: Body) => readSlugAndAlgorithm(body).algorithm;
  return {
    issue: onSomeone((body) => {
      const dates = { notBefore: readTime('notBefore', body.notBefore), notAfter: readTime('notAfter', body.notAfter) };
      return nca.issue(body.slug, { ...readSlugAndAlgorithm(body), ...withoutUndefined(dates) });
    }),
    revoke: onSomeone((body) => {
      const options = { reason: readReason(body), at: readTime('at', body.at) };
      return nca.revoke(body.slug, { ...readSlugAndAlgorithm(body), ...withoutUndefined(options) });
    }),
    suspend: onSomeone((body) => nca.suspend(body.slug, algorithmOf(body))),
    release: onSomeone((body) => nca.release(body.slug, algorithmOf(body))),
    expire: onSomeone((body) => nca.expire(body.slug, algorithmOf(body))),
    service: (body) => {
      const { service, mode } = readService(body);
      disturbance.set(service, mode);
      return disturbance.all();
    },
    'crl/publish': async () => {
      for (const publisher of publishers) await publisher.publish();
      return { published: publishers.length };
    },
    'ncalayer/pick': (body) => (desk.pick = readPick(body)),
    'phone/scan': (body) => scanned(phone, body),
  };
}

const withoutUndefined = <T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

/** `/control/…`: JSON in, JSON out, for programs on this machine only. */
export function controlRoutes(controlled: Controlled): Handler {
  const byPath = acts(controlled);
  return async (exchange) => {
    refuseOtherSites(exchange);
    const name = exchange.url.pathname.replace(/^\/control\//, '');
    if (exchange.method === 'GET') return sendJson(exchange, read(name, controlled));
    const act = exchange.method === 'POST' && Object.hasOwn(byPath, name) ? byPath[name] : undefined;
    if (!act) throw new HttpRefusal(404, `nothing to control at ${exchange.url.pathname}`);
    const body = await readJson(exchange, MAX_BODY);
    try {
      sendJson(exchange, await act(body));
    } catch (error) {
      throw error instanceof NotPossible ? new HttpRefusal(409, error.message) : error;
    }
  };
}

function read(name: string, { nca, clock, disturbance, desk }: Controlled): unknown {
  if (name === 'people') return listOwners(nca, clock.now());
  if (name === 'services') return disturbance.all();
  if (name === 'ncalayer/pick') return desk.pick;
  throw new HttpRefusal(404, 'GET answers people, services and ncalayer/pick');
}
