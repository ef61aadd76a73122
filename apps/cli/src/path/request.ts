/** Reads one line of `qujat path`: JSON from outside, so every field is looked at before it is used. */
import {
  DOCUMENT_INPUTS,
  KEY_USAGES,
  fromBase64,
  pemBlocks,
  type KeyUsage,
  type PathInputs,
  type PathRequest,
  type PeerName,
} from '@qujat/signature';
import { purposeOf } from './purposes.js';

/** A line that cannot be understood; the message names the field. */
export class LineError extends Error {
  override readonly name = 'LineError';
}

type Fields = Readonly<Record<string, unknown>>;

const KNOWN = new Set(
  'id leaf intermediates anchors crls ocsp at keyUsage extendedKeyUsage maxDepth revocation policies peerNames'.split(
    ' ',
  ),
);

/** The fields of a line; `id` is what the answer is known by. */
export function readFields(line: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new LineError('not JSON', { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LineError('not a JSON object');
  return value as Fields;
}

const given = (value: unknown): boolean => value !== undefined && value !== null;

function texts(value: unknown, field: string): string[] {
  const list = Array.isArray(value) ? (value as unknown[]) : given(value) ? [value] : [];
  return list.map((one) => {
    if (typeof one !== 'string') throw new LineError(`${field}: not a text`);
    return one;
  });
}

function certificates(value: unknown, field: string): Uint8Array[] {
  return texts(value, field).flatMap((text) => {
    const found = pemBlocks(text).map(({ bytes }) => bytes);
    if (found.length === 0) throw new LineError(`${field}: no certificate in PEM`);
    return found;
  });
}

/** Base64 of DER; PEM is taken too. */
function structures(value: unknown, field: string): Uint8Array[] {
  return texts(value, field).flatMap((text) => {
    if (text.includes('-----BEGIN')) return pemBlocks(text).map(({ bytes }) => bytes);
    try {
      return [fromBase64(text)];
    } catch (cause) {
      throw new LineError(`${field}: not base64`, { cause });
    }
  });
}

function time(value: unknown, now: Date): Date {
  if (!given(value)) return now;
  const date = typeof value === 'number' ? new Date(value * 1000) : new Date(typeof value === 'string' ? value : NaN);
  if (Number.isNaN(date.getTime())) throw new LineError('at: not a time like 2026-11-23T12:00:00Z');
  return date;
}

function flag(value: unknown, field: string): boolean {
  if (given(value) && typeof value !== 'boolean') throw new LineError(`${field}: neither true nor false`);
  return value === true;
}

function keyUses(value: unknown): KeyUsage[] {
  return texts(value, 'keyUsage').map((name) => {
    const known = KEY_USAGES.find((use) => use === (name === 'contentCommitment' ? 'nonRepudiation' : name));
    if (!known) throw new LineError(`keyUsage: "${name}" is not one of ${KEY_USAGES.join(', ')}`);
    return known;
  });
}

function purposes(value: unknown): string[] {
  return texts(value, 'extendedKeyUsage').map((name) => {
    const oid = purposeOf(name);
    if (oid === undefined) throw new LineError(`extendedKeyUsage: "${name}" is neither a known name nor an OID`);
    return oid;
  });
}

function depth(value: unknown): number | undefined {
  if (!given(value)) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new LineError('maxDepth: not a number');
  return value;
}

function policies(value: unknown): Partial<PathInputs> {
  if (!given(value)) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new LineError('policies: not an object');
  const fields = value as Fields;
  const initial = texts(fields['initialPolicySet'], 'policies.initialPolicySet');
  return {
    initialPolicySet: initial.length === 0 || initial.includes('2.5.29.32.0') ? 'any' : initial,
    requireExplicitPolicy: flag(fields['requireExplicitPolicy'], 'policies.requireExplicitPolicy'),
    inhibitPolicyMapping: flag(fields['inhibitPolicyMapping'], 'policies.inhibitPolicyMapping'),
    inhibitAnyPolicy: flag(fields['inhibitAnyPolicy'], 'policies.inhibitAnyPolicy'),
  };
}

const looksLike = (value: string): PeerName['kind'] => {
  if (value.includes('@')) return 'RFC822';
  return /^[\d.]+$/.test(value) || value.includes(':') ? 'IP' : 'DNS';
};

/** `{"kind": "DNS", "value": "example.com"}`, or the name alone. */
function peerNames(value: unknown): PeerName[] {
  const list = Array.isArray(value) ? (value as unknown[]) : given(value) ? [value] : [];
  return list.map((one) => {
    if (typeof one === 'string') return { kind: looksLike(one), value: one };
    const { kind, value: name } = (one ?? {}) as Fields;
    if (typeof name !== 'string' || (kind !== 'DNS' && kind !== 'IP' && kind !== 'RFC822')) {
      throw new LineError('peerNames: neither a text nor {kind: DNS, IP or RFC822, value}');
    }
    return { kind, value: name };
  });
}

function revocation(value: unknown): PathInputs['revocation'] {
  // no revocation data is never "valid": that nobody asks for it has to be said
  if (!given(value)) return 'required';
  if (value !== 'required' && value !== 'none') throw new LineError('revocation: neither "required" nor "none"');
  return value;
}

/** What a line asks; throws LineError that names the field. */
export function readRequest(fields: Fields, now: Date): PathRequest {
  const odd = Object.keys(fields).find((field) => !KNOWN.has(field));
  if (odd !== undefined) throw new LineError(`${odd}: not a field; there are ${[...KNOWN].join(', ')}`);
  const [leaf, ...more] = certificates(fields['leaf'], 'leaf');
  if (!leaf) throw new LineError('leaf: missing');
  const peers = peerNames(fields['peerNames']);
  const maxIntermediates = depth(fields['maxDepth']);
  return {
    leaf,
    trust: { anchors: certificates(fields['anchors'], 'anchors') },
    evidence: {
      certificates: [...more, ...certificates(fields['intermediates'], 'intermediates')],
      crls: structures(fields['crls'], 'crls'),
      ocspResponses: structures(fields['ocsp'], 'ocsp'),
    },
    at: time(fields['at'], now),
    peerNames: peers,
    inputs: {
      ...DOCUMENT_INPUTS,
      ...policies(fields['policies']),
      ...(maxIntermediates !== undefined && { maxIntermediates }),
      keyUsage: keyUses(fields['keyUsage']),
      extendedKeyUsage: purposes(fields['extendedKeyUsage']),
      revocation: revocation(fields['revocation']),
      // whoever asks for a peer of the Internet asks for its profile of certificates too (RFC 5280 4)
      profile: peers.length > 0,
    },
  };
}
