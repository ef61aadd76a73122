import fc from 'fast-check';
import { ALGORITHM, CMS } from '../algorithms/oids.js';
import { cryptoProvider, setCryptoProvider, webCryptoProvider } from '../algorithms/provider.js';
import { digest } from '../algorithms/digests.js';
import { runningDigest } from '../algorithms/running-digest.js';
import { readKey, verifyData, type Scheme } from '../algorithms/schemes.js';
import { verifyDigest } from '../algorithms/verify-digest.js';
import { readAsn1, type Asn1Node } from '../asn1/reader.js';
import { concat, context, TAG } from '../asn1/values.js';
import { der, derNull, integer, octetString, oid, sequence } from '../asn1/writer.js';
import { toBase64, toPem } from '../building/pem.js';
import { signBytes, signCms } from '../building/sign-cms.js';
import { forge, usualAttributes } from '../testing/forge.js';
import { makePki, type TestPki } from '../testing/pki.js';
import { newKey } from '../testing/keys.js';
import { revocationList } from '../testing/revocation.js';
import type { Report } from '../report/report.js';
import type { Content } from '../validation/types.js';
import { DEFAULT_POLICY } from '../validation/types.js';
import { validate } from '../validation/validate.js';
import { SignedDataStream } from './signed-data-stream.js';
import { validateStream, type StreamRequest } from './validate-stream.js';

const AT = new Date('2026-06-01T13:00:00Z');
/** Larger than what is kept: only its digest is left. */
const LARGE = 70_000;

/** Cuts bytes into pieces of the given sizes, over and over. */
function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!;
    yield bytes.slice(at, at + size);
    at += size;
  }
}

/** The same, as a program reads a file: every piece in the same memory, which is overwritten when the next is asked for. */
function* flow(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  const memory = Buffer.alloc(Math.max(...sizes));
  for (const piece of cut(bytes, sizes)) {
    memory.set(piece);
    yield memory.subarray(0, piece.length);
    memory.fill(0xee);
  }
}

/** The value with an indefinite length (X.690 8.1.3.6). */
const indefinite = (tag: number, ...content: Uint8Array[]): Uint8Array =>
  concat([Uint8Array.of(tag, 0x80), ...content, Uint8Array.of(0, 0)]);

/** A definite length in more octets than it needs. */
const overlong = (tag: number, content: Uint8Array): Uint8Array => {
  const { length } = content;
  return concat([Uint8Array.of(tag, 0x84, length >>> 24, length >>> 16, length >>> 8, length), content]);
};

/** How values on the way to the content are encoded anew: for each an encoding, and how the octets are cut up and nested. */
interface Shape {
  readonly lengths: readonly ('short' | 'long' | 'indefinite')[];
  readonly octets: 'one' | 'pieces' | 'nested';
  readonly pieceSize: number;
}

function octetsIn(content: Uint8Array, { octets, pieceSize }: Shape): Uint8Array {
  if (octets === 'one') return octetString(content);
  const size = Math.max(pieceSize, Math.ceil(content.length / 500));
  const pieces = [...cut(content, [size])].map((piece) => octetString(piece));
  if (octets === 'pieces') return indefinite(TAG.octetStringConstructed, ...pieces);
  const half = Math.ceil(pieces.length / 2);
  return der(
    TAG.octetStringConstructed,
    indefinite(TAG.octetStringConstructed, ...pieces.slice(0, half)),
    der(
      TAG.octetStringConstructed,
      der(TAG.octetStringConstructed, ...pieces.slice(half)),
      octetString(new Uint8Array()),
    ),
  );
}

const WAY = [1, 0, 2, 1, 0];

/** The same CMS in BER. */
function reshape(node: Asn1Node, shape: Shape, level = 0): Uint8Array {
  const step = WAY[level];
  if (step === undefined) return octetsIn(node.content, shape);
  const parts = node.children.map((child, i) => (i === step ? reshape(child, shape, level + 1) : child.bytes));
  const length = shape.lengths[level % shape.lengths.length];
  if (length === 'indefinite') return indefinite(node.tag, ...parts);
  return length === 'long' ? overlong(node.tag, concat(parts)) : der(node.tag, ...parts);
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  lengths: fc.array(fc.constantFrom('short', 'long', 'indefinite'), { minLength: 1, maxLength: 6 }),
  octets: fc.constantFrom('one', 'pieces', 'nested'),
  pieceSize: fc.integer({ min: 1, max: 5000 }),
});
const sizes = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 5 });

describe('signatures that are read as they come', () => {
  let pki: TestPki;
  let crl: Uint8Array;
  let large: Uint8Array;
  let attached: Uint8Array;
  let detached: Uint8Array;
  const small = new TextEncoder().encode('Қойма қолхаты № 5');

  beforeAll(async () => {
    pki = await makePki('rsa');
    crl = await revocationList({ issuer: pki.issuing });
    large = Uint8Array.from({ length: LARGE }, (_, i) => (i * 31 + (i >> 7)) & 255);
    attached = await sign(large, false);
    detached = await sign(large, true);
  });

  const sign = (content: Uint8Array, detachedFromIt: boolean): Promise<Uint8Array> =>
    signCms({
      content,
      detached: detachedFromIt,
      certificate: pki.signer.certificate,
      privateKey: pki.signer.key.privateKey,
      signingTime: AT,
    });

  const given = () => ({
    trust: pki.trust,
    evidence: { certificates: [], crls: [crl], ocspResponses: [] },
    at: AT,
  });

  const whole = (signature: Uint8Array, content: Content = 'none'): Promise<Report> =>
    validate({ ...given(), signature, content });

  const streamed = (signature: Uint8Array, more: Partial<StreamRequest> = {}, pieces = [1000]): Promise<Report> =>
    validateStream({ ...given(), signature: () => flow(signature, pieces), wholeFile: 64, ...more });

  it('in any encoding and any pieces give the report of the whole file (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        shapes,
        sizes,
        fc.constantFrom('binary', 'PEM', 'base64'),
        fc.constantFrom(large, small, new Uint8Array()),
        async (shape, pieces, armour, content) => {
          const cms = reshape(readAsn1(await sign(content, false)), shape);
          const file = { binary: cms, PEM: text(toPem(cms)), base64: text(toBase64(cms)) }[armour];
          const expected = await whole(file);
          expect(expected.indication).toBe('TOTAL-PASSED');
          expect(await streamed(file, {}, pieces)).toEqual(expected);
          // and when even the smallest content is not kept
          expect(await streamed(file, { smallContent: -1 }, pieces)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('with a flipped octet anywhere, cut short, or with more after the end, get the verdict of the whole file (property)', async () => {
    const cms = await sign(small, false);
    const damages = fc.oneof(
      fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), with: fc.integer({ min: 1, max: 255 }) }),
      fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), with: fc.constant(0) }),
      fc.record({ kind: fc.constant('more' as const), at: fc.nat(), with: fc.nat(255) }),
    );
    await fc.assert(
      fc.asyncProperty(shapes, sizes, damages, async (shape, pieces, damage) => {
        const file = damaged(reshape(readAsn1(cms), shape), damage);
        const expected = await whole(file);
        const got = await streamed(file, { smallContent: -1 }, pieces);
        expect([got.indication, got.subIndication, got.signatures.length]).toEqual([
          expected.indication,
          expected.subIndication,
          expected.signatures.length,
        ]);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  function damaged(file: Uint8Array, damage: { kind: 'flip' | 'cut' | 'more'; at: number; with: number }): Uint8Array {
    const copy = file.slice();
    // most of a file is certificate and signature; half of the damage is to be where the structure is
    const at = damage.at % (damage.at % 2 === 0 ? copy.length : Math.min(90, copy.length));
    if (damage.kind === 'flip') copy[at]! ^= damage.with;
    if (damage.kind === 'cut') return copy.subarray(0, at);
    return damage.kind === 'more' ? concat([copy, new Uint8Array(1 + (at % 300)).fill(damage.with)]) : copy;
  }

  it('are refused in the words of the whole reader', async () => {
    const cms = attached;
    const words = async (file: Uint8Array) => {
      const [{ failure: expected }, { failure }] = [await whole(file), await streamed(file)];
      expect(failure).toBe(expected);
      return failure;
    };
    expect(await words(cms.subarray(0, 50_000))).toBe('a value is longer than what holds it');
    expect(await words(concat([cms, small]))).toBe(`${small.length} bytes after the end of the structure`);
    const endless = reshape(readAsn1(cms), { lengths: ['indefinite'], octets: 'pieces', pieceSize: 900 });
    expect(await words(endless.subarray(0, endless.length - 3))).toBe('the structure ends in the middle of a value');
    const wrong = reshape(readAsn1(cms), { lengths: ['short'], octets: 'pieces', pieceSize: 900 });
    wrong[wrong.indexOf(0x24) + 2] = TAG.utf8String;
    expect(await words(wrong)).toMatch(/^octet string: tag 0x0c/);
    const deep = Array.from({ length: 50 }).reduce<Uint8Array>((inner) => der(0x24, inner), octetString(large));
    expect(await words(sequence(oid(CMS.signedData), der(context(0), inSignedData(deep))))).toMatch(/nested deeper/);
    const two = sequence(oid(CMS.data), der(context(0), octetString(large), octetString(large)));
    expect(await words(sequence(oid(CMS.signedData), der(context(0), inSignedData(undefined, two))))).toBe(
      'content that is not one octet string',
    );
  });

  const inSignedData = (octets: Uint8Array | undefined, info?: Uint8Array): Uint8Array => {
    const [version, algorithms, , ...rest] = readAsn1(attached).children[1]!.children[0]!.children;
    const contentInfo = info ?? sequence(oid(CMS.data), der(context(0), octets!));
    return sequence(version!.bytes, algorithms!.bytes, contentInfo, ...rest.map((one) => one.bytes));
  };

  it('name the limit they are refused at: beside the content, and small pieces', async () => {
    const padded = await forge({
      signer: pki.signer,
      content: large,
      certificates: [pki.signer.certificate, der(TAG.sequence, new Uint8Array(17 * 1024 * 1024))],
      attributes: await usualAttributes(large, pki.signer),
    });
    expect((await streamed(padded, {}, [65_536])).failure).toBe('more than 16777216 bytes beside the content');
    const { limits } = DEFAULT_POLICY;
    const few = { ...limits, asn1: { ...limits.asn1, maxNodes: 300 } };
    const crumbs = der(0x24, ...Array.from({ length: 2000 }, () => octetString(new Uint8Array())), octetString(large));
    const file = sequence(oid(CMS.signedData), der(context(0), inSignedData(crumbs)));
    expect((await streamed(file, { policy: { limits: few } })).failure).toBe('content in more than 300 small pieces');
    expect(
      (await streamed(text('<'.repeat(1000)), { policy: { limits: { ...limits, signatureBytes: 500 } } })).failure,
    ).toBe('larger than 500 bytes');
  });

  it('stop being read when they cannot be a signature any more', async () => {
    let read = 0;
    const file = concat([Uint8Array.of(0x30, 0x80, 0x1f, 0xff), new Uint8Array(500_000)]);
    await streamed(file, {
      signature: (function* () {
        for (const piece of flow(file, [1000])) {
          read++;
          yield piece;
        }
      })(),
    });
    expect(read).toBeLessThan(5);
  });

  it('detached, with content that streams, are judged as with the bytes', async () => {
    const expected = await whole(detached, { bytes: large });
    expect(expected.indication).toBe('TOTAL-PASSED');
    const content = (bytes: Uint8Array) => ({ content: () => flow(bytes, [777]) });
    expect(await streamed(detached, content(large))).toEqual(expected);
    const other = large.slice();
    other[LARGE - 1]! ^= 1;
    expect((await streamed(detached, content(other))).subIndication).toBe('HASH_FAILURE');
    expect((await streamed(detached)).subIndication).toBe('SIGNED_DATA_NOT_FOUND');
  });

  it('attached, with a file handed over as well, compare both', async () => {
    const expected = await whole(attached, { bytes: large });
    expect(expected.signatures[0]!.checks.map(({ id }) => id)).toContain('cms.attached-content');
    expect(await streamed(attached, { content: () => flow(large, [5000]) })).toEqual(expected);
    const other = concat([large, small]);
    expect((await streamed(attached, { content: () => flow(other, [5000]) })).subIndication).toBe('HASH_FAILURE');
    expect((await streamed(attached, { content: () => [small] })).subIndication).toBe('HASH_FAILURE');
  });

  it('hand the attached content out, from small files too', async () => {
    for (const content of [large, small]) {
      const out: Uint8Array[] = [];
      await streamed(await sign(content, false), { sink: (piece) => out.push(piece.slice()), wholeFile: 1e6 });
      expect(concat(out)).toEqual(content);
    }
  });

  it('without signed attributes are verified by the digest of large content', async () => {
    const bare = await forge({ signer: pki.signer, content: large });
    const expected = await whole(bare);
    expect(expected.indication).toBe('TOTAL-PASSED');
    expect(await streamed(bare)).toEqual(expected);
    const other = bare.slice();
    other[1000]! ^= 1;
    expect(await streamed(other)).toEqual(await whole(other));
    expect((await streamed(other)).subIndication).toBe('SIG_CRYPTO_FAILURE');
    const outside = await forge({ signer: pki.signer, signOver: large });
    expect((await streamed(outside, { content: () => flow(large, [9999]) })).indication).toBe('TOTAL-PASSED');
    const pss = await forge({
      signer: pki.signer,
      content: large,
      signatureAlgorithm: sequence(oid(ALGORITHM.rsaPss), PSS_SHA256),
    });
    expect(JSON.stringify(await streamed(pss))).toContain('rsa-pss without signed attributes over content');
    // of a digest alone nobody can say that it is not that of signed attributes
    const digests = new Map([[ALGORITHM.sha256, await digest(ALGORITHM.sha256, large)]]);
    expect((await whole(outside, { digests })).subIndication).toBe('SIGNED_DATA_NOT_FOUND');
    expect((await whole(outside, { digests, length: LARGE })).indication).toBe('TOTAL-PASSED');
  });

  it('by an algorithm that was not announced are read again, or refused by name when that cannot be', async () => {
    const announced = await sign(large, false);
    const hidden = announced.slice();
    const sha256 = oid(ALGORITHM.sha256);
    const at = Buffer.from(hidden).indexOf(sha256);
    hidden.set(oid(ALGORITHM.sha512), at);
    const expected = await whole(hidden);
    expect(expected.indication).toBe('TOTAL-PASSED');
    expect(await streamed(hidden)).toEqual(expected);
    const once = await streamed(hidden, { signature: flow(hidden, [1000]) });
    expect(once.subIndication).toBe('CRYPTO_CONSTRAINTS_FAILURE');
    expect(JSON.stringify(once.signatures)).toContain(`was not hashed by digest algorithm ${ALGORITHM.sha256}`);
  });

  it('of other formats, and no signatures at all, are answered as whole files are', async () => {
    for (const file of [
      text('жай мәтін '.repeat(50)),
      text(`-----BEGIN CMS-----\n${'A'.repeat(400)}`),
      new Uint8Array(),
    ]) {
      const [expected, got] = [await whole(file), await streamed(file)];
      expect([got.indication, got.subIndication]).toEqual([expected.indication, expected.subIndication]);
      expect(got.failure).not.toBeNull();
    }
  });

  it('are refused when content is said to have been taken out of a signature that has its own', async () => {
    const hashed = { length: LARGE, digests: new Map<string, Uint8Array>() };
    await expect(validate({ ...given(), signature: attached, attached: hashed, content: 'none' })).rejects.toThrow(
      RangeError,
    );
  });

  it('leave a small structure: the file without its content', () => {
    const stream = new SignedDataStream({ limits: DEFAULT_POLICY.limits.asn1 });
    for (const piece of flow(attached, [333])) stream.push(piece);
    const { signature, attached: hashed } = stream.end();
    expect(signature.length).toBeLessThan(attached.length - LARGE + 10);
    expect(hashed?.length).toBe(LARGE);
  });
});

describe('digests that run, and signatures over them', () => {
  const data = Uint8Array.from({ length: 100_001 }, (_, i) => i & 255);
  const algorithms = [
    ALGORITHM.sha1,
    ALGORITHM.sha256,
    ALGORITHM.sha384,
    ALGORITHM.sha512,
    ALGORITHM.streebog256,
    ALGORITHM.streebog512,
    ALGORITHM.gost34311,
  ];

  it.each(['Node', 'a browser'])('are the digests of the whole, in %s', async (where) => {
    const before = cryptoProvider();
    if (where !== 'Node') setCryptoProvider(webCryptoProvider);
    try {
      for (const algorithm of algorithms) {
        const running = runningDigest(algorithm)!;
        for (const piece of flow(data, [1, 63, 64, 20_000])) running.update(piece);
        expect(running.digest()).toEqual(await digest(algorithm, data));
      }
    } finally {
      setCryptoProvider(before);
    }
    expect(runningDigest('1.2.840.113549.2.5')).toBeUndefined();
  });

  it('verify as the signature over the data does, and nothing else does (RSA, GOST)', async () => {
    for (const kind of ['rsa', 'gost'] as const) {
      const { privateKey, spki } = await newKey(kind);
      const key = readKey(spki);
      const hash = kind === 'rsa' ? ALGORITHM.sha256 : ALGORITHM.streebog512;
      const scheme: Scheme = { kind: kind === 'rsa' ? 'rsa-pkcs1' : 'gost', hash };
      const signature = await signBytes(data, privateKey);
      const value = await digest(hash, data);
      expect(await verifyData(scheme, key, data, signature)).toBe(true);
      expect(verifyDigest(scheme, key, value, signature)).toBe(true);
      const other = value.slice();
      other[0]! ^= 1;
      expect(verifyDigest(scheme, key, other, signature)).toBe(false);
      expect(verifyDigest(scheme, key, value, concat([Uint8Array.of(0), signature]))).toBe(false);
      expect(verifyDigest(scheme, key, value, signature.subarray(1))).toBe(false);
      expect(verifyDigest(scheme, key, value, new Uint8Array(signature.length).fill(0xff))).toBe(false);
    }
  });

  it('refuse a padding that leaves room (Bleichenbacher 2006) and a digest algorithm by another name', async () => {
    // an RSA key with exponent 1: the "signature" is the encoded message itself
    const n = new Uint8Array(257).fill(0xff);
    n[0] = 0;
    const spki = (modulus: Uint8Array) =>
      sequence(
        sequence(oid(ALGORITHM.rsa), derNull()),
        der(TAG.bitString, Uint8Array.of(0), sequence(der(TAG.integer, modulus), der(TAG.integer, Uint8Array.of(1)))),
      );
    const key = readKey(spki(n));
    const value = await digest(ALGORITHM.sha256, data);
    const info = (hash: string) => sequence(sequence(oid(hash), derNull()), octetString(value));
    const padded = (padding: number, tail: Uint8Array, rest = 0) =>
      concat([Uint8Array.of(0, 1), new Uint8Array(padding).fill(0xff), Uint8Array.of(0), tail, new Uint8Array(rest)]);
    const proper = info(ALGORITHM.sha256);
    const room = 256 - proper.length - 3;
    expect(verifyDigest({ kind: 'rsa-pkcs1', hash: ALGORITHM.sha256 }, key, value, padded(room, proper))).toBe(true);
    expect(verifyDigest({ kind: 'rsa-pkcs1', hash: ALGORITHM.sha256 }, key, value, padded(8, proper, room - 8))).toBe(
      false,
    );
    const another = info(ALGORITHM.sha512);
    expect(verifyDigest({ kind: 'rsa-pkcs1', hash: ALGORITHM.sha256 }, key, value, padded(room, another))).toBe(false);
  });
});

/** RSASSA-PSS-params with SHA-256 throughout and 32 octets of salt (RFC 4055 3.1). */
const sha256 = sequence(oid(ALGORITHM.sha256), derNull());
const PSS_SHA256 = sequence(
  der(context(0), sha256),
  der(context(1), sequence(oid('1.2.840.113549.1.1.8'), sha256)),
  der(context(2), integer(32)),
);

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
