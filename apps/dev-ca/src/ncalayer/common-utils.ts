import type { ToSign } from '../signing/signer.js';
import { decodeBase64 } from './base64.js';
import { digestLengthOf, InvalidParameters } from './basics.js';
import type { SigningTask } from './task.js';

interface Method {
  readonly format: SigningTask['format'];
  readonly digested?: true;
  readonly withTimestamp?: true;
  /** Takes a list and answers with one. */
  readonly many?: true;
}

/** The methods of `kz.gov.pki.knca.commonUtils` that need a key, and what they do with it. */
const METHODS: Readonly<Record<string, Method>> = {
  getKeyInfo: { format: 'key-info' },
  createCAdESFromBase64: { format: 'cms' },
  createCAdESFromBase64Hash: { format: 'cms', digested: true },
  createCMSSignatureFromBase64: { format: 'cms', withTimestamp: true },
  signXml: { format: 'xml' },
  signXmls: { format: 'xml', many: true },
};

/** A request of `kz.gov.pki.knca.commonUtils`. */
export interface CommonRequest {
  readonly task: SigningTask;
  /** One result is returned by itself, a list gets a list. */
  readonly single: boolean;
}

/**
 * Reads the positional arguments: `[storage, keyType, base64, attach]`, or for XML `[storage, keyType, xml, XPath of what is
 * signed, XPath of where the signature goes]`. `undefined` for a method that is not here. The key type chooses nothing: since
 * 2022 one key both signs and signs in.
 */
export function readCommonSign(method: string, args: unknown, origin: string): CommonRequest | undefined {
  const how = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  if (!how) return undefined;
  const [storage, , data, ...more] = Array.isArray(args) ? (args as unknown[]) : [];
  if (storage !== 'PKCS12') throw new InvalidParameters('only the storage PKCS12 is here');
  const items = how.format === 'xml' ? documents(data, more, how.many === true) : binaries(data, how);
  const task: SigningTask = {
    origin,
    format: how.format,
    items,
    detached: how.format !== 'xml' && more[0] !== true && more[0] !== 'true',
    withTimestamp: how.withTimestamp === true,
    filter: digestLengthOf(items),
  };
  return { task, single: how.many !== true };
}

const binaries = (data: unknown, { format, digested }: Method): ToSign[] =>
  format === 'key-info' ? [] : [itemOf(data, digested === true)];

/** A signature over a part of a document would leave the rest unsigned: only whole documents are signed here. */
function documents(data: unknown, paths: readonly unknown[], many: boolean): ToSign[] {
  if (paths.some((one) => one !== undefined && one !== null && one !== ''))
    throw new InvalidParameters('only the whole document is signed here: leave both XPaths empty');
  const list: unknown[] = many ? (Array.isArray(data) ? (data as unknown[]) : []) : [data];
  if (list.length === 0) throw new InvalidParameters('a list of XML documents belongs here');
  return list.map((text) => {
    if (typeof text !== 'string') throw new InvalidParameters('an XML document is a text');
    return { content: new TextEncoder().encode(text) };
  });
}

function itemOf(data: unknown, digested: boolean): ToSign {
  const bytes = typeof data === 'string' ? decodeBase64(data) : undefined;
  if (!bytes) throw new InvalidParameters('data is not base64');
  return digested ? { contentDigest: bytes } : { content: bytes };
}
