import { HttpRefusal } from '../http/exchange.js';
import { PEOPLE } from '../people/people.js';
import type { KeyAlgorithm } from '../people/person.types.js';
import type { Pick, RevocationReason, ServiceMode, ServiceName } from '../dev-ca.types.js';

type Body = Readonly<Record<string, unknown>>;

const oneOf = <T extends string>(name: string, value: unknown, allowed: readonly T[]): T => {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new HttpRefusal(400, `${name} must be one of ${allowed.join(', ')}`);
  return found;
};

const optional = <T>(value: unknown, read: (value: unknown) => T): T | undefined =>
  value === undefined || value === null ? undefined : read(value);

const SERVICES: readonly ServiceName[] = ['ocsp', 'tsa', 'crl'];
const MODES: readonly ServiceMode[] = ['up', 'down', 'slow', 'garbage'];
const ALGORITHMS: readonly KeyAlgorithm[] = ['gost', 'rsa'];
const REASONS: readonly RevocationReason[] = [
  'unspecified',
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
];

/** Whose key, and which of them. */
export function readSlugAndAlgorithm({ slug, algorithm }: Body): { slug: string; algorithm?: KeyAlgorithm } {
  const person = PEOPLE.find((candidate) => candidate.slug === slug);
  if (!person) throw new HttpRefusal(400, 'slug must be that of someone in GET /control/people');
  const chosen = optional(algorithm, (value) => oneOf('algorithm', value, ALGORITHMS));
  if (chosen && !person.algorithms.includes(chosen)) throw new HttpRefusal(400, `${person.slug} has no ${chosen} key`);
  return { slug: person.slug, ...(chosen ? { algorithm: chosen } : {}) };
}

/** A moment in ISO 8601. */
export function readTime(name: string, value: unknown): Date | undefined {
  return optional(value, (given) => {
    const time = typeof given === 'string' ? new Date(given) : undefined;
    if (!time || Number.isNaN(time.getTime())) throw new HttpRefusal(400, `${name} must be an ISO 8601 time`);
    return time;
  });
}

export const readReason = ({ reason }: Body): RevocationReason | undefined =>
  optional(reason, (value) => oneOf('reason', value, REASONS));

export const readService = ({ service, mode }: Body): { service: ServiceName; mode: ServiceMode } => ({
  service: oneOf('service', service, SERVICES),
  mode: oneOf('mode', mode, MODES),
});

/** Who signs at the stand-in: `{slug, algorithm}`, `{cancel: true}` or `{ask: true}`. */
export function readPick(body: Body): Pick {
  if (body.cancel === true) return { cancel: true };
  if (body.ask === true) return { ask: true };
  return readSlugAndAlgorithm(body);
}
