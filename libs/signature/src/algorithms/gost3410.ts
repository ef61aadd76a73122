/**
 * GOST R 34.10-2012 (RFC 7091; ҚР СТ 34.10-2015) and GOST R 34.10-2001 (GOST 34.310-2004): keys and signing on
 * `@noble/curves`, verification in WebAssembly where there is any.
 * Everything is little-endian on the outside, as the NCA encodes it: keys X‖Y, private keys, signatures r‖s.
 */
import { normalizeZ } from '@noble/curves/abstract/curve.js';
import { weierstrass, type WeierstrassPoint } from '@noble/curves/abstract/weierstrass.js';
import { BASE_WINDOW, gostCode, type AffinePoint, type GostCode } from './wasm/gost-wasm.js';

/** The curves in use. */
export type GostCurve = 'tc26-512-A' | 'tc26-256-A' | 'cryptopro-A';

/** A key pair, each half as the NCA encodes it. */
export interface GostKeyPair {
  /** d, little-endian. */
  readonly privateKey: Uint8Array;
  /** X‖Y, each little-endian. */
  readonly publicKey: Uint8Array;
}

type Point = WeierstrassPoint<bigint>;

const P512 = 2n ** 512n - 569n;
const P256 = 2n ** 256n - 617n;

/** RFC 7836 A.1, A.2 and RFC 4357 11.4. */
export const CURVES = {
  'tc26-512-A': weierstrass({
    p: P512,
    a: P512 - 3n,
    b: 0xe8c2505dedfc86ddc1bd0b2b6667f1da34b82574761cb0e879bd081cfd0b6265ee3cb090f30d27614cb4574010da90dd862ef9d4ebee4761503190785a71c760n,
    n: 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff27e69532f48d89116ff22b8d4e0560609b4b38abfad2b85dcacdb1411f10b275n,
    h: 1n,
    Gx: 3n,
    Gy: 0x7503cfe87a836ae3a61b8816e25450e6ce5e1c93acf1abc1778064fdcbefa921df1626be4fd036e93d75e6a50e3a41e98028fe5fc235f5b889a589cb5215f2a4n,
  }),
  'tc26-256-A': weierstrass({
    p: P256,
    a: 0xc2173f1513981673af4892c23035a27ce25e2013bf95aa33b22c656f277e7335n,
    b: 0x295f9bae7428ed9ccc20e7c359a9d41a22fccd9108e17bf7ba9337a6f8ae9513n,
    n: 0x400000000000000000000000000000000fd8cddfc87b6635c115af556c360c67n,
    h: 4n,
    Gx: 0x91e38443a5e82c0d880923425712b2bb658b9196932e02c78b2582fe742daa28n,
    Gy: 0x32879423ab1a0375895786c4bb46e9565fde0b5344766740af268adb32322e5cn,
  }),
  'cryptopro-A': weierstrass({
    p: P256,
    a: P256 - 3n,
    b: 0xa6n,
    n: 0xffffffffffffffffffffffffffffffff6c611070995ad10045841b09b761b893n,
    h: 1n,
    Gx: 1n,
    Gy: 0x8d91e471e0989cda27df505a453f2b7635294f2ddf23e3b122acc99c9e9f1e14n,
  }),
} as const;

const sizeOf = (curve: GostCurve): number => (curve === 'tc26-512-A' ? 64 : 32);

/** Little-endian bytes as a number. */
function toNumber(bytes: Uint8Array): bigint {
  let text = '0x';
  for (let i = bytes.length - 1; i >= 0; i--) text += bytes[i]!.toString(16).padStart(2, '0');
  return text === '0x' ? 0n : BigInt(text);
}

/** A number as `size` little-endian bytes. */
function toBytes(value: bigint, size: number): Uint8Array {
  const text = value.toString(16).padStart(2 * size, '0');
  return Uint8Array.from({ length: size }, (_, i) =>
    Number.parseInt(text.slice(2 * (size - 1 - i), 2 * (size - i)), 16),
  );
}

/** RFC 7091 6.1 step 2: the hash as an integer modulo q, never zero. */
const hashNumber = (digest: Uint8Array, q: bigint): bigint => toNumber(digest) % q || 1n;

/** A number in 1..q-1, its bias below 2^-128. */
function randomScalar(q: bigint, size: number): bigint {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(size + 16));
  return (toNumber(bytes) % (q - 1n)) + 1n;
}

/** The public key of a private one. */
export function publicKeyOf(privateKey: Uint8Array, curve: GostCurve = 'tc26-512-A'): Uint8Array {
  const size = sizeOf(curve);
  const { x, y } = CURVES[curve].BASE.multiply(toNumber(privateKey)).toAffine();
  const key = new Uint8Array(2 * size);
  key.set(toBytes(x, size));
  key.set(toBytes(y, size), size);
  return key;
}

/** A new key pair. */
export function generateKeyPair(curve: GostCurve = 'tc26-512-A'): GostKeyPair {
  const size = sizeOf(curve);
  const privateKey = toBytes(randomScalar(CURVES[curve].CURVE().n, size), size);
  return { privateKey, publicKey: publicKeyOf(privateKey, curve) };
}

/** Signs a digest (RFC 7091 6.1): r‖s, each little-endian. */
export function sign(digest: Uint8Array, privateKey: Uint8Array, curve: GostCurve = 'tc26-512-A'): Uint8Array {
  const q = CURVES[curve].CURVE().n;
  const size = sizeOf(curve);
  const e = hashNumber(digest, q);
  const d = toNumber(privateKey);
  for (;;) {
    const k = randomScalar(q, size);
    const r = CURVES[curve].BASE.multiply(k).toAffine().x % q;
    const s = (r * d + k * e) % q;
    if (r === 0n || s === 0n) continue;
    const signature = new Uint8Array(2 * size);
    signature.set(toBytes(r, size));
    signature.set(toBytes(s, size), size);
    return signature;
  }
}

/** Reads X‖Y. */
function readPublicKey(publicKey: Uint8Array, curve: GostCurve): Point {
  const size = sizeOf(curve);
  if (publicKey.length !== 2 * size) throw new RangeError(`a public key of ${publicKey.length} bytes`);
  const point = CURVES[curve].fromAffine({
    x: toNumber(publicKey.subarray(0, size)),
    y: toNumber(publicKey.subarray(size)),
  });
  point.assertValidity();
  return point;
}

/** G, 3G, 5G, … for the windows of the base point. */
export function oddMultiples(curve: GostCurve): AffinePoint[] {
  const { BASE } = CURVES[curve];
  const twice = BASE.double();
  const points = [BASE];
  for (let i = 1; i < 1 << (BASE_WINDOW - 2); i++) points.push(points[i - 1]!.add(twice));
  return normalizeZ(CURVES[curve], points).map((point) => point.toAffine());
}

const codes = new Map<GostCurve, GostCode | 'none'>();

/** The curve in WebAssembly, made when first needed. */
function codeOf(curve: GostCurve): GostCode | 'none' {
  const { p, a, n } = CURVES[curve].CURVE();
  const code = codes.get(curve) ?? gostCode({ p, a, q: n, base: oddMultiples(curve) }) ?? 'none';
  codes.set(curve, code);
  return code;
}

/** A public key that verifies signatures. */
export class GostVerifier {
  private readonly point: Point;
  private readonly affine: AffinePoint;

  /** Throws when `publicKey` (X‖Y) is not a point of the curve's prime-order group. */
  constructor(
    publicKey: Uint8Array,
    private readonly curve: GostCurve,
  ) {
    this.point = readPublicKey(publicKey, curve);
    this.affine = this.point.toAffine();
  }

  /** Does r‖s over the digest verify (RFC 7091 6.2)? `code` is the curve in WebAssembly, or `none`. */
  verify(digest: Uint8Array, signature: Uint8Array, code = codeOf(this.curve)): boolean {
    const { BASE, Fn } = CURVES[this.curve];
    const q = Fn.ORDER;
    const size = sizeOf(this.curve);
    if (signature.length !== 2 * size) return false;
    const r = toNumber(signature.subarray(0, size));
    const s = toNumber(signature.subarray(size));
    if (r <= 0n || r >= q || s <= 0n || s >= q) return false;
    const v = Fn.inv(hashNumber(digest, q));
    const [z1, z2] = [Fn.mul(s, v), Fn.neg(Fn.mul(r, v))];
    if (code !== 'none') return code.check(z1, z2, this.affine, r);
    // the same in JavaScript, some fifteen times as slow
    const sum = BASE.mulAddUnsafe(z1, this.point, z2);
    return !sum.is0() && sum.toAffine().x % q === r;
  }
}

/** Verifies r‖s over a digest with the public key X‖Y. A key that is no point of the curve verifies nothing. */
export function verify(
  digest: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
  curve: GostCurve = 'tc26-512-A',
): boolean {
  let verifier: GostVerifier;
  try {
    verifier = new GostVerifier(publicKey, curve);
  } catch {
    // no point of the curve
    return false;
  }
  return verifier.verify(digest, signature);
}
