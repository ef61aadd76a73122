import { randomBytes } from 'node:crypto';
import type { Clock } from '@qujat/kernel';
import {
  addSignatureTimestamp,
  ALGORITHM,
  buildTimestampRequest,
  digest,
  POLICY,
  readTimestampResponse,
  signatureValues,
  signCms,
  signXml,
} from '@qujat/signature';
import type { Credential } from '../authority/authority.js';
import type { KeyAlgorithm } from '../people/person.types.js';

/** The content to sign, or its digest by the hash that goes with the key. */
export type ToSign = { readonly content: Uint8Array } | { readonly contentDigest: Uint8Array };

/** The TSA did not stamp. */
export class NoTimestamp extends Error {}

const STAMPS: Readonly<Record<KeyAlgorithm, { hash: string; policy: string }>> = {
  gost: { hash: ALGORITHM.streebog512, policy: POLICY.timestampGost2015 },
  rsa: { hash: ALGORITHM.sha256, policy: POLICY.timestampRsa },
};
const PATIENCE_MS = 20_000;

/** Signs as NCALayer does; timestamps come over HTTP from this NCA's own TSA, so that a disturbed TSA is felt here too. */
export class Signer {
  constructor(
    private readonly clock: Clock,
    private readonly tsaUrl: () => string,
  ) {}

  /** A CMS signature (DER) with the signer's certificate, CAdES-B or (with a timestamp) CAdES-T. */
  async cms(
    credential: Credential,
    what: ToSign,
    options: { detached: boolean; withTimestamp: boolean },
  ): Promise<Uint8Array> {
    const { key, certificate } = credential;
    const privateKey = await key.handle();
    const signingTime = this.clock.now();
    const cms = await signCms({ ...what, detached: options.detached, certificate, privateKey, signingTime });
    return options.withTimestamp ? this.withTimestamp(cms, key.algorithm) : cms;
  }

  /** The bare signature value over the content. */
  raw({ key }: Credential, what: ToSign): Promise<Uint8Array> {
    if ('contentDigest' in what) throw new RangeError('a bare signature is made over content, not over a digest');
    return Promise.resolve(key.sign(what.content));
  }

  /** The document with an enveloped signature, XML-DSig without properties: what NCALayer makes. */
  async xml({ key, certificate }: Credential, what: ToSign): Promise<Uint8Array> {
    if ('contentDigest' in what) throw new RangeError('XML is signed as it stands, not by its digest');
    const privateKey = await key.handle();
    return signXml({ form: 'enveloped', level: 'XMLDSig', xml: what.content, certificate, privateKey });
  }

  private async withTimestamp(cms: Uint8Array, algorithm: KeyAlgorithm): Promise<Uint8Array> {
    const { hash, policy } = STAMPS[algorithm];
    const imprint = await digest(hash, signatureValues(cms)[0]!);
    const request = buildTimestampRequest({ algorithm: hash, digest: imprint, nonce: randomBytes(8), policy });
    return addSignatureTimestamp(cms, await this.token(request));
  }

  private async token(request: Uint8Array): Promise<Uint8Array> {
    let answer: ReturnType<typeof readTimestampResponse>;
    try {
      const response = await fetch(this.tsaUrl(), {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query' },
        body: Buffer.from(request),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      answer = readTimestampResponse(new Uint8Array(await response.arrayBuffer()));
    } catch (error) {
      throw new NoTimestamp('the TSA gives no answer', { cause: error });
    }
    if ('token' in answer) return answer.token;
    throw new NoTimestamp(`the TSA refuses with status ${answer.status}`);
  }
}
