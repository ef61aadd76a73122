/** Reads a policy file. Nothing has a default: a policy says everything, so that what was in force can be read from it. */
import { REASONS } from '../revocation/status.js';
import { day, identifier, list, object, oneOf, text, whole, type Reader } from './fields.js';
import type { KeyRule, Period, PolicyFile } from './types.js';
import { PolicyError } from './fields.js';

const PERIOD = { from: day, until: day };

/** Refuses a period that ends before it begins. */
const inOrder =
  <T extends Period>(reader: Reader<T>): Reader<T> =>
  (value, place) => {
    const read = reader(value, place);
    if (read.from && read.until && read.from >= read.until) {
      throw new PolicyError(`policy: ${place}.until is not after its from`);
    }
    return read;
  };

const KEYS = {
  rsa: inOrder(object({ kind: oneOf('rsa'), minBits: whole(1024, 16_384) }, PERIOD)),
  ec: inOrder(object({ kind: oneOf('ec'), curve: oneOf('P-256', 'P-384', 'P-521') }, PERIOD)),
  gost: inOrder(
    object({ kind: oneOf('gost'), algorithm: oneOf('GOST-2015-512', 'GOST-2015-256', 'GOST-2004') }, PERIOD),
  ),
};

const key: Reader<KeyRule> = (value, place) => {
  const kind = oneOf('rsa', 'ec', 'gost')((value as { kind?: unknown } | null)?.kind, `${place}.kind`);
  return KEYS[kind](value, place);
};

const usage = oneOf('digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement');
const DAY_SECONDS = 86_400;

const policyFile = object({
  name: text,
  version: text,
  ocspMaxAgeSeconds: whole(60, 365 * DAY_SECONDS),
  clockSkewSeconds: whole(0, DAY_SECONDS),
  benignReasons: list(oneOf(...REASONS)),
  keyUsage: object({ document: list(usage), login: list(usage) }),
  limits: object({
    signatureBytes: whole(1, 2 ** 31),
    signers: whole(1, 10_000),
    certificates: whole(1, 10_000),
    pathLength: whole(1, 64),
    pathAttempts: whole(1, 100_000),
    timestamps: whole(1, 10_000),
    asn1: object({ maxDepth: whole(10, 200), maxNodes: whole(1000, 10_000_000) }),
  }),
  algorithms: object({
    digests: list(inOrder(object({ name: text, oid: identifier }, PERIOD))),
    signatures: list(inOrder(object({ scheme: oneOf('rsa-pkcs1', 'rsa-pss', 'ecdsa', 'gost') }, PERIOD))),
    keys: list(key),
  }),
});

/** The policy that a parsed JSON document holds; throws PolicyError with the name of the field that makes no sense. */
export const readPolicy = (json: unknown): PolicyFile => policyFile(json, '');
