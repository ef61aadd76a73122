/**
 * Verifies a signature over content of which only the digest is known: it was hashed as it streamed by. The platforms verify
 * over data alone, so the RSA operation is done here, where nothing is secret.
 */
import { readAsn1 } from '../asn1/reader.js';
import { concat, equalBytes, fromHex, TAG, toHex, wholeBits } from '../asn1/values.js';
import { derNull, octetString, oid, sequence } from '../asn1/writer.js';
import type { PublicKey, Scheme } from './schemes.js';

/**
 * Does the signature over content with this digest verify? Undefined for the schemes of which that cannot be said here
 * (RSASSA-PSS, ECDSA).
 */
export function verifyDigest(
  scheme: Scheme,
  key: PublicKey,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean | undefined {
  if (scheme.kind === 'gost') return key.kind === 'gost' && key.verifier.verify(digest, signature);
  if (scheme.kind === 'rsa-pkcs1') return key.kind === 'rsa' && verifyPkcs1(scheme.hash, key.spki, digest, signature);
  return undefined;
}

const integerOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes) || '0'}`);

/** RFC 8017 8.2.2: the encoded message is made anew and compared whole, so nothing in a padding is believed. */
function verifyPkcs1(hash: string, spki: Uint8Array, digest: Uint8Array, signature: Uint8Array): boolean {
  const [modulus, exponent] = rsaNumbers(spki);
  const size = toHex(modulus).replace(/^(00)+/, '').length / 2;
  const [n, e, s] = [integerOf(modulus), integerOf(exponent), integerOf(signature)];
  // the bounds OpenSSL has, for the time it takes
  if (signature.length !== size || s >= n || size > 2048 || e >= 1n << 64n) return false;
  const encoded = encode(hash, digest, size);
  return (
    encoded !== undefined &&
    equalBytes(
      fromHex(
        power(s, e, n)
          .toString(16)
          .padStart(2 * size, '0'),
      ),
      encoded,
    )
  );
}

function rsaNumbers(spki: Uint8Array): [Uint8Array, Uint8Array] {
  const bits = readAsn1(spki).children[1]!;
  const [modulus, exponent] = readAsn1(wholeBits(bits)).inside(TAG.sequence, 'RSA key');
  return [modulus!.content, exponent!.content];
}

/** RFC 8017 9.2: EMSA-PKCS1-v1_5; undefined when the key is too short for it. */
function encode(hash: string, digest: Uint8Array, size: number): Uint8Array | undefined {
  const info = sequence(sequence(oid(hash), derNull()), octetString(digest));
  const padding = size - info.length - 3;
  return padding < 8
    ? undefined
    : concat([Uint8Array.of(0, 1), new Uint8Array(padding).fill(0xff), Uint8Array.of(0), info]);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let [square, rest] = [base, exponent]; rest > 0n; rest >>= 1n, square = (square * square) % modulus)
    if (rest & 1n) result = (result * square) % modulus;
  return result;
}
