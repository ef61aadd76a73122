import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describeWith } from '../../../../test/support/requires.js';
import { fromHex, toHex } from '../asn1/values.js';
import { digest } from './digests.js';
import { decodePkcs8, decodeSpki, encodePkcs8, encodeSpki, GOST_ALGORITHMS, GostKey } from './gost-keys.js';
import { Gost34311 } from './gost34311.js';
import * as gost3410 from './gost3410.js';
import { ALGORITHM } from './oids.js';
import { Streebog, streebog256, streebog512 } from './streebog.js';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** RFC 6986 10.1 and 10.2, in the byte order in which the messages are read. */
const M1 = ascii('012345678901234567890123456789012345678901234567890123456789012');
const M2 = fromHex(
  'd1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f120eceef0ff20f1f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb',
);

describe('Streebog', () => {
  it('gives the values of RFC 6986 10', () => {
    expect(toHex(streebog512(M1))).toBe(
      '1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48',
    );
    expect(toHex(streebog256(M1))).toBe('9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500');
    expect(toHex(streebog512(M2))).toBe(
      '1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28',
    );
    expect(toHex(streebog256(M2))).toBe('9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50');
  });

  it('does not depend on how the message is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (parts) => {
        const hash = new Streebog(512);
        for (const part of parts) hash.update(part);
        const whole = Uint8Array.from(parts.flatMap((part) => [...part]));
        expect(toHex(hash.digest())).toBe(toHex(streebog512(whole)));
      }),
      { numRuns: 50 },
    );
  });
});

describe('GOST 34.311-95', () => {
  it.each([
    ['', 'ce85b99cc46752fffee35cab9a7b0278abb4c2d2055cff685af4912c49490f8d'],
    ['a', 'd42c539e367c66e9c88a801f6649349c21871b4344c6a573f849fdce62f314dd'],
    ['message digest', 'ad4434ecb18f2c99b60cbe59ec3d2469582b65273f48de72db2fde16a4889a4d'],
    ['This is message, length=32 bytes', 'b1c466d37519b82e8319819ff32595e047a28cb6f83eff1c6916a815a637fffa'],
  ])('of "%s" is the published value', (text, expected) => {
    expect(toHex(new Gost34311().update(ascii(text)).digest())).toBe(expected);
  });
});

describe.each(GOST_ALGORITHMS)('$name', ({ name, curve, size, hash }) => {
  const { publicKey, privateKey } = GostKey.generate(name);
  const value = async (text: string): Promise<Uint8Array> => digest(hash, ascii(text));

  it('verifies what it signs, and nothing else', async () => {
    const signature = gost3410.sign(await value('a'), privateKey.bytes, curve);
    expect(signature).toHaveLength(2 * size);
    expect(gost3410.verify(await value('a'), signature, publicKey.bytes, curve)).toBe(true);
    expect(gost3410.verify(await value('b'), signature, publicKey.bytes, curve)).toBe(false);
    for (const at of [0, size - 1, size, 2 * size - 1]) {
      const changed = signature.slice();
      changed[at]! ^= 1;
      expect(gost3410.verify(await value('a'), changed, publicKey.bytes, curve)).toBe(false);
    }
  });

  it('refuses r or s that is zero or not below q, and signatures of another length', async () => {
    const signature = gost3410.sign(await value('a'), privateKey.bytes, curve);
    for (const [from, fill] of [
      [0, 0],
      [0, 0xff],
      [size, 0],
      [size, 0xff],
    ] as const) {
      const changed = signature.slice().fill(fill, from, from + size);
      expect(gost3410.verify(await value('a'), changed, publicKey.bytes, curve)).toBe(false);
    }
    expect(gost3410.verify(await value('a'), signature.subarray(1), publicKey.bytes, curve)).toBe(false);
  });

  it('refuses a key that is no point of the curve', async () => {
    const signature = gost3410.sign(await value('a'), privateKey.bytes, curve);
    const astray = publicKey.bytes.slice();
    astray[0]! ^= 1;
    expect(gost3410.verify(await value('a'), signature, astray, curve)).toBe(false);
    expect(gost3410.verify(await value('a'), signature, new Uint8Array(2 * size), curve)).toBe(false);
  });

  it('keeps its keys through their encodings', () => {
    expect(decodePkcs8(encodePkcs8(privateKey)).bytes).toEqual(privateKey.bytes);
    expect(decodeSpki(encodeSpki(privateKey)).bytes).toEqual(publicKey.bytes);
  });
});

describeWith('gost engine', 'the national algorithms, against the GOST engine of OpenSSL', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'qujat-gost-'));
  const file = (name: string): string => path.join(dir, name);
  const openssl = (...args: string[]): Buffer =>
    execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'pipe', 'ignore'] });
  /** The Russian order of the signature, s‖r big-endian, is ours read backwards. */
  const reversed = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes).reverse();

  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it.each([0, 1, 63, 64, 65, 127, 1000, 100_000])('Streebog of %d bytes is the same', (length) => {
    writeFileSync(
      file('m'),
      Uint8Array.from({ length }, (_, i) => (i * 167 + 13) & 255),
    );
    for (const [name, ours] of [
      ['md_gost12_512', streebog512],
      ['md_gost12_256', streebog256],
    ] as const) {
      const theirs = openssl('dgst', '-engine', 'gost', `-${name}`, '-binary', 'm');
      expect(toHex(ours(readFileSync(file('m'))))).toBe(theirs.toString('hex'));
    }
  });

  it.each([
    ['gost2012_512', 'A', 'md_gost12_512', 'tc26-512-A', 128],
    ['gost2001', 'A', 'md_gost94', 'cryptopro-A', 64],
  ] as const)('%s: we verify the engine’s signatures', (algorithm, set, hash, curve, length) => {
    openssl('genpkey', '-engine', 'gost', '-algorithm', algorithm, '-pkeyopt', `paramset:${set}`, '-out', 'key.pem');
    const spki = openssl('pkey', '-engine', 'gost', '-in', 'key.pem', '-pubout', '-outform', 'DER');
    const publicKey = Uint8Array.from(spki.subarray(spki.length - length));
    writeFileSync(file('m'), 'Шарт № 17');
    const value = openssl('dgst', '-engine', 'gost', `-${hash}`, '-binary', 'm');
    for (let i = 0; i < 5; i++) {
      const signature = openssl('dgst', '-engine', 'gost', `-${hash}`, '-sign', 'key.pem', 'm');
      expect(gost3410.verify(value, reversed(signature), publicKey, curve)).toBe(true);
      expect(gost3410.verify(value, Uint8Array.from(signature), publicKey, curve)).toBe(false);
    }
  });

  it('the engine verifies ours', () => {
    const { publicKey, privateKey } = GostKey.generate();
    // the engine knows the curve by its Russian identifiers: a prefix with those, then the same octet string
    const prefix = fromHex(
      '3081aa302106082a85030701010102301506092a850307010201020106082a85030701010203038184000481' + '80',
    );
    writeFileSync(file('pub.der'), Buffer.concat([prefix, publicKey.bytes]));
    writeFileSync(file('m'), 'Шарт № 17');
    const signature = gost3410.sign(streebog512(readFileSync(file('m'))), privateKey.bytes);
    writeFileSync(file('sig'), reversed(signature));
    const args = [
      'dgst',
      '-engine',
      'gost',
      '-md_gost12_512',
      '-keyform',
      'DER',
      '-verify',
      'pub.der',
      '-signature',
      'sig',
      'm',
    ];
    expect(openssl(...args).toString()).toContain('Verified OK');
    signature[3]! ^= 1;
    writeFileSync(file('sig'), reversed(signature));
    expect(() => openssl(...args)).toThrow();
  });

  it('signs with the algorithms of the NCA’s profile', () => {
    expect(GOST_ALGORITHMS[0]?.signature).toBe(ALGORITHM.gost2015Signature512);
  });
});
