/** Gets timestamps (RFC 3161) from the TSA the user names, or one of `trust.json`. */
import { randomBytes } from 'node:crypto';
import { SystemClock } from '@qujat/kernel';
import {
  ALGORITHM,
  buildTimestampRequest,
  digest,
  freshTimestamp,
  readTimestampResponse,
  toHex,
  type Trust,
} from '@qujat/signature';
import type { TsaEndpoint } from '@qujat/trust';
import { UnreadableError, UsageError } from '../command.js';
import { ask } from './ask.js';

const MAX_ANSWER = 256 * 1024;

/** A TSA to ask, and the policy to ask for. */
export type Tsa = Pick<TsaEndpoint, 'url' | 'policy'>;

/** Chooses the TSA for an imprint: the named one, or the one of `trust.json` whose key is of the same family. */
export function chooseTsa(named: string | undefined, listed: readonly TsaEndpoint[], algorithm: string): Tsa {
  if (named !== undefined) return { url: named, policy: undefined };
  const family = algorithm === ALGORITHM.streebog512 ? 'gost' : 'rsa';
  const found = listed.find((one) => one.algorithm === family) ?? listed[0];
  if (!found) throw new UsageError('name a timestamp authority: --tsa URL (the trust folder names none)');
  return found;
}

/** A token over `octets`; with a trust folder it is checked before it is used, and one that proves nothing is refused. */
export async function getTimestamp(
  octets: Uint8Array,
  algorithm: string,
  { url, policy }: Tsa,
  trust: Trust | undefined,
): Promise<Uint8Array> {
  const nonce = new Uint8Array(randomBytes(16));
  nonce[0] = (nonce[0]! & 0x3f) | 0x40;
  const request = {
    algorithm,
    digest: await digest(algorithm, octets),
    nonce,
    ...(policy !== undefined && { policy }),
  };
  const type = 'application/timestamp-reply';
  const body = { type: 'application/timestamp-query', bytes: buildTimestampRequest(request) };
  try {
    const answer = readTimestampResponse(await ask({ url, body, accept: type, expect: type, maxBytes: MAX_ANSWER }));
    if ('status' in answer) throw new Error(`refused with status ${answer.status}`);
    if (trust) await check(answer.token, octets, toHex(nonce), trust);
    return answer.token.slice();
  } catch (error) {
    throw new UnreadableError(`the timestamp authority ${url}: ${(error as Error).message}`, { cause: error });
  }
}

/** RFC 3161 2.4.2: imprint, signature, purpose and path of the TSA, and the nonce. */
async function check(token: Uint8Array, octets: Uint8Array, nonce: string, trust: Trust): Promise<void> {
  const judged = await freshTimestamp(token, octets, trust, new SystemClock().now());
  if ('problem' in judged) throw new Error(`the timestamp proves nothing: ${judged.problem}`);
  if (judged.info.nonce !== nonce) throw new Error('the timestamp does not repeat the nonce');
}
