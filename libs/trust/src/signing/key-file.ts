/** Reads the portal's key: a p12 file as the NCA gives it, or PEM with a key and its certificates. */
import { createDecipheriv, createPrivateKey, createPublicKey, webcrypto } from 'node:crypto';
import {
  ALGORITHM,
  Asn1Error,
  decodePkcs8,
  encodeSpki,
  equalBytes,
  oidOf,
  pemBlocks,
  readAsn1,
  readCertificate,
  readP12,
  WrongPassword,
  type PrivateKey,
  type TripleDesCbc,
} from '@qujat/signature';

/** A key with the certificate that belongs to it. */
export interface SigningKey {
  readonly privateKey: PrivateKey;
  readonly certificate: Uint8Array;
  /** The other certificates of the file. */
  readonly chain: readonly Uint8Array[];
}

interface Parts {
  readonly privateKeys: readonly Uint8Array[];
  readonly certificates: readonly Uint8Array[];
}

const decrypt3des: TripleDesCbc = (key, iv, encrypted) => {
  const decipher = createDecipheriv('des-ede3-cbc', key, iv);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
};

/**
 * Reads a key file; throws an Error that says what is wrong with it, and never repeats what is in it. `source`: where the
 * password comes from, for the message.
 */
export async function readKeyFile(
  file: Uint8Array,
  password: string,
  source = 'QUJAT_PORTAL_KEY_PASSWORD',
): Promise<SigningKey> {
  const { privateKeys, certificates } = partsOf(file, password, source);
  const [pkcs8] = privateKeys;
  if (!pkcs8) throw new Error('holds no private key');
  const { privateKey, spki } = await readPrivateKey(pkcs8);
  const certificate = certificates.find((one) => equalBytes(readCertificate(one).spki, spki));
  if (!certificate) throw new Error('holds no certificate that belongs to its key');
  return { privateKey, certificate, chain: certificates.filter((one) => one !== certificate) };
}

function partsOf(file: Uint8Array, password: string, source: string): Parts {
  const blocks = pemBlocks(Buffer.from(file).toString('latin1'));
  const labelled = (label: string) => blocks.filter((block) => block.label === label).map(({ bytes }) => bytes);
  if (blocks.length > 0) return { privateKeys: labelled('PRIVATE KEY'), certificates: labelled('CERTIFICATE') };
  try {
    return readP12(file, password, decrypt3des);
  } catch (error) {
    if (error instanceof WrongPassword) throw new Error(`does not open with ${source}`, { cause: error });
    if (error instanceof Asn1Error || error instanceof RangeError) {
      throw new Error('is neither a p12 file of the NCA’s kind nor PEM', { cause: error });
    }
    throw error;
  }
}

async function readPrivateKey(pkcs8: Uint8Array): Promise<{ privateKey: PrivateKey; spki: Uint8Array }> {
  const algorithm = readAsn1(pkcs8, 'BER').children[1]?.children[0];
  if (!algorithm || oidOf(algorithm) !== ALGORITHM.rsa) {
    const key = decodePkcs8(pkcs8);
    return { privateKey: key, spki: encodeSpki(key) };
  }
  const node = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  return {
    privateKey: await webcrypto.subtle.importKey('pkcs8', pkcs8, rsa, false, ['sign']),
    spki: new Uint8Array(createPublicKey(node).export({ format: 'der', type: 'spki' })),
  };
}
