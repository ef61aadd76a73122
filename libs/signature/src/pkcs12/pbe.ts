/**
 * Password-based encryption of PKCS#12 (RFC 7292 appendix B and C) with the old algorithms that the NCA's files use. Triple DES
 * is the platform's: a browser has none, and this library needs none elsewhere.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { concat } from '../asn1/values.js';
import { decryptRc2, encryptRc2 } from './rc2.js';

/** pbeWithSHAAnd3-KeyTripleDES-CBC: private keys. */
export const PBE_3DES = '1.2.840.113549.1.12.1.3';
/** pbeWithSHAAnd40BitRC2-CBC: certificates. */
export const PBE_RC2_40 = '1.2.840.113549.1.12.1.6';

/** Triple DES in CBC mode with PKCS#7 padding, one way: encryption or decryption. */
export type TripleDesCbc = (key: Uint8Array, iv: Uint8Array, data: Uint8Array) => Uint8Array;

/** What is derived from the password (RFC 7292 B.3): a key, an initial vector, a key for the MAC. */
const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;
const BLOCK = 64;

/** Salt and number of iterations, as they stand in the file. */
export interface PbeParameters {
  readonly salt: Uint8Array;
  readonly iterations: number;
}

/** The password as BMPString with two zero octets at its end (RFC 7292 B.1). */
function bmp(password: string): Uint8Array {
  const units = [...Array.from({ length: password.length }, (_, i) => password.charCodeAt(i)), 0];
  return Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 255]));
}

const repeated = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from({ length: BLOCK * Math.ceil(bytes.length / BLOCK) }, (_, i) => bytes[i % bytes.length]!);

/** RFC 7292 B.2 with SHA-1. */
function derive(password: string, { salt, iterations }: PbeParameters, purpose: number, size: number): Uint8Array {
  const diversifier = new Uint8Array(BLOCK).fill(purpose);
  let input = concat([repeated(salt), repeated(bmp(password))]);
  const pieces: Uint8Array[] = [];
  for (let made = 0; made < size; made += 20) {
    let a: Uint8Array = sha1(concat([diversifier, input]));
    for (let i = 1; i < iterations; i++) a = sha1(a);
    pieces.push(a);
    const b = repeated(a);
    input = concat(blocksOf(input).map((block) => addOne(block, b)));
  }
  return concat(pieces).subarray(0, size);
}

const blocksOf = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: bytes.length / BLOCK }, (_, i) => bytes.subarray(i * BLOCK, (i + 1) * BLOCK));

/** block + b + 1 modulo 2^512, big-endian. */
function addOne(block: Uint8Array, b: Uint8Array): Uint8Array {
  const sum = new Uint8Array(BLOCK);
  let carry = 1;
  for (let i = BLOCK - 1; i >= 0; i--) {
    carry += block[i]! + b[i]!;
    sum[i] = carry & 255;
    carry >>= 8;
  }
  return sum;
}

/** Encrypts or decrypts by one of the two algorithms; throws for another. */
function pbe(
  algorithm: string,
  password: string,
  parameters: PbeParameters,
  bytes: Uint8Array,
  rc2: TripleDesCbc,
  tripleDes: TripleDesCbc,
): Uint8Array {
  if (algorithm !== PBE_3DES && algorithm !== PBE_RC2_40) {
    throw new RangeError(`encryption ${algorithm} is not one of the NCA's`);
  }
  const [cipher, size] = algorithm === PBE_3DES ? [tripleDes, 24] : [rc2, 5];
  const iv = derive(password, parameters, PURPOSE.iv, 8);
  return cipher(derive(password, parameters, PURPOSE.key, size), iv, bytes);
}

/** Encrypts by one of the two algorithms. */
export const pbeEncrypt = (
  algorithm: string,
  password: string,
  parameters: PbeParameters,
  plain: Uint8Array,
  encrypt3des: TripleDesCbc,
): Uint8Array => pbe(algorithm, password, parameters, plain, (key, iv, data) => encryptRc2(data, key, iv), encrypt3des);

/** Decrypts by one of the two algorithms. */
export const pbeDecrypt = (
  algorithm: string,
  password: string,
  parameters: PbeParameters,
  bytes: Uint8Array,
  decrypt3des: TripleDesCbc,
): Uint8Array => pbe(algorithm, password, parameters, bytes, (key, iv, data) => decryptRc2(data, key, iv), decrypt3des);

/** The MAC over the file's content (RFC 7292 5.1). */
export const pbeMac = (password: string, parameters: PbeParameters, content: Uint8Array): Uint8Array =>
  hmac(sha1, derive(password, parameters, PURPOSE.mac, 20), content);
