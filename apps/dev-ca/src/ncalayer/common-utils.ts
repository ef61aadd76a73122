import type { ToSign } from '../signing/signer.js';
import { decodeBase64 } from './base64.js';
import { digestLengthOf, InvalidParameters } from './basics.js';
import type { SigningTask } from './task.js';

/** The methods of `kz.gov.pki.knca.commonUtils` that need a key, and what they do with it. */
const METHODS: Readonly<Record<string, { format: SigningTask['format']; digested?: true; withTimestamp?: true }>> = {
  getKeyInfo: { format: 'key-info' },
  createCAdESFromBase64: { format: 'cms' },
  createCAdESFromBase64Hash: { format: 'cms', digested: true },
  createCMSSignatureFromBase64: { format: 'cms', withTimestamp: true },
};

/**
 * Reads the positional arguments `[storage, keyType, base64, attach]`; `undefined` for a method that is not here. The key type
 * chooses nothing: since 2022 one key both signs and signs in.
 */
export function readCommonSign(method: string, args: unknown, origin: string): SigningTask | undefined {
  const how = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  if (!how) return undefined;
  const [storage, , data, attach] = Array.isArray(args) ? (args as unknown[]) : [];
  if (storage !== 'PKCS12') throw new InvalidParameters('only the storage PKCS12 is here');
  const items = how.format === 'key-info' ? [] : [itemOf(data, how.digested === true)];
  return {
    origin,
    format: how.format,
    items,
    detached: attach !== true && attach !== 'true',
    withTimestamp: how.withTimestamp === true,
    filter: digestLengthOf(items),
  };
}

function itemOf(data: unknown, digested: boolean): ToSign {
  const bytes = typeof data === 'string' ? decodeBase64(data) : undefined;
  if (!bytes) throw new InvalidParameters('data is not base64');
  return digested ? { contentDigest: bytes } : { content: bytes };
}
