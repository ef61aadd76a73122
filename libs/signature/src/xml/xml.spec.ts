import { createHash } from 'node:crypto';
import type { Report } from '../report/report.js';
import { called, certify, keyUsage, type Party } from '../testing/certificates.js';
import { newKey } from '../testing/keys.js';
import { makePki, SIGNING, type TestPki } from '../testing/pki.js';
import { revocationList } from '../testing/revocation.js';
import { validate } from '../validation/validate.js';
import { coveredXml } from './covered.js';
import { readXmlSignatures } from './read-signatures.js';
import { signXml, type SignXmlOptions } from './sign-xml.js';

const AT = new Date('2026-06-01T13:00:00Z');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const ORDER =
  '<?xml version="1.0" encoding="UTF-8"?>\n<order xmlns="urn:example:order"><to>Ақжол</to><sum>100</sum></order>\n';

let rsa: TestPki;
let gost: TestPki;
let crls: Uint8Array[];

beforeAll(async () => {
  [rsa, gost] = [await makePki('rsa'), await makePki('gost')];
  crls = [await revocationList({ issuer: rsa.issuing }), await revocationList({ issuer: gost.issuing })];
});

const judge = (document: Uint8Array | string, pki: TestPki = rsa, xmlElement?: string): Promise<Report> =>
  validate({
    signature: typeof document === 'string' ? utf8(document) : document,
    content: 'none',
    trust: pki.trust,
    evidence: { certificates: [], crls, ocspResponses: [] },
    at: AT,
    ...(xmlElement !== undefined && { xmlElement }),
  });
const verdict = async (...given: Parameters<typeof judge>): Promise<string> => {
  const { indication, subIndication } = await judge(...given);
  return subIndication ?? indication;
};
const failed = ({ signatures }: Report): string[] => [
  ...new Set(signatures.flatMap(({ checks }) => checks.filter(({ ok }) => !ok).map(({ id }) => id))),
];

const sign = (
  xml: string | Uint8Array,
  options: Partial<SignXmlOptions> = {},
  by: Party = rsa.signer,
): Promise<Uint8Array> =>
  signXml({
    form: 'enveloped',
    level: 'XMLDSig',
    xml: typeof xml === 'string' ? utf8(xml) : xml,
    certificate: by.certificate,
    privateKey: by.key.privateKey,
    signingTime: new Date('2026-05-01T10:00:00Z'),
    ...options,
  });

describe('XML signatures of ours', () => {
  it.each([
    ['RSA', () => rsa],
    ['GOST', () => gost],
  ] as const)('%s: enveloped, enveloping and XAdES-B pass, with what they cover', async (_name, pki) => {
    const { signer } = pki();
    for (const form of ['enveloped', 'enveloping'] as const) {
      for (const level of ['XMLDSig', 'B'] as const) {
        const report = await judge(await sign(ORDER, { form, level }, signer), pki());
        expect(failed(report)).toEqual([]);
        const [signature] = report.signatures;
        expect(signature).toMatchObject({ format: 'XML', level, indication: 'TOTAL-PASSED' });
        expect(signature?.covers).toHaveLength(1);
        expect(signature?.covers[0]).toMatchObject({
          kind: form === 'enveloped' ? 'document' : 'element',
          intact: true,
        });
        expect(signature?.claimedSigningTime).toBe(level === 'B' ? '2026-05-01T10:00:00.000Z' : null);
      }
    }
  });

  it('leaves the document as it was, octet for octet, but for the signature', async () => {
    for (const document of [ORDER, '<a/>', '<a />\n<!-- </a> -->\n<?p ?>', '\uFEFF<a>\r\n<b x="1"/>c</a>']) {
      const signed = text(await sign(document));
      const without = signed.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '');
      expect(without.replace('></a>', '/>')).toBe(document.replace(' />', ' />'));
      expect(await verdict(signed)).toBe('TOTAL-PASSED');
    }
  });

  it('several signatures one over the other: each covers the document as it was, the last all of it', async () => {
    const twice = await sign(await sign(ORDER), { level: 'B' }, rsa.signer);
    const thrice = await sign(twice);
    const report = await judge(thrice);
    expect(report.indication).toBe('TOTAL-PASSED');
    expect(report.signatures.map(({ level }) => level)).toEqual(['XMLDSig', 'B', 'XMLDSig']);
    // the second is changed: it fails, and so does the third, which covers it; the first stands
    const changed = text(thrice).replace('<xades:SigningTime>2026-05-01', '<xades:SigningTime>2026-05-02');
    const after = await judge(changed);
    expect(after.signatures.map(({ subIndication }) => subIndication)).toEqual([null, 'HASH_FAILURE', 'HASH_FAILURE']);
    expect(after.indication).toBe('TOTAL-FAILED');
  });

  it('one letter changed anywhere is found', async () => {
    const signed = text(await sign(ORDER, { level: 'B' }));
    for (const [from, to, sub] of [
      ['<sum>100', '<sum>900', 'HASH_FAILURE'],
      ['SigningTime>2026', 'SigningTime>2025', 'HASH_FAILURE'],
      ['<ds:Reference Id="', '<ds:Reference Id="x', 'SIG_CRYPTO_FAILURE'],
    ] as const) {
      expect(await verdict(signed.replace(from, to))).toBe(sub);
    }
    expect(
      await verdict(
        signed.replace(/SignatureValue Id="[^"]*">./, (one) => one.slice(0, -1) + (one.endsWith('A') ? 'B' : 'A')),
      ),
    ).toBe('SIG_CRYPTO_FAILURE');
  });

  it('gives exactly the octets that were hashed', async () => {
    const signed = await sign('<a b="1" a="2"><!-- note -->x<![CDATA[<y>]]></a>');
    const octets = coveredXml(signed)[0]![0]!.octets!;
    expect(text(octets)).toBe('<a a="2" b="1">x&lt;y&gt;</a>');
    const [signature] = readXmlSignatures(signed);
    const sha256 = createHash('sha256').update(octets).digest();
    expect(Buffer.from(signature!.references[0]!.expected)).toEqual(sha256);
  });

  it('references by name are files that were handed over, and nothing else', async () => {
    const files = new Map([['a file.txt', utf8('Шарт')]]);
    const document = await sign('<s/>', { form: 'detached', level: 'B', files });
    const [signature] = readXmlSignatures(document, files);
    expect(signature?.references.map(({ wrong }) => wrong)).toEqual([undefined, undefined]);
    expect(await verdict(document)).toBe('SIGNED_DATA_NOT_FOUND');
    const [abroad] = readXmlSignatures(utf8(text(document).replace('a%20file.txt', 'http://127.0.0.1/x')), files);
    expect(abroad?.references[0]?.wrong?.message).toContain('no address is followed');
  });
});

describe('certificates of XML signatures', () => {
  const swap = (document: Uint8Array, certificates: readonly Uint8Array[]): string =>
    text(document).replace(
      /<ds:X509Certificate>[\s\S]*<\/ds:X509Certificate>/,
      certificates
        .map((one) => `<ds:X509Certificate>${Buffer.from(one).toString('base64')}</ds:X509Certificate>`)
        .join(''),
    );
  let other: Party;

  beforeAll(async () => {
    other = await certify({
      subject: called('Other'),
      key: await newKey('rsa'),
      issuer: rsa.issuing,
      extensions: [keyUsage(...SIGNING)],
    });
  });

  it('decoys in KeyInfo do not mislead', async () => {
    for (const level of ['XMLDSig', 'B'] as const) {
      const signed = await sign(ORDER, { level });
      const report = await judge(swap(signed, [other.certificate, rsa.issuing.certificate, rsa.signer.certificate]));
      expect(report.signatures[0]).toMatchObject({ indication: 'TOTAL-PASSED', signer: { iin: '900101300017' } });
    }
  });

  it('another certificate of the same key is not the one that XAdES names', async () => {
    const twin = await certify({
      subject: called('Twin'),
      key: rsa.signer.key,
      issuer: rsa.issuing,
      extensions: [keyUsage(...SIGNING)],
    });
    expect(await verdict(swap(await sign(ORDER, { level: 'B' }), [twin.certificate]))).toBe(
      'NO_SIGNING_CERTIFICATE_FOUND',
    );
    expect(await verdict(swap(await sign(ORDER), [other.certificate]))).toBe('SIG_CRYPTO_FAILURE');
  });

  it('a bare key is nobody', async () => {
    const signed = text(await sign(ORDER)).replace(/<ds:X509Data>[\s\S]*<\/ds:X509Data>/, '<ds:KeyValue/>');
    expect(await verdict(signed)).toBe('NO_SIGNING_CERTIFICATE_FOUND');
  });

  it('properties that no reference covers state nothing', async () => {
    const signed = text(await sign(ORDER, { level: 'B' }));
    // the properties of another signature, put into a plain one
    const [properties] = /<ds:Object><xades:Q[\s\S]*<\/ds:Object>/.exec(signed)!;
    const id = /Target="#([^"]+)"/.exec(properties)![1]!;
    const plain = text(await sign(ORDER))
      .replace('</ds:Signature>', `${properties}</ds:Signature>`)
      .replace('<ds:Signature ', `<ds:Signature Id="${id}" `);
    const report = await judge(plain);
    expect(failed(report)).toEqual(['xml.signed-properties']);
    expect(report.signatures[0]).toMatchObject({ level: 'XMLDSig', claimedSigningTime: null });
  });
});

describe('an element that was moved, doubled or wrapped', () => {
  const signature = (object: string): RegExpExecArray => /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(object)!;

  it('a signature over a part is no signature of the document, unless that part is what one expects, at its place', async () => {
    const enveloping = text(await sign('<body>100</body>', { form: 'enveloping' }));
    const wrapped = (inner: string): string => `<order>${inner}</order>`;
    const report = await judge(wrapped(signature(enveloping)[0]));
    expect(failed(report)).toEqual(['xml.coverage']);
    expect(report.subIndication).toBe('SIG_CONSTRAINTS_FAILURE');
    const path = report.signatures[0]!.covers[0]!.name!.split(' ')[0]!;
    expect(path).toBe('/order[1]/Signature[1]/Object[1]');
    expect(await verdict(wrapped(signature(enveloping)[0]), rsa, path)).toBe('TOTAL-PASSED');
    // moved into a wrapper: every digest and the value still hold
    const moved = await judge(`<order><body>900</body><x>${signature(enveloping)[0]}</x></order>`, rsa, path);
    expect(failed(moved)).toEqual(['xml.coverage']);
  });

  it('beside an element with the same identifier it is refused', async () => {
    const enveloping = text(await sign('<body>100</body>', { form: 'enveloping' }));
    const id = /Object Id="([^"]+)"/.exec(enveloping)![1]!;
    for (const name of ['Id', 'ID', 'id', 'xml:id']) {
      const doubled = `<order><body ${name}="${id}">900</body>${signature(enveloping)[0]}</order>`;
      const report = await judge(doubled);
      expect(report.signatures[0]?.subIndication).toBe('FORMAT_FAILURE');
      expect(report.signatures[0]?.checks[0]?.detail).toContain('stands 2 times');
    }
    // an attribute of another name is no identifier
    expect(await verdict(`<order><body name="${id}">900</body>${signature(enveloping)[0]}</order>`)).toBe(
      'SIG_CONSTRAINTS_FAILURE',
    );
  });

  it('the signed document inside an Object of another signature is not that signature’s word', async () => {
    const signed = text(await sign('<body>100</body>'));
    const outer = `<order><body>900</body><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Object>${signed}</ds:Object></ds:Signature></order>`;
    expect((await judge(outer)).indication).toBe('TOTAL-FAILED');
    // the enveloped one covers "" – the document it stands in, which is another now
    expect((await judge(outer)).signatures.map(({ subIndication }) => subIndication)).toEqual([
      'FORMAT_FAILURE',
      'HASH_FAILURE',
    ]);
  });

  it.each([
    ['a new element', '<sum>100</sum>', '<sum>100</sum><sum>900</sum>'],
    ['a sibling before the root’s end', '</order>', '<sum>900</sum></order>'],
    ['another namespace', 'urn:example:order', 'urn:example:other'],
    ['a prefix declared anew', '<sum>', '<sum xmlns="urn:x">'],
    ['an attribute', '<sum>', '<sum currency="USD">'],
    ['white space', '<sum>100', '<sum> 100'],
    ['an element split in two by a signature', '<sum>100</sum>', '<sum>1</sum><sum>00</sum>'],
    ['a processing instruction', '<sum>', '<?pay 900?><sum>'],
    ['an entity of the five', '100', '100&amp;'],
  ])('%s is found', async (_name, from, to) => {
    expect(await verdict(text(await sign(ORDER)).replace(from, to))).toBe('HASH_FAILURE');
  });

  it.each([
    ['CDATA', '100', '<![CDATA[100]]>'],
    ['a character reference', '100', '&#49;00'],
    ['a comment inside text', '100', '1<!-- 9 -->00'],
    ['order of attributes and quotes', 'xmlns="urn:example:order"', "xmlns='urn:example:order'"],
  ])('%s is the same document; the octets that are shown have nothing of it', async (_name, from, to) => {
    const changed = text(await sign(ORDER)).replace(from, to);
    expect(await verdict(changed)).toBe('TOTAL-PASSED');
    const octets = coveredXml(utf8(changed))[0]![0]!.octets!;
    expect(text(octets)).toBe('<order xmlns="urn:example:order"><to>Ақжол</to><sum>100</sum></order>');
  });
});

describe('what is refused, with the reason named', () => {
  const reason = async (document: string | Uint8Array): Promise<string> => {
    const report = await judge(document);
    expect(report.indication).not.toBe('TOTAL-PASSED');
    return report.failure ?? report.signatures[0]?.checks.find(({ ok }) => !ok)?.detail ?? '';
  };
  const transform = async (uri: string, inner = ''): Promise<string> =>
    text(await sign(ORDER)).replace(
      /<ds:Transform Algorithm="[^"]*WithComments"\/>/,
      `<ds:Transform Algorithm="${uri}">${inner}</ds:Transform>`,
    );

  it('transforms that are programs, before anything is digested', async () => {
    for (const uri of [
      'http://www.w3.org/TR/1999/REC-xslt-19991116',
      'http://www.w3.org/TR/1999/REC-xpath-19991116',
      'http://www.w3.org/2002/06/xmldsig-filter2',
      'urn:unknown',
    ]) {
      expect(await reason(await transform(uri, '<x xmlns="urn:x"/>'))).toContain(`transform ${uri} is refused`);
    }
  });

  it('HMAC, DOCTYPE, entities, other encodings, what is not XML', async () => {
    const signed = text(await sign(ORDER));
    const hmac = signed.replace(
      /SignatureMethod Algorithm="[^"]*"/,
      'SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"',
    );
    expect(await reason(hmac)).toContain('a shared secret signs nothing');
    const laughs = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    expect(await reason(signed.replace('?>\n', `?>\n<!-- <a> -->${laughs}`))).toContain('DOCTYPE');
    expect(await reason(signed.replace('100', '&sum;'))).toContain('not a well-formed document');
    expect(await reason(signed.replace('UTF-8', 'ISO-8859-1'))).toContain('ISO-8859-1');
    expect(await reason(Buffer.from(`\uFEFF${signed.replace('UTF-8', 'UTF-16')}`, 'utf16le'))).not.toBe('');
    expect(await reason('<a><b></a>')).toContain('not a well-formed document');
    expect(await reason('<a/>')).toBe('nobody has signed');
    expect(await reason(`${signed}<b/>`)).toContain('not a well-formed document');
  });

  it.each([
    ['depth', () => '<a>'.repeat(300) + '</a>'.repeat(300), '200 elements one in the other'],
    ['elements', () => `<a>${'<b/>'.repeat(300_000)}</a>`, 'elements and attributes'],
    ['attributes', () => `<a ${Array.from({ length: 300 }, (_, i) => `x${i}=""`).join(' ')}/>`, '256 attributes'],
    [
      'namespaces',
      () => `<a ${Array.from({ length: 80 }, (_, i) => `xmlns:x${i}="u:${i}"`).join(' ')}/>`,
      '64 namespaces',
    ],
    [
      'namespaces times elements',
      () =>
        `<a ${Array.from({ length: 60 }, (_, i) => `xmlns:x${i}="u:${i}"`).join(' ')}>${'<b></b>'.repeat(150_000)}</a>`,
      'steps to canonicalize',
    ],
    [
      'signatures',
      () => `<a>${'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'.repeat(65)}</a>`,
      'more than 64 signatures',
    ],
  ])('%s out of bounds, at once', async (_name, make, limit) => {
    const document = utf8(make());
    const begun = performance.now();
    const report = await judge(document);
    expect(report.failure).toContain(limit);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('many references over a large document end in time', async () => {
    const items = Array.from({ length: 60_000 }, (_, i) => `<i n="${i}">x</i>`).join('');
    const signed = text(await sign(`<a>${items}</a>`));
    const [reference] = /<ds:Reference URI="">[\s\S]*<\/ds:Reference>/.exec(signed)!;
    const begun = process.cpuUsage();
    expect(await reason(signed.replace(reference, reference.repeat(120)))).toContain(
      'more canonicalization than is allowed',
    );
    expect(await reason(signed.replace(reference, reference.repeat(130)))).toContain('more than 128 parts');
    // two documents; the machine's other work is not counted
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(4000);
  });

  it('leaves no memory behind: five hundred signatures', async () => {
    const signed = await sign(`<a>${'<i>some text that takes room</i>'.repeat(2000)}</a>`);
    const run = (times: number): void => {
      for (let i = 0; i < times; i++) readXmlSignatures(signed);
    };
    run(50);
    const before = process.memoryUsage().rss;
    run(500);
    // a leak of one tree each would be some 300 MB
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
  });
});
