import fc from 'fast-check';
import { ALGORITHM, CMS, KEY_PURPOSE } from '../algorithms/oids.js';
import { cryptoProvider, setCryptoProvider, webCryptoProvider } from '../algorithms/provider.js';
import { concat, context } from '../asn1/values.js';
import { der, derNull, octetString, oid, sequence, setOf } from '../asn1/writer.js';
import { toPem } from '../building/pem.js';
import { digestAlgorithmFor, signBytes, signCms } from '../building/sign-cms.js';
import { signatureValues } from '../building/timestamp.js';
import type { Report } from '../report/report.js';
import { authority, called, certify, keyPurposes, keyUsage, name, type Party } from '../testing/certificates.js';
import { attribute, forge, reference, signerInfo, usualAttributes } from '../testing/forge.js';
import { newKey } from '../testing/keys.js';
import { makePki, SIGNING, type TestPki } from '../testing/pki.js';
import { revocationList } from '../testing/revocation.js';
import { digest } from '../algorithms/digests.js';
import type { Content, Policy } from './types.js';
import { validate } from './validate.js';

const AT = new Date('2026-06-01T13:00:00Z');
const CONTENT = new TextEncoder().encode('Шарт № 17: төлем мерзімі — 10 күн.');
const OTHER = new TextEncoder().encode('Шарт № 17: төлем мерзімі — 90 күн.');

describe.each(['rsa', 'gost'] as const)('signatures that are not what they seem (%s)', (kind) => {
  let pki: TestPki;
  let crl: Uint8Array;

  beforeAll(async () => {
    pki = await makePki(kind);
    crl = await revocationList({ issuer: pki.issuing });
  });

  const judge = (signature: Uint8Array, content: Content = 'none', policy: Partial<Policy> = {}): Promise<Report> =>
    validate({
      signature,
      content,
      trust: pki.trust,
      evidence: { certificates: [], crls: [crl], ocspResponses: [] },
      at: AT,
      policy,
    });

  const verdict = async (signature: Uint8Array, content: Content = 'none', policy: Partial<Policy> = {}) => {
    const { indication, subIndication } = await judge(signature, content, policy);
    return [indication, subIndication];
  };

  const plain = (detached: boolean): Promise<Uint8Array> =>
    signCms({
      content: CONTENT,
      detached,
      certificate: pki.signer.certificate,
      privateKey: pki.signer.key.privateKey,
      signingTime: AT,
    });

  const PASSED = ['TOTAL-PASSED', null];
  const FORMAT = ['TOTAL-FAILED', 'FORMAT_FAILURE'];
  const HASH = ['TOTAL-FAILED', 'HASH_FAILURE'];
  const CRYPTO = ['TOTAL-FAILED', 'SIG_CRYPTO_FAILURE'];

  it('an honest signature passes: attached, detached, by digest only, as PEM', async () => {
    expect(await verdict(await plain(false))).toEqual(PASSED);
    expect(await verdict(await plain(true), { bytes: CONTENT })).toEqual(PASSED);
    const hash = digestAlgorithmFor(pki.signer.key.privateKey);
    const digests = new Map([[hash, await digest(hash, CONTENT)]]);
    expect(await verdict(await plain(true), { digests })).toEqual(PASSED);
    expect(await verdict(new TextEncoder().encode(toPem(await plain(false))))).toEqual(PASSED);
  });

  it('says who signed, in what role, and what it was judged by', async () => {
    const [signature] = (await judge(await plain(false))).signatures;
    expect(signature?.signer).toMatchObject({ iin: '900101300017', roles: ['legal-entity', 'first-head'] });
    expect(signature?.level).toBe('B');
    expect(signature?.claimedSigningTime).toBe(AT.toISOString());
    expect(signature?.checks.every((check) => check.ok && check.spec.length > 0)).toBe(true);
  });

  it('detached content that is not there is not a verdict', async () => {
    expect(await verdict(await plain(true))).toEqual(['INDETERMINATE', 'SIGNED_DATA_NOT_FOUND']);
  });

  it('other content fails; attached content never stands in for the file that was given', async () => {
    expect(await verdict(await plain(true), { bytes: OTHER })).toEqual(HASH);
    expect(await verdict(await plain(false), { bytes: OTHER })).toEqual(HASH);
    expect(await verdict(await plain(false), { bytes: CONTENT })).toEqual(PASSED);
  });

  it('zero bytes of content are content', async () => {
    const { certificate, key } = pki.signer;
    const options = { content: new Uint8Array(), certificate, privateKey: key.privateKey };
    expect(await verdict(await signCms({ ...options, detached: false }))).toEqual(PASSED);
    expect(await verdict(await signCms({ ...options, detached: true }), { bytes: new Uint8Array() })).toEqual(PASSED);
  });

  it('no signers: no signature', async () => {
    const cms = await forge({ signer: pki.signer, content: CONTENT, signerInfos: [] });
    expect(await verdict(cms)).toEqual(['TOTAL-FAILED', 'NO_SIGNATURE_FOUND']);
  });

  it('bytes after the end, a cut end, rubbish: a format failure', async () => {
    const cms = await plain(false);
    expect(await verdict(concat([cms, Uint8Array.of(0)]))).toEqual(FORMAT);
    expect(await verdict(cms.subarray(0, cms.length - 1))).toEqual(FORMAT);
    expect(await verdict(new Uint8Array())).toEqual(FORMAT);
    expect(await verdict(Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0))).toEqual(FORMAT);
    expect(await verdict(sequence(oid(CMS.data), der(context(0), octetString(CONTENT))))).toEqual(FORMAT);
  });

  it('a flipped bit in the signature value fails', async () => {
    const attributes = await usualAttributes(CONTENT, pki.signer);
    const signature = await signBytes(setOf(attributes), pki.signer.key.privateKey);
    signature[20]! ^= 1;
    expect(await verdict(await forge({ signer: pki.signer, content: CONTENT, attributes, signature }))).toEqual(CRYPTO);
  });

  it('the content type that was signed must be the one that is there', async () => {
    const [, ...others] = await usualAttributes(CONTENT, pki.signer);
    const attributes = [attribute(CMS.contentType, oid(CMS.tstInfo)), ...others];
    expect(await verdict(await forge({ signer: pki.signer, content: CONTENT, attributes }))).toEqual(FORMAT);
  });

  it('message-digest stands exactly once, with exactly one value', async () => {
    const [type, hash, certificate] = (await usualAttributes(CONTENT, pki.signer)) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    const [, wrong] = (await usualAttributes(OTHER, pki.signer)) as [Uint8Array, Uint8Array];
    const value = octetString(await digest(digestAlgorithmFor(pki.signer.key.privateKey), CONTENT));
    const twoValues = attribute(CMS.messageDigest, value, octetString(new Uint8Array(value.length - 2)));
    for (const attributes of [
      [type, hash, wrong, certificate],
      [type, wrong, hash, certificate],
      [type, twoValues, certificate],
      [type, attribute(CMS.messageDigest), certificate],
      [type, certificate],
      [hash, certificate],
    ]) {
      expect(await verdict(await forge({ signer: pki.signer, content: CONTENT, attributes }))).toEqual(FORMAT);
    }
  });

  it('content that is not id-data needs signed attributes', async () => {
    const cms = await forge({ signer: pki.signer, content: CONTENT, contentType: CMS.tstInfo });
    expect(await verdict(cms)).toEqual(FORMAT);
    expect(await verdict(await forge({ signer: pki.signer, content: CONTENT }))).toEqual(PASSED);
  });

  it('the signed attributes of one signature are no content of another', async () => {
    const attributes = setOf(await usualAttributes(CONTENT, pki.signer));
    const signature = await signBytes(attributes, pki.signer.key.privateKey);
    const replayed = await forge({ signer: pki.signer, content: attributes, signature });
    expect(await verdict(replayed)).toEqual(['INDETERMINATE', 'SIG_CONSTRAINTS_FAILURE']);
  });

  it('signing-certificate-v2 that names another certificate is not accepted', async () => {
    const [type, hash] = (await usualAttributes(CONTENT, pki.signer)) as [Uint8Array, Uint8Array];
    const algorithm = digestAlgorithmFor(pki.signer.key.privateKey);
    const named = attribute(CMS.signingCertificateV2, await reference(pki.tsa.certificate, algorithm));
    const cms = await forge({ signer: pki.signer, content: CONTENT, attributes: [type, hash, named] });
    expect(await verdict(cms)).toEqual(['INDETERMINATE', 'NO_SIGNING_CERTIFICATE_FOUND']);
  });

  it('a decoy certificate with the same issuer and number, first in the list, does not mislead', async () => {
    const decoy = await certify({ subject: called('Decoy'), key: await newKey(kind), issuer: pki.issuing });
    const serial = pki.signer.serial;
    const twin: Party = await twinOf(decoy, serial);
    const certificates = [twin.certificate, pki.signer.certificate];
    const attributes = await usualAttributes(CONTENT, pki.signer);
    expect(await verdict(await forge({ signer: pki.signer, content: CONTENT, attributes, certificates }))).toEqual(
      PASSED,
    );
    const unnamed = attributes.slice(0, 2);
    expect(
      await verdict(await forge({ signer: pki.signer, content: CONTENT, attributes: unnamed, certificates })),
    ).toEqual(PASSED);
    const report = await judge(
      await forge({ signer: pki.signer, content: CONTENT, attributes: unnamed, certificates }),
    );
    expect(report.signatures[0]?.signer.iin).toBe('900101300017');
  });

  const twinOf = async (decoy: Party, serial: Uint8Array): Promise<Party> =>
    certify({
      subject: called('Decoy'),
      key: decoy.key,
      issuer: pki.issuing,
      serial: serial.subarray(2).reduce((value, octet) => value * 256 + octet, 0),
      extensions: [keyUsage(...SIGNING)],
    });

  it('attributes sent out of order but signed in DER order are good, and so is a BER wrapping', async () => {
    const attributes = await usualAttributes(CONTENT, pki.signer);
    const reversed = [...attributes].sort((a, b) => b.length - a.length).reverse();
    const orders = [attributes, reversed, [...reversed].reverse()];
    for (const order of orders) {
      expect(await verdict(await forge({ signer: pki.signer, content: CONTENT, attributes: order }))).toEqual(PASSED);
    }
    expect(await verdict(indefinite(await plain(false)))).toEqual(PASSED);
  });

  /** The same CMS with its outer structures of indefinite length. */
  const indefinite = (cms: Uint8Array): Uint8Array => {
    const header = cms[1]! < 0x80 ? 2 : 2 + (cms[1]! & 0x7f);
    return concat([Uint8Array.of(0x30, 0x80), cms.subarray(header), Uint8Array.of(0, 0)]);
  };

  it.each([
    ['encipherment only', [keyUsage(2, 3)]],
    ['digitalSignature without nonRepudiation', [keyUsage(0)]],
    ['a time-stamping key', [keyUsage(...SIGNING), keyPurposes(true, KEY_PURPOSE.timeStamping)]],
    ['an OCSP key', [keyUsage(...SIGNING), keyPurposes(false, KEY_PURPOSE.ocspSigning)]],
  ])('a key for %s signs no document', async (_, extensions) => {
    const signer = await certify({
      subject: called('Someone'),
      key: await newKey(kind),
      issuer: pki.issuing,
      extensions,
    });
    const attributes = await usualAttributes(CONTENT, signer);
    const cms = await forge({ signer, content: CONTENT, attributes });
    expect(await verdict(cms)).toEqual(['INDETERMINATE', 'CHAIN_CONSTRAINTS_FAILURE']);
  });

  it('to log in, digitalSignature is enough', async () => {
    const extensions = [keyUsage(0, 2)];
    const signer = await certify({
      subject: called('Someone'),
      key: await newKey(kind),
      issuer: pki.issuing,
      extensions,
    });
    const cms = await forge({ signer, content: CONTENT, attributes: await usualAttributes(CONTENT, signer) });
    expect(await verdict(cms, 'none', { purpose: 'login' })).toEqual(PASSED);
  });

  it('another key than the certificate’s fails', async () => {
    const key = await newKey(kind);
    const impostor = { ...pki.signer, key };
    const cms = await forge({
      signer: impostor,
      content: CONTENT,
      attributes: await usualAttributes(CONTENT, impostor),
    });
    expect(await verdict(cms)).toEqual(CRYPTO);
  });

  it('a certificate that nobody trusted issued is not accepted, whatever its names say', async () => {
    const stranger = await certify({ subject: pki.issuing.name, key: await newKey(kind), extensions: [authority()] });
    const subject = name(['2.5.4.3', 'СЫНАҚОВ СЫНАҚ']);
    const signer = await certify({
      subject,
      key: await newKey(kind),
      issuer: stranger,
      extensions: [keyUsage(...SIGNING)],
    });
    const certificates = [signer.certificate, stranger.certificate];
    const attributes = await usualAttributes(CONTENT, signer);
    const cms = await forge({ signer, content: CONTENT, attributes, certificates });
    expect(await verdict(cms)).toEqual(['INDETERMINATE', 'NO_CERTIFICATE_CHAIN_FOUND']);
  });

  it('no certificate at all is not accepted', async () => {
    const cms = await forge({
      signer: pki.signer,
      content: CONTENT,
      attributes: await usualAttributes(CONTENT, pki.signer),
      certificates: [],
    });
    expect(await verdict(cms)).toEqual(['INDETERMINATE', 'NO_SIGNING_CERTIFICATE_FOUND']);
  });

  it('one bad signer among good ones spoils the file, and the report says which', async () => {
    const attributes = await usualAttributes(CONTENT, pki.signer);
    const bad = await usualAttributes(OTHER, pki.signer);
    const signerInfos = [
      await signerInfo({ signer: pki.signer, attributes }),
      await signerInfo({ signer: pki.signer, attributes: bad }),
    ];
    const report = await judge(await forge({ signer: pki.signer, content: CONTENT, signerInfos }));
    expect([report.indication, report.subIndication]).toEqual(HASH);
    expect(report.signatures.map((one) => one.indication)).toEqual(['TOTAL-PASSED', 'TOTAL-FAILED']);
  });

  it('the digest algorithm and the signature algorithm must agree', async () => {
    const attributes = await usualAttributes(CONTENT, pki.signer);
    const digestAlgorithm = ALGORITHM.sha512;
    const report = await judge(await forge({ signer: pki.signer, content: CONTENT, attributes, digestAlgorithm }));
    expect(report.indication).not.toBe('TOTAL-PASSED');
    expect(report.signatures[0]?.checks.find((check) => check.id === 'crypto.algorithm')?.ok).toBe(false);
  });

  it('whatever byte is changed, nothing throws, and what passes is the same signature by the same signer', async () => {
    const original = await plain(false);
    const expected = (await judge(original)).signatures[0]!;
    const [signatureValue] = signatureValues(original);
    const byte = fc.tuple(fc.nat(original.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(byte, { minLength: 1, maxLength: 3 }), async (changes) => {
        const changed = original.slice();
        for (const [at, mask] of changes) changed[at]! ^= mask;
        const report = await judge(changed);
        if (report.indication !== 'TOTAL-PASSED') return;
        expect(signatureValues(changed)).toEqual([signatureValue]);
        expect(report.signatures.map((one) => one.certificate)).toEqual([expected.certificate]);
        expect(report.signatures[0]?.claimedSigningTime).toBe(expected.claimedSigningTime);
      }),
      { numRuns: kind === 'rsa' ? 400 : 100 },
    );
  });

  it('whatever byte of a certificate or CRL is changed, nothing throws and nothing is built on it', async () => {
    const signature = await plain(false);
    const at = (length: number): fc.Arbitrary<number> => fc.nat(length - 1);
    const change = (bytes: Uint8Array, place: number): Uint8Array => bytes.with(place, bytes[place]! ^ 1);
    const issuing = pki.issuing.certificate;
    const passes = async (intermediate: Uint8Array, list: Uint8Array): Promise<boolean> => {
      const trust = { anchors: pki.trust.anchors, intermediates: [intermediate] };
      const evidence = { certificates: [], crls: [list], ocspResponses: [] };
      return (await validate({ signature, content: 'none', trust, evidence, at: AT })).indication === 'TOTAL-PASSED';
    };
    expect(await passes(issuing, crl)).toBe(true);
    await fc.assert(
      fc.asyncProperty(at(issuing.length), at(crl.length), async (place, other) => {
        expect(await passes(change(issuing, place), crl)).toBe(false);
        expect(await passes(issuing, change(crl, other))).toBe(false);
      }),
      { numRuns: kind === 'rsa' ? 200 : 40 },
    );
  });

  it('too many signers, too deep, too large: refused with the limit named', async () => {
    const attributes = await usualAttributes(CONTENT, pki.signer);
    const one = await signerInfo({ signer: pki.signer, attributes });
    const many = await forge({
      signer: pki.signer,
      content: CONTENT,
      signerInfos: Array.from({ length: 65 }, () => one),
    });
    expect((await judge(many)).failure).toMatch(/64 signers/);
    let deep = derNull();
    for (let i = 0; i < 60; i++) deep = sequence(deep);
    const nested = await forge({
      signer: pki.signer,
      content: CONTENT,
      attributes,
      unsigned: [attribute('1.2.3', deep)],
    });
    expect((await judge(nested)).indication).toBe('TOTAL-PASSED');
    let indefinitely = derNull();
    for (let i = 0; i < 60; i++) indefinitely = concat([Uint8Array.of(0x30, 0x80), indefinitely, Uint8Array.of(0, 0)]);
    expect((await judge(indefinitely)).failure).toMatch(/deeper than 40/);
  });
});

describe('RSA alone', () => {
  it('the browser’s WebCrypto comes to the same verdicts as Node’s own crypto', async () => {
    const pki = await makePki('rsa');
    const evidence = { certificates: [], crls: [await revocationList({ issuer: pki.issuing })], ocspResponses: [] };
    const { certificate, key } = pki.signer;
    const signature = await signCms({ content: CONTENT, detached: true, certificate, privateKey: key.privateKey });
    const verdicts = async (): Promise<Report[]> => {
      const judged = [CONTENT, OTHER].map((bytes) =>
        validate({ signature, content: { bytes }, trust: pki.trust, evidence, at: AT }),
      );
      return Promise.all(judged);
    };
    const byNode = await verdicts();
    const before = cryptoProvider();
    setCryptoProvider(webCryptoProvider);
    try {
      expect(await verdicts()).toEqual(byNode);
    } finally {
      setCryptoProvider(before);
    }
    expect(byNode.map((report) => report.indication)).toEqual(['TOTAL-PASSED', 'TOTAL-FAILED']);
  });

  it('SHA-1 and short keys bind nothing today', async () => {
    const pki = await makePki('rsa');
    const crl = await revocationList({ issuer: pki.issuing });
    const short = await newKey('rsa', 1024);
    const signer = await certify({
      subject: called('Short'),
      key: short,
      issuer: pki.issuing,
      extensions: [keyUsage(...SIGNING)],
    });
    const attributes = await usualAttributes(CONTENT, signer);
    const evidence = { certificates: [], crls: [crl], ocspResponses: [] };
    const signature = await forge({ signer, content: CONTENT, attributes });
    const report = await validate({ signature, content: 'none', trust: pki.trust, evidence, at: AT });
    expect(report.subIndication).toBe('CRYPTO_CONSTRAINTS_FAILURE_NO_POE');
  });
});
