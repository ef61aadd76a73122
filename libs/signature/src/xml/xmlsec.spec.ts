import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toPem } from '../building/pem.js';
import { called, certify, keyUsage, type Party } from '../testing/certificates.js';
import { newKey, type KeyKind } from '../testing/keys.js';
import { SIGNING } from '../testing/pki.js';
import type { Report } from '../report/report.js';
import { validate } from '../validation/validate.js';
import { signXml } from './sign-xml.js';
import { NS } from './uris.js';

const there = spawnSync('xmlsec1', ['--version']).status === 0;
const dir = mkdtempSync(path.join(tmpdir(), 'qujat-xmlsec-'));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const write = (name: string, data: string | Uint8Array): string => {
  writeFileSync(path.join(dir, name), data);
  return path.join(dir, name);
};
const xmlsec = (...args: string[]): void => void execFileSync('xmlsec1', args, { cwd: dir, stdio: 'pipe' });
const IDS = ['ds:Object', 'ds:Signature', 'body']
  .map((name) => name.replace('ds', NS.ds))
  .concat(`${NS.xades}:SignedProperties`);
const ID_OPTIONS = IDS.flatMap((name) => [`--id-attr:Id`, name]);

const KINDS: readonly KeyKind[] = ['rsa', 'pss', 'p256', 'p384', 'p521'];
const parties = new Map<KeyKind, Party>();

/** A document with everything that canonicalization cares about. */
const DOCUMENT = `<?xml version="1.0" encoding="UTF-8"?>
<?style x?><!-- before -->
<a:order xmlns:a="urn:a" xmlns="urn:default" xmlns:z="urn:z" z:b="2" a:c='"q"' xml:lang="kk" d="&#9;&lt;&#13;&amp;'">
  <!-- a note --><empty/><t xmlns="">Ақжол &#xD; <![CDATA[<>&"]]> &gt;</t><a:t xmlns:a="urn:b" xml:space="preserve"> &#x1F4C4; </a:t>
  <z:deep xmlns:z="urn:z"><z:deeper xmlns:y="urn:y" y:k="v"><?pi  text ?></z:deeper></z:deep>
</a:order><!-- after -->`;

const judge = ({ certificate }: Party, document: Uint8Array): Promise<Report> =>
  validate({
    signature: document,
    content: 'none',
    trust: { anchors: [certificate] },
    evidence: { certificates: [], crls: [], ocspResponses: [] },
    at: new Date('2026-06-01T00:00:00Z'),
  });
const failed = ({ signatures, failure }: Report): string[] =>
  failure === null
    ? signatures.flatMap(({ checks }) => checks.filter(({ ok }) => !ok).map(({ id, detail }) => `${id}: ${detail}`))
    : [failure];

(there ? describe : describe.skip)('beside xmlsec1 (skipped where it is not installed)', () => {
  beforeAll(async () => {
    for (const kind of KINDS) {
      const key = await newKey(kind);
      const party = await certify({ subject: called(kind), key, extensions: [keyUsage(...SIGNING)] });
      parties.set(kind, party);
      const pkcs8 = new Uint8Array(await globalThis.crypto.subtle.exportKey('pkcs8', key.privateKey as never));
      write(`${kind}.key`, toPem(pkcs8, 'PRIVATE KEY'));
      write(`${kind}.pem`, toPem(party.certificate, 'CERTIFICATE'));
    }
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it.each(KINDS)('it verifies ours: %s', async (kind) => {
    const { certificate, key } = parties.get(kind)!;
    for (const form of ['enveloped', 'enveloping'] as const) {
      for (const level of ['XMLDSig', 'B'] as const) {
        const signingTime = new Date('2026-05-01T00:00:00Z');
        const signed = await signXml({
          form,
          level,
          xml: utf8(DOCUMENT),
          certificate,
          privateKey: key.privateKey,
          signingTime,
        });
        const file = write('ours.xml', signed);
        // 1.2 knows no PSS: then ours alone
        if (kind !== 'pss') xmlsec('--verify', '--insecure', ...ID_OPTIONS, file);
        expect(failed(await judge(parties.get(kind)!, signed))).toEqual([]);
        const changed = write('changed.xml', new TextDecoder().decode(signed).replace('Ақжол', 'Ақжар'));
        expect(() => xmlsec('--verify', '--insecure', ...ID_OPTIONS, changed)).toThrow();
      }
    }
  });

  const METHODS: Readonly<Record<string, string>> = {
    rsa: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
    p256: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
    p521: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512',
  };
  const C14N = [
    'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
    'http://www.w3.org/2006/12/xml-c14n11',
    'http://www.w3.org/2001/10/xml-exc-c14n#',
  ].flatMap((uri) => [uri, `${uri.replace(/#$/, '')}#WithComments`]);
  const inclusive = '<e:InclusiveNamespaces xmlns:e="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="z a"/>';

  const template = (kind: string, c14n: string, reference: string, digest: string, objects = ''): string =>
    `<ds:Signature xmlns:ds="${NS.ds}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${c14n}"/><ds:SignatureMethod Algorithm="${METHODS[kind]}"/>` +
    `${reference}<ds:DigestMethod Algorithm="${digest}"/><ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data/></ds:KeyInfo>${objects}</ds:Signature>`;
  const transforms = (...uris: string[]): string =>
    `<ds:Transforms>${uris.map((uri) => `<ds:Transform Algorithm="${uri}">${uri.includes('exc') ? inclusive : ''}</ds:Transform>`).join('')}</ds:Transforms>`;
  const enveloped = `${NS.ds}enveloped-signature`;
  const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
  const signByXmlsec = (kind: string, document: string): Uint8Array => {
    const file = write('template.xml', document);
    xmlsec('--sign', '--privkey-pem', `${kind}.key,${kind}.pem`, ...ID_OPTIONS, '--output', 'theirs.xml', file);
    return new Uint8Array(readFileSync(path.join(dir, 'theirs.xml')));
  };
  const check = async (kind: KeyKind, document: string, covers: string): Promise<void> => {
    const theirs = signByXmlsec(kind, document);
    const report = await judge(parties.get(kind)!, theirs);
    expect(failed(report).filter((one) => !one.startsWith('xml.coverage'))).toEqual([]);
    expect(report.signatures[0]?.covers).toMatchObject([{ kind: covers, intact: true }]);
    const changed = new TextDecoder().decode(theirs).replace(/Ақжол|alpha/, 'other');
    expect(failed(await judge(parties.get(kind)!, utf8(changed)))).not.toEqual([]);
  };

  it.each(C14N)('we verify theirs, canonicalized by %s', async (c14n) => {
    const inside = (signature: string): string => DOCUMENT.replace('</a:order>', `${signature}</a:order>`);
    for (const kind of ['rsa', 'p256', 'p521'] as const) {
      for (const uri of ['', '#xpointer(/)']) {
        const reference = `<ds:Reference URI="${uri}">${transforms(enveloped, c14n)}`;
        await check(kind, inside(template(kind, c14n, reference, sha256)), 'document');
      }
    }
    for (const uri of ['#body', "#xpointer(id('body'))"]) {
      const reference = `<ds:Reference URI="${uri}">${transforms(c14n)}`;
      const part = DOCUMENT.replace('<t xmlns="">', '<body Id="body" xmlns=""><!-- c --><t>').replace(
        '</t>',
        '</t></body>',
      );
      const whole = part.replace('</a:order>', `${template('rsa', c14n, reference, sha256)}</a:order>`);
      await check('rsa', whole, 'element');
    }
  });

  it('we verify theirs: enveloping, base64, all digests', async () => {
    for (const digest of [
      'http://www.w3.org/2001/04/xmlenc#sha512',
      'http://www.w3.org/2001/04/xmldsig-more#sha384',
      sha256,
    ]) {
      const object = '<ds:Object Id="o"><x xmlns="urn:x">alpha</x></ds:Object>';
      await check('rsa', template('rsa', C14N[0]!, '<ds:Reference URI="#o">', digest, object), 'element');
    }
    const encoded = `<ds:Object Id="o">${Buffer.from('Шарт '.repeat(50))
      .toString('base64')
      .replace(/(.{60})/g, '$1\n')}<!--Ақжол--></ds:Object>`;
    const reference = `<ds:Reference URI="#o">${transforms(`${NS.ds}base64`)}`;
    const theirs = signByXmlsec('rsa', template('rsa', C14N[0]!, reference, sha256, encoded));
    expect(failed(await judge(parties.get('rsa')!, theirs))).toEqual([]);
  });
});
