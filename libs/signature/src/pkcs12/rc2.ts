/**
 * RC2-CBC with a 40-bit key (RFC 2268), the cipher of the certificate bags in the NCA's p12 files. OpenSSL 3 has moved it to
 * its legacy provider, which Node does not load. It protects nothing and is used for nothing else.
 */
import { fromHex } from '../asn1/values.js';

// prettier-ignore
const PITABLE = fromHex(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32' +
  'bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
  '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a' +
  '961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f4703999' +
  '7c3a8523b8b47afc02365b255597312d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d' +
  '38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad');

const EFFECTIVE_BITS = 40;
const BLOCK = 8;
const SHIFTS = [1, 2, 3, 5] as const;

/** Key expansion (RFC 2268 2) to 64 words. */
function expand(key: Uint8Array): Uint16Array {
  const bytes = new Uint8Array(128);
  bytes.set(key);
  for (let i = key.length; i < 128; i++) bytes[i] = PITABLE[(bytes[i - 1]! + bytes[i - key.length]!) & 255]!;
  const effective = EFFECTIVE_BITS / 8;
  bytes[128 - effective] = PITABLE[bytes[128 - effective]!]!;
  for (let i = 127 - effective; i >= 0; i--) bytes[i] = PITABLE[bytes[i + 1]! ^ bytes[i + effective]!]!;
  return Uint16Array.from({ length: 64 }, (_, i) => bytes[2 * i]! | (bytes[2 * i + 1]! << 8));
}

const at = (r: Uint16Array, i: number): number => r[i & 3]!;
const mixOf = (r: Uint16Array, i: number): number =>
  (at(r, i - 1) & at(r, i - 2)) + (~at(r, i - 1) & at(r, i - 3) & 0xffff);
const isMashRound = (round: number): boolean => round === 4 || round === 10;

/** One block forward (RFC 2268 3): 16 mixing rounds, mashing after the fifth and the eleventh. */
function encryptBlock(r: Uint16Array, key: Uint16Array): void {
  for (let round = 0; round < 16; round++) {
    for (let i = 0; i < 4; i++) {
      const sum = (at(r, i) + key[4 * round + i]! + mixOf(r, i)) & 0xffff;
      r[i] = (sum << SHIFTS[i]!) | (sum >>> (16 - SHIFTS[i]!));
    }
    if (isMashRound(round)) for (let i = 0; i < 4; i++) r[i] = at(r, i) + key[at(r, i - 1) & 63]!;
  }
}

/** One block back (RFC 2268 4). */
function decryptBlock(r: Uint16Array, key: Uint16Array): void {
  for (let round = 15; round >= 0; round--) {
    if (isMashRound(round)) for (let i = 3; i >= 0; i--) r[i] = at(r, i) - key[at(r, i - 1) & 63]!;
    for (let i = 3; i >= 0; i--) {
      const turned = ((at(r, i) >>> SHIFTS[i]!) | (at(r, i) << (16 - SHIFTS[i]!))) & 0xffff;
      r[i] = turned - key[4 * round + i]! - mixOf(r, i);
    }
  }
}

const wordsAt = (bytes: Uint8Array, offset: number): Uint16Array =>
  Uint16Array.from({ length: 4 }, (_, i) => bytes[offset + 2 * i]! | (bytes[offset + 2 * i + 1]! << 8));

const bytesOf = (words: Uint16Array): Uint8Array =>
  Uint8Array.from({ length: BLOCK }, (_, i) => (words[i >> 1]! >>> (8 * (i & 1))) & 255);

/** Encrypts with PKCS#7 padding. */
export function encryptRc2(plain: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  const words = expand(key);
  const padding = BLOCK - (plain.length % BLOCK);
  const result = new Uint8Array(plain.length + padding).fill(padding);
  result.set(plain);
  let previous = iv;
  for (let offset = 0; offset < result.length; offset += BLOCK) {
    const block = wordsAt(
      result.subarray(offset, offset + BLOCK).map((byte, i) => byte ^ previous[i]!),
      0,
    );
    encryptBlock(block, words);
    previous = bytesOf(block);
    result.set(previous, offset);
  }
  return result;
}

/** Decrypts and takes the padding off; throws where the padding shows that the key is wrong. */
export function decryptRc2(cipher: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  if (cipher.length === 0 || cipher.length % BLOCK !== 0) throw new RangeError('not a whole number of blocks');
  const words = expand(key);
  const result = new Uint8Array(cipher.length);
  for (let offset = 0; offset < cipher.length; offset += BLOCK) {
    const block = wordsAt(cipher, offset);
    decryptBlock(block, words);
    const previous = offset === 0 ? iv : cipher.subarray(offset - BLOCK, offset);
    result.set(
      bytesOf(block).map((byte, i) => byte ^ previous[i]!),
      offset,
    );
  }
  const padding = result.at(-1)!;
  const padded = result.subarray(result.length - padding);
  if (padding < 1 || padding > BLOCK || padded.some((byte) => byte !== padding)) throw new RangeError('wrong padding');
  return result.subarray(0, result.length - padding);
}
