/** Is an algorithm acceptable at a time? ETSI EN 319 102-1 5.2.8.4.2: the policy's list decides, and nothing else. */
import { ALGORITHM } from './oids.js';
import type { AlgorithmRules, DigestRule, KeyRule, Period, SignatureRule } from '../policy/types.js';
import { keyName, type PublicKey } from './public-key.js';
import type { Scheme } from './scheme-types.js';

/** What one judges algorithms by: the rules, and the time at which the thing judged is proven to have existed. */
export interface AlgorithmsAt {
  readonly rules: AlgorithmRules;
  readonly at: Date;
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** Is one of the entries that are about something in force at a time? Asked several times for every certificate. */
function isAllowed<T extends Period>(entries: readonly T[], isAbout: (entry: T) => boolean, at: Date): boolean {
  const time = at.getTime();
  for (const entry of entries) {
    const { from, until } = entry;
    if ((!from || time >= from.getTime()) && (!until || time < until.getTime()) && isAbout(entry)) return true;
  }
  return false;
}

/** Why none of the entries for something covers `at`. */
function outside(periods: readonly Period[], at: Date, what: string): string {
  if (periods.length === 0) return `${what} is not in the list of algorithms`;
  const ends = periods.flatMap(({ until }) => (until && at >= until ? [until.getTime()] : []));
  const bound = ends.length > 0 ? `until ${dayOf(new Date(Math.max(...ends)))}` : 'from a later day on';
  return `${what} is acceptable ${bound}, and is judged at ${dayOf(at)}`;
}

/** Why a digest algorithm (OID) is not acceptable at a time; undefined when it is. */
export function digestWeakness(oid: string, rules: AlgorithmRules, at: Date): string | undefined {
  const isAbout = (entry: DigestRule): boolean => entry.oid === oid;
  if (isAllowed(rules.digests, isAbout, at)) return undefined;
  const entries = rules.digests.filter(isAbout);
  return outside(entries, at, `digest algorithm ${entries[0]?.name ?? oid}`);
}

/** Why a signature by this scheme and key is not acceptable at a time; undefined when it is. */
export function weakness(scheme: Scheme, key: PublicKey, rules: AlgorithmRules, at: Date): string | undefined {
  return digestWeakness(scheme.hash, rules, at) ?? schemeWeakness(scheme, rules, at) ?? weakKey(key, rules, at);
}

function schemeWeakness({ kind }: Scheme, rules: AlgorithmRules, at: Date): string | undefined {
  const isAbout = (entry: SignatureRule): boolean => entry.scheme === kind;
  if (isAllowed(rules.signatures, isAbout, at)) return undefined;
  return outside(rules.signatures.filter(isAbout), at, `signature scheme ${kind}`);
}

/** Why a key is not acceptable at a time, whatever it signs; undefined when it is. */
export function weakKey(key: PublicKey, rules: AlgorithmRules, at: Date): string | undefined {
  const isAbout = (entry: KeyRule): boolean => isFor(entry, key);
  if (isAllowed(rules.keys, isAbout, at)) return exponentWeakness(key);
  return outside(rules.keys.filter(isAbout), at, `a key ${keyName(key)}`);
}

function isFor(entry: KeyRule, key: PublicKey): boolean {
  if (entry.kind === 'rsa') return key.kind === 'rsa' && key.bits >= entry.minBits;
  if (entry.kind === 'ec') return key.kind === 'ec' && key.curve === entry.curve;
  return key.kind === 'gost' && key.gost.name === entry.algorithm;
}

/** RFC 8017 3.1: e is odd and at least 3; with e = 1 everybody signs. */
function exponentWeakness(key: PublicKey): string | undefined {
  if (key.kind !== 'rsa') return undefined;
  return key.exponent >= 3 && key.exponent % 2 === 1 ? undefined : `an RSA exponent of ${key.exponent}`;
}

/** Digest algorithms (SHA-1, MD5) that bind nothing made today: for places that know of no proven time. */
export const BROKEN_DIGESTS: ReadonlySet<string> = new Set([ALGORITHM.sha1, '1.2.840.113549.2.5']);
