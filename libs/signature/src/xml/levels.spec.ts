import type { RaiseServices } from '../building/raise.js';
import type { Report } from '../report/report.js';
import { makePki, type TestPki } from '../testing/pki.js';
import { revocationList, timestampToken } from '../testing/revocation.js';
import { requiredEvidence } from '../validation/required.js';
import { validate } from '../validation/validate.js';
import { raiseXml } from './raise-xml.js';
import { readXmlSignatures } from './read-signatures.js';
import { signXml, type SignXmlOptions } from './sign-xml.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const at = (day: string): Date => new Date(`${day}T12:00:00Z`);
const DOCUMENT = '<order xmlns="urn:example" xml:lang="kk"><!-- </ds:Signature> --><sum>100</sum></order>';

describe.each(['rsa', 'gost'] as const)('levels of XAdES, %s', (kind) => {
  let pki: TestPki;
  let crl: Uint8Array;
  let rootCrl: Uint8Array;

  beforeAll(async () => {
    pki = await makePki(kind);
    crl = await revocationList({ issuer: pki.issuing, thisUpdate: at('2026-03-02'), nextUpdate: at('2026-03-03') });
    rootCrl = await revocationList({ issuer: pki.root, thisUpdate: at('2026-03-02'), nextUpdate: at('2026-03-03') });
  });

  const sign = (xml: Uint8Array, options: Partial<SignXmlOptions> = {}): Promise<Uint8Array> =>
    signXml({
      form: 'enveloped',
      level: 'B',
      xml,
      certificate: pki.signer.certificate,
      privateKey: pki.signer.key.privateKey,
      signingTime: at('2026-03-01'),
      ...options,
    });
  const services = (genTime: Date): RaiseServices => ({
    timestamp: (over, hash) => timestampToken({ tsa: pki.tsa, over, genTime, hash }),
    material: () =>
      Promise.resolve({
        certificates: [pki.signer, pki.issuing, pki.tsa].map(({ certificate }) => certificate),
        crls: [crl, rootCrl],
        ocspResponses: [],
      }),
  });
  const judge = (
    signature: Uint8Array | string,
    day = '2026-03-02',
    crls: readonly Uint8Array[] = [crl],
  ): Promise<Report> =>
    validate({
      signature: typeof signature === 'string' ? utf8(signature) : signature,
      content: 'none',
      trust: pki.trust,
      evidence: { certificates: [], crls, ocspResponses: [] },
      at: new Date(`${day}T13:00:00Z`),
    });
  const verdict = async (...given: Parameters<typeof judge>): Promise<string> => {
    const { signatures, subIndication } = await judge(...given);
    return `${signatures.map(({ level }) => level).join(' ')} ${subIndication ?? 'passed'}`;
  };

  it.each(['enveloped', 'enveloping'] as const)('%s: raised step by step, each level is what it says', async (form) => {
    const b = await sign(utf8(DOCUMENT), { form });
    expect(await verdict(b)).toBe('B passed');
    const t = await raiseXml(b, 'T', services(at('2026-03-02')));
    expect(await verdict(t)).toBe('T passed');
    const lt = await raiseXml(t, 'LT', services(at('2026-03-02')));
    expect(await verdict(lt, '2026-03-02', [])).toBe('LT passed');
    const lta = await raiseXml(lt, 'LTA', services(at('2026-03-02')));
    const report = await judge(lta, '2026-03-02', []);
    expect(report.signatures[0]).toMatchObject({ level: 'LTA', process: 'archival', subIndication: null });
    expect(report.signatures[0]?.timestamps.map((one) => [one.kind, one.valid])).toEqual([
      ['archive', true],
      ['signature', true],
    ]);
    // what stood there before has not changed by a byte
    expect(text(lta).replace(/<xades:UnsignedProperties[\s\S]*<\/xades:UnsignedProperties>/, '')).toBe(text(b));
  });

  it('a timestamp keeps a signature valid when its certificate has expired', async () => {
    const b = await sign(utf8(DOCUMENT));
    const later = '2027-06-01';
    const fresh = await revocationList({ issuer: pki.issuing, thisUpdate: at(later), nextUpdate: at('2027-06-02') });
    expect(await verdict(b, later, [fresh, crl])).toContain('B OUT_OF_BOUNDS');
    const t = await raiseXml(b, 'T', services(at('2026-03-02')));
    expect(await verdict(t, later, [fresh, crl])).toBe('T passed');
    // a timestamp over something else proves nothing
    const other = await timestampToken({ tsa: pki.tsa, over: utf8('other') });
    const forged = text(t).replace(
      /(<xades:EncapsulatedTimeStamp>)[^<]*/,
      `$1${Buffer.from(other).toString('base64')}`,
    );
    const report = await judge(forged, later, [fresh, crl]);
    expect(report.signatures[0]).toMatchObject({ level: 'B', timestamps: [{ valid: false }] });
    expect(report.indication).toBe('INDETERMINATE');
  });

  it('an archive timestamp covers content, signature and everything before it', async () => {
    const lta = text(await raiseXml(await sign(utf8(DOCUMENT)), 'LTA', services(at('2026-03-02'))));
    for (const [from, to] of [
      ['<sum>100', '<sum>900'],
      ['<ds:KeyInfo>', '<ds:KeyInfo><!-- x --><ds:KeyName>x</ds:KeyName>'],
      ['<xades:CRLValues>', '<xades:CRLValues> '],
    ] as const) {
      const report = await judge(lta.replace(from, to));
      const archive = report.signatures[0]!.timestamps.find((one) => one.kind === 'archive');
      expect(archive).toMatchObject({ valid: false, subIndication: 'HASH_FAILURE' });
      expect(report.signatures[0]!.level).not.toBe('LTA');
    }
  });

  it('only a signature that no later one covers is raised; counter-signatures are judged on their own', async () => {
    const twice = await sign(await sign(utf8(DOCUMENT)));
    const raised = await raiseXml(twice, 'T', services(at('2026-03-02')));
    expect(await verdict(raised)).toBe('B T passed');
    await expect(raiseXml(await sign(twice, { level: 'XMLDSig' }), 'T', services(at('2026-03-02')))).rejects.toThrow(
      'no XAdES signature',
    );
  });

  it('names whose revocation data is needed: signer, TSA, and their authorities', async () => {
    const t = await raiseXml(await sign(utf8(DOCUMENT)), 'T', services(at('2026-03-02')));
    const wanted = await requiredEvidence(t, pki.trust);
    expect(new Set(wanted.map((one) => one.kind))).toEqual(new Set(['signer', 'authority', 'tsa']));
    expect(wanted[0]?.certificate).toEqual(pki.signer.certificate);
  });

  it('a counter-signature is one over the value of its signature', async () => {
    const t = text(await raiseXml(await sign(utf8(DOCUMENT)), 'T', services(at('2026-03-02'))));
    const [, value] = /<ds:SignatureValue Id="([^"]+)"/.exec(t)!;
    // a plain signature by reference to the value: made in place, the reader says what is to be signed
    const counter = text(await sign(utf8('<x/>'), { level: 'XMLDSig' }));
    const [template] = /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(counter)!;
    const aimed = template.replace('URI=""', `URI="#${value}"`).replace(/<ds:Transforms>.*<\/ds:Transforms>/, '');
    const put = (signature: string): string =>
      t.replace(
        '</xades:UnsignedSignatureProperties>',
        `<xades:CounterSignature xmlns:xades="http://uri.etsi.org/01903/v1.3.2#">${signature}</xades:CounterSignature></xades:UnsignedSignatureProperties>`,
      );
    const [read] = readXmlSignatures(utf8(put(aimed)));
    const { actual } = read!.counterSignatures[0]!.references[0]!;
    const digested = aimed.replace(
      /<ds:DigestValue>[^<]*/,
      `<ds:DigestValue>${Buffer.from(actual!).toString('base64')}`,
    );
    const { signedInfo } = readXmlSignatures(utf8(put(digested)))[0]!.counterSignatures[0]!;
    const { signBytes } = await import('../building/sign-cms.js');
    const made = await signBytes(signedInfo, pki.signer.key.privateKey);
    const signed = digested.replace(
      /<ds:SignatureValue>[^<]*/,
      `<ds:SignatureValue>${Buffer.from(made).toString('base64')}`,
    );
    const report = await judge(put(signed));
    expect(report.signatures).toHaveLength(1);
    expect(report.signatures[0]).toMatchObject({ subIndication: null, counterSignatures: [{ subIndication: null }] });
    // a broken one is said, and takes nothing from the signature it stands at
    const broken = await judge(put(digested));
    expect(broken.signatures[0]).toMatchObject({
      subIndication: null,
      counterSignatures: [{ subIndication: 'SIG_CRYPTO_FAILURE' }],
    });
  });
});
