import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describeWith } from '../../../../test/support/requires.js';
import { readAsn1 } from '../asn1/reader.js';
import { concat, context, fromHex, toHex } from '../asn1/values.js';
import { der, derNull, integer, oid, sequence } from '../asn1/writer.js';
import { fromAnyEncoding, toPem } from '../building/pem.js';
import { signCms } from '../building/sign-cms.js';
import { addSignatureTimestamp, signatureValues } from '../building/timestamp.js';
import { issuedBy } from '../path/issued-by.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { newKey } from '../testing/keys.js';
import { makePki } from '../testing/pki.js';
import { ocspResponse, revocationList, timestampToken } from '../testing/revocation.js';
import { validate } from '../validation/validate.js';
import { algorithmOf, readCertificate } from '../x509/certificate.js';
import { plainOf, valueOf } from './ecdsa-value.js';
import { ALGORITHM } from './oids.js';
import { nodeCryptoProvider } from './provider-node.js';
import { cryptoProvider, setCryptoProvider, webCryptoProvider } from './provider.js';
import { pssIdentifier } from './pss.js';
import { readKey, schemeOf, verifyData, type AlgorithmIdentifier, type PublicKey } from './schemes.js';
import { digestAlgorithmFor, signatureAlgorithmFor, signBytes } from './signing.js';

const CONTENT = new TextEncoder().encode('Шарт № 17');
const AT = new Date('2026-06-01T13:00:00Z');
const KINDS = ['pss', 'p256', 'p384', 'p521'] as const;
const PROVIDERS = [
  ['node:crypto', nodeCryptoProvider()!],
  ['WebCrypto', webCryptoProvider],
] as const;
const identifier = (bytes: Uint8Array): AlgorithmIdentifier => algorithmOf(readAsn1(bytes));
const { sha1, sha256, sha384 } = ALGORITHM;

async function verifies(key: PublicKey, algorithm: Uint8Array, data: Uint8Array, value: Uint8Array): Promise<boolean> {
  const scheme = schemeOf(identifier(algorithm), key);
  if ('unsupported' in scheme) throw new Error(scheme.unsupported);
  return verifyData(scheme, key, data, value);
}

const refusal = (algorithm: Uint8Array, key: PublicKey, digestAlgorithm?: string): string => {
  const scheme = schemeOf(identifier(algorithm), key, digestAlgorithm);
  return 'unsupported' in scheme ? scheme.unsupported : '';
};

describe.each(PROVIDERS)('with %s', (_, provider) => {
  const before = cryptoProvider();
  beforeAll(() => setCryptoProvider(provider));
  afterAll(() => setCryptoProvider(before));

  it.each(KINDS)('%s: verifies what it signs, and nothing else', async (kind) => {
    const { privateKey, spki } = await newKey(kind);
    const key = readKey(spki);
    const algorithm = signatureAlgorithmFor(privateKey);
    const value = await signBytes(CONTENT, privateKey);
    expect(await verifies(key, algorithm, CONTENT, value)).toBe(true);
    expect(await verifies(key, algorithm, CONTENT.subarray(1), value)).toBe(false);
    for (let at = 0; at < value.length; at += 7) {
      const changed = value.slice();
      changed[at]! ^= 1;
      expect(await verifies(key, algorithm, CONTENT, changed)).toBe(false);
    }
    for (const cut of [new Uint8Array(), value.subarray(1), concat([value, Uint8Array.of(0)])]) {
      expect(await verifies(key, algorithm, CONTENT, cut)).toBe(false);
    }
    expect(await verifies(readKey((await newKey(kind)).spki), algorithm, CONTENT, value)).toBe(false);
  });

  it.each(KINDS)('%s: a whole PKI passes: certificates, CRL, OCSP, CMS, timestamp', async (kind) => {
    const pki = await makePki(kind);
    const { certificate, key } = pki.signer;
    const cms = await signCms({ content: CONTENT, detached: false, certificate, privateKey: key.privateKey });
    const token = await timestampToken({ tsa: pki.tsa, over: signatureValues(cms)[0]! });
    const signature = addSignatureTimestamp(cms, token);
    const base = { signature, content: 'none', trust: pki.trust, at: AT } as const;
    const crls = [await revocationList({ issuer: pki.issuing })];
    const byList = await validate({ ...base, evidence: { certificates: [], crls, ocspResponses: [] } });
    expect([byList.subIndication, byList.signatures[0]?.level]).toEqual([null, 'T']);
    const answer = await ocspResponse({ responder: pki.responder, issuer: pki.issuing, certificate: pki.signer });
    const alone = { ...base, signature: cms, evidence: { certificates: [], crls: [], ocspResponses: [answer] } };
    expect((await validate(alone)).subIndication).toBeNull();
    const broken = { ...alone, evidence: { certificates: [], crls, ocspResponses: [] }, signature: cms.slice() };
    broken.signature[broken.signature.length - 1]! ^= 1;
    expect((await validate(broken)).indication).toBe('TOTAL-FAILED');
  });

  it('a salt longer than the key has room for, or of another length, verifies nothing', async () => {
    const { privateKey, spki } = await newKey('pss');
    const value = await signBytes(CONTENT, privateKey);
    for (const saltLength of [0, 31, 33, 222, 223, 100_000]) {
      const algorithm = pssIdentifier({ hash: sha256, mgfHash: sha256, saltLength });
      expect(await verifies(readKey(spki), algorithm, CONTENT, value)).toBe(false);
    }
  });

  it('a point that is not on the curve verifies nothing', async () => {
    const { privateKey, spki } = await newKey('p256');
    const value = await signBytes(CONTENT, privateKey);
    const astray = spki.slice();
    astray[astray.length - 1]! ^= 1;
    expect(await verifies(readKey(astray), signatureAlgorithmFor(privateKey), CONTENT, value)).toBe(false);
  });
});

describe('RSASSA-PSS (RFC 4055)', () => {
  const pss = { hash: sha256, mgfHash: sha256, saltLength: 32 };
  const parameters = (...fields: Uint8Array[]): Uint8Array => sequence(oid(ALGORITHM.rsaPss), sequence(...fields));
  const hash = (name: string, ...more: Uint8Array[]): Uint8Array => sequence(oid(name), ...more);
  const field = (number: number, value: Uint8Array): Uint8Array => der(context(number), value);
  const mgf = (name: string, inner: Uint8Array): Uint8Array => sequence(oid(name), inner);
  let plain: PublicKey;

  beforeAll(async () => {
    plain = readKey((await newKey('rsa')).spki);
  });

  it('what is left out has the values of 1996', () => {
    expect(schemeOf(identifier(parameters()), plain)).toEqual({
      kind: 'rsa-pss',
      hash: sha1,
      mgfHash: sha1,
      saltLength: 20,
    });
  });

  it.each([
    ['no parameters', sequence(oid(ALGORITHM.rsaPss)), /without parameters/],
    ['NULL', sequence(oid(ALGORITHM.rsaPss), derNull()), /RSASSA-PSS/],
    ['trailer 2', parameters(field(3, integer(2))), /trailer field/],
    ['two digests', pssIdentifier({ ...pss, mgfHash: sha384 }), /two digest algorithms/],
    ['SHA-256 with the default mask digest', parameters(field(0, hash(sha256))), /two digest algorithms/],
    ['another mask', parameters(field(1, mgf('1.2.3', hash(sha1)))), /not MGF1/],
    ['out of order', parameters(field(2, integer(20)), field(0, hash(sha1))), /out of order/],
    ['twice', parameters(field(2, integer(20)), field(2, integer(32))), /out of order/],
    ['a fifth field', parameters(field(4, integer(1))), /out of order/],
    ['a digest with parameters', parameters(field(0, hash(sha1, integer(1)))), /with parameters/],
    ['a negative salt', parameters(field(2, der(2, Uint8Array.of(0xff)))), /out of range/],
  ])('%s is refused', (_, algorithm, reason) => expect(refusal(algorithm, plain)).toMatch(reason));

  it('digest algorithm of the signer and of the parameters must agree (RFC 4056 3)', () => {
    expect(refusal(pssIdentifier(pss), plain, sha256)).toBe('');
    expect(refusal(pssIdentifier(pss), plain, sha384)).toMatch(/with digest algorithm/);
  });

  it('keeps the restrictions of a key', () => {
    const restricted = { ...plain, pssOnly: { restriction: pss } } as PublicKey;
    const free = { ...plain, pssOnly: {} } as PublicKey;
    expect(refusal(pssIdentifier({ ...pss, saltLength: 48 }), restricted)).toBe('');
    expect(refusal(pssIdentifier({ ...pss, saltLength: 31 }), restricted)).toMatch(/does not allow/);
    expect(refusal(pssIdentifier({ ...pss, hash: sha384, mgfHash: sha384 }), restricted)).toMatch(/does not allow/);
    for (const key of [restricted, free]) {
      expect(refusal(sequence(oid(ALGORITHM.rsaSha256), derNull()), key)).not.toBe('');
      expect(refusal(sequence(oid(ALGORITHM.rsa), derNull()), key, sha256)).not.toBe('');
    }
  });
});

describe('ECDSA', () => {
  const [r, s] = [Uint8Array.of(1, 2), Uint8Array.of(0x80, 1)];
  const der2 = (...items: Uint8Array[]): Uint8Array => sequence(...items);
  const number = (...octets: number[]): Uint8Array => der(2, Uint8Array.from(octets));

  it('values go to plain r‖s and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 132, maxLength: 132 }), (plain) => {
        fc.pre(plain.subarray(0, 66).some(Boolean) && plain.subarray(66).some(Boolean));
        expect(toHex(plainOf(valueOf(plain), 66)!)).toBe(toHex(plain));
      }),
    );
    expect(toHex(plainOf(der2(number(...r), number(0, ...s)), 3)!)).toBe('000102008001');
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['one number', der2(number(1))],
    ['three numbers', der2(number(1), number(1), number(1))],
    ['zero', der2(number(0), number(1))],
    ['a negative number', der2(number(1), number(0x80))],
    ['padding', der2(number(0, 1), number(1))],
    ['an empty number', der2(number(), number(1))],
    ['too long', der2(number(1, 2, 3, 4), number(1))],
    ['bytes after it', concat([der2(number(1), number(1)), Uint8Array.of(0)])],
    ['a length in long form', fromHex('308106020101020101')],
    ['an indefinite length', fromHex('30800201010201010000')],
    ['a SET', fromHex('3106020101020101')],
  ])('%s is no value', (_, value) => expect(plainOf(value, 3)).toBeUndefined());

  it('parameters, another digest and other keys are refused', async () => {
    const key = readKey((await newKey('p256')).spki);
    const rsa = readKey((await newKey('rsa')).spki);
    const algorithm = sequence(oid(ALGORITHM.ecdsaSha256));
    expect(refusal(algorithm, key, sha256)).toBe('');
    expect(refusal(algorithm, key, sha384)).toMatch(/with digest algorithm/);
    expect(refusal(sequence(oid(ALGORITHM.ecdsaSha256), derNull()), key)).toMatch(/with parameters/);
    expect(refusal(algorithm, rsa)).toMatch(/with a RSA-2048 key/);
    expect(refusal(sequence(oid(ALGORITHM.rsaSha256), derNull()), key)).toMatch(/with a ECDSA P-256 key/);
    expect(refusal(sequence(oid(ALGORITHM.ecPublicKey)), key, sha256)).not.toBe('');
  });
});

describeWith('openssl', 'RSA-PSS and ECDSA, against OpenSSL', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'qujat-schemes-'));
  const openssl = (...args: string[]): Buffer =>
    execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
  const read = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(dir, name)));
  const pem = (name: string): Uint8Array => fromAnyEncoding(read(name))!;
  const write = (name: string, data: Uint8Array | string): void => writeFileSync(path.join(dir, name), data);
  const rules = { rules: DEFAULT_POLICY.algorithms, at: AT };
  const keyOf = (options: string[]): PublicKey => {
    openssl('genpkey', '-out', 'key.pem', ...options);
    return readKey(new Uint8Array(openssl('pkey', '-in', 'key.pem', '-pubout', '-outform', 'DER')));
  };
  const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
  const PSS = ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'];
  const ec = (curve: string, ...more: string[]): string[] => [
    ...['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${curve}`],
    ...more,
  ];
  const CASES: [string, string[], string[]][] = [
    ['RSA, PSS', RSA, ['-sha256', '-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32']],
    ['RSA, PSS, no salt', RSA, ['-sha512', '-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:0']],
    ['RSA-PSS key', PSS, ['-sha384', '-sigopt', 'rsa_pss_saltlen:48']],
    [
      'restricted RSA-PSS key',
      [
        ...PSS,
        ...['md:sha256', 'mgf1_md:sha256', 'saltlen:32'].flatMap((one) => ['-pkeyopt', `rsa_pss_keygen_${one}`]),
      ],
      ['-sha256'],
    ],
    ['P-256', ec('P-256'), ['-sha256']],
    ['P-384', ec('P-384'), ['-sha384']],
    ['P-521', ec('P-521'), ['-sha512']],
    ['P-256 with SHA-512', ec('P-256'), ['-sha512']],
  ];

  beforeAll(() => write('m', CONTENT));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it.each(CASES)('%s: certificates and CMS by OpenSSL verify', async (_, key, how) => {
    const kind = keyOf(key).kind;
    openssl('req', '-x509', '-new', '-key', 'key.pem', '-subj', '/CN=Own', '-days', '30', ...how, '-out', 'own.pem');
    const certificate = readCertificate(pem('own.pem'));
    expect(await issuedBy(certificate, certificate, rules)).toBe('yes');
    const changed = certificate.der.slice();
    changed[changed.length - 1]! ^= 1;
    expect(await issuedBy(readCertificate(changed), certificate, rules)).toBe('no');
    const md = ['-md', how[0]!.slice(1)];
    // without it OpenSSL 3.0 signs by PSS and writes rsaEncryption
    const options = kind === 'rsa' ? ['-keyopt', 'rsa_padding_mode:pss'] : [];
    const files = [
      '-in',
      'm',
      '-signer',
      'own.pem',
      '-inkey',
      'key.pem',
      ...options,
      '-outform',
      'DER',
      '-out',
      'm.p7s',
    ];
    openssl('cms', '-sign', '-nodetach', '-binary', ...md, ...files);
    const report = await validate({
      signature: read('m.p7s'),
      content: { bytes: CONTENT },
      trust: { anchors: [] },
      evidence: { certificates: [], crls: [], ocspResponses: [] },
      at: AT,
    });
    const checks = report.signatures[0]!.checks.filter((check) => check.id.startsWith('crypto.'));
    expect(checks.map((check) => check.ok)).toEqual([true, true]);
  });

  it.each([
    ['md5', [...RSA], ['-md5']],
    ['Ed25519', ['-algorithm', 'ED25519'], []],
    ['explicit parameters', ec('P-256', '-pkeyopt', 'ec_param_enc:explicit'), ['-sha256']],
    ['another curve', ec('secp256k1'), ['-sha256']],
    ['two digests in PSS', PSS, ['-sha256', '-sigopt', 'rsa_mgf1_md:sha384']],
    ['SHA-1', RSA, ['-sha1']],
  ] as [string, string[], string[]][])('%s: a certificate is refused, and why is said', async (_, key, how) => {
    openssl('genpkey', '-out', 'key.pem', ...key);
    openssl('req', '-x509', '-new', '-key', 'key.pem', '-subj', '/CN=Own', '-days', '30', ...how, '-out', 'own.pem');
    const certificate = readCertificate(pem('own.pem'));
    expect(await issuedBy(certificate, certificate, rules)).toEqual({ weak: expect.stringMatching(/./) as string });
  });

  it.each(KINDS)('%s: OpenSSL verifies ours', async (kind) => {
    const pki = await makePki(kind);
    const { certificate, key } = pki.signer;
    const { privateKey } = key;
    expect(digestAlgorithmFor(privateKey)).toMatch(/^2\.16\.840/);
    write('ours.p7s', await signCms({ content: CONTENT, detached: true, certificate, privateKey }));
    const authorities = [pki.root, pki.issuing].map((one) => toPem(one.certificate, 'CERTIFICATE'));
    write('authorities.pem', authorities.join(''));
    const trust = ['-CAfile', 'authorities.pem', '-attime', String(AT.getTime() / 1000)];
    const args = ['cms', '-verify', '-inform', 'DER', '-in', 'ours.p7s', '-binary', '-purpose', 'any', ...trust];
    expect(openssl(...args, '-content', 'm').toString()).toBe(new TextDecoder().decode(CONTENT));
    write('other', 'Шарт № 71');
    expect(() => openssl(...args, '-content', 'other')).toThrow();
  });
});
