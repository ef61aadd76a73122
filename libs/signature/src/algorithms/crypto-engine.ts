/**
 * A PKI.js crypto engine that carries the national algorithms beside WebCrypto's. It is for building (certificates, CRLs,
 * OCSP answers, timestamps); verdicts of this library never pass through it.
 */
import { AlgorithmIdentifier, CryptoEngine, setEngine } from 'pkijs';
import type { CryptoEngineAlgorithmOperation, CryptoEngineAlgorithmParams, CryptoEngineSignatureParams } from 'pkijs';
import { digest } from './digests.js';
import {
  decodePkcs8,
  decodeSpki,
  encodePkcs8,
  encodeSpki,
  GOST_ALGORITHMS,
  gostByKey,
  gostByName,
  gostBySignature,
  GostKey,
} from './gost-keys.js';
import * as gost3410 from './gost3410.js';
import { ALGORITHM } from './oids.js';

type Named = string | { readonly name?: string };
type Subtle = typeof globalThis.crypto.subtle;
type Data = Parameters<Subtle['digest']>[1];
/** A key of the platform's WebCrypto. */
export type WebCryptoKey = Parameters<Subtle['sign']>[1];
/** A private key of either kind. */
export type PrivateKey = WebCryptoKey | GostKey;

const DIGESTS: Readonly<Record<string, string>> = {
  'STREEBOG-256': ALGORITHM.streebog256,
  'STREEBOG-512': ALGORITHM.streebog512,
  'GOST-34311': ALGORITHM.gost34311,
};
const DIGEST_NAMES: Readonly<Record<string, string>> = {
  [ALGORITHM.streebog256]: 'Streebog-256',
  [ALGORITHM.streebog512]: 'Streebog-512',
  [ALGORITHM.gost34311]: 'GOST-34311',
};

const nameOf = (algorithm: Named): string => (typeof algorithm === 'string' ? algorithm : (algorithm.name ?? ''));

function toBytes(data: Data): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

const toBuffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** PKI.js's engine with GOST-2015-512/-256 and GOST-2004 keys, Streebog and GOST 34.311 digests. */
export class GostCryptoEngine extends CryptoEngine {
  override async digest(algorithm: Named, data: Data): Promise<ArrayBuffer> {
    const own = DIGESTS[nameOf(algorithm).toUpperCase()];
    return own ? toBuffer(await digest(own, toBytes(data))) : super.digest(algorithm, data);
  }

  // The overloads of the base class speak of each platform algorithm; here only the name decides.
  override async generateKey(algorithm: Named, extractable: boolean, usages: readonly string[]): Promise<never> {
    const gost = gostByName(nameOf(algorithm));
    const made: unknown = gost
      ? GostKey.generate(gost.name)
      : await globalThis.crypto.subtle.generateKey(algorithm as never, extractable, usages as never);
    return made as never;
  }

  override async importKey(
    format: string,
    data: unknown,
    algorithm: Named,
    extractable: boolean,
    usages: string[],
  ): Promise<never> {
    if (gostByName(nameOf(algorithm))) {
      const bytes = toBytes(data as Data);
      return (format === 'pkcs8' ? decodePkcs8(bytes) : decodeSpki(bytes)) as never;
    }
    return (await super.importKey(format, data, algorithm, extractable, usages as never)) as never;
  }

  override async exportKey(format: string, key: unknown): Promise<never> {
    if (key instanceof GostKey) {
      return toBuffer(format === 'pkcs8' ? encodePkcs8(key) : encodeSpki(key)) as never;
    }
    return (await super.exportKey(format, key)) as never;
  }

  override async sign(algorithm: Named, key: unknown, data: Data): Promise<ArrayBuffer> {
    return key instanceof GostKey ? signWithGost(key, toBytes(data)) : super.sign(algorithm, key, data);
  }

  override async verify(algorithm: Named, key: unknown, signature: Data, data: Data): Promise<boolean> {
    if (!(key instanceof GostKey)) return super.verify(algorithm, key, signature, data);
    const value = await digest(key.gost.hash, toBytes(data));
    return gost3410.verify(value, toBytes(signature), key.publicKey.bytes, key.gost.curve);
  }

  override getAlgorithmByOID(oid: string, safety?: boolean, target?: string): never {
    const gost = gostByKey(oid) ?? gostBySignature(oid);
    if (gost) return { name: gost.name, hash: { name: DIGEST_NAMES[gost.hash] } } as never;
    if (DIGEST_NAMES[oid]) return { name: DIGEST_NAMES[oid] } as never;
    return super.getAlgorithmByOID<never>(oid, safety as true, target);
  }

  override getOIDByAlgorithm(algorithm: { name: string }, safety?: boolean, target?: string): string {
    const own = gostByName(algorithm.name)?.signature ?? DIGESTS[algorithm.name.toUpperCase()];
    return own ?? super.getOIDByAlgorithm(algorithm, safety, target);
  }

  override getAlgorithmParameters(
    name: string,
    operation: CryptoEngineAlgorithmOperation,
  ): CryptoEngineAlgorithmParams {
    const gost = gostByName(name);
    if (!gost) return super.getAlgorithmParameters(name, operation);
    return { algorithm: { name: gost.name, hash: { name: DIGEST_NAMES[gost.hash] } }, usages: ['sign', 'verify'] };
  }

  override getHashAlgorithm(signatureAlgorithm: AlgorithmIdentifier): string {
    const gost = gostBySignature(signatureAlgorithm.algorithmId) ?? gostByKey(signatureAlgorithm.algorithmId);
    return (gost && DIGEST_NAMES[gost.hash]) ?? super.getHashAlgorithm(signatureAlgorithm);
  }

  override async getSignatureParameters(privateKey: unknown, hash?: string): Promise<CryptoEngineSignatureParams> {
    if (!(privateKey instanceof GostKey)) return super.getSignatureParameters(privateKey, hash);
    return {
      signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: privateKey.gost.signature }),
      parameters: this.getAlgorithmParameters(privateKey.gost.name, 'sign'),
    };
  }

  override async verifyWithPublicKey(...args: Parameters<CryptoEngine['verifyWithPublicKey']>): Promise<boolean> {
    const data = args[0] as unknown as Data;
    const [, signature, spki] = args;
    const gost = gostByKey(spki.algorithm.algorithmId);
    if (!gost) return super.verifyWithPublicKey(...args);
    const key = decodeSpki(new Uint8Array(spki.toSchema().toBER(false)));
    return this.verify(gost.name, key, signature.valueBlock.valueHexView, data);
  }

  override async getPublicKey(...args: Parameters<CryptoEngine['getPublicKey']>): Promise<never> {
    const [spki] = args;
    if (!gostByKey(spki.algorithm.algorithmId)) return (await super.getPublicKey(...args)) as never;
    return decodeSpki(new Uint8Array(spki.toSchema().toBER(false))) as never;
  }
}

async function signWithGost(key: GostKey, data: Uint8Array): Promise<ArrayBuffer> {
  return toBuffer(gost3410.sign(await digest(key.gost.hash, data), key.bytes, key.gost.curve));
}

/** Makes this engine the one PKI.js uses in this process (or page), and returns it. */
export function installCryptoEngine(): GostCryptoEngine {
  const engine = new GostCryptoEngine({ name: 'qujat', crypto: globalThis.crypto as never });
  setEngine('qujat', engine);
  return engine;
}

/** The names of the national key algorithms in the engine. */
export const GOST_NAMES = GOST_ALGORITHMS.map((algorithm) => algorithm.name);
