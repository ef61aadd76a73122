import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { digest } from '../algorithms/digests.js';
import { ALGORITHM } from '../algorithms/oids.js';
import { toBase64 } from '../building/pem.js';
import { signBytes, signCms } from '../building/sign-cms.js';
import type { Report } from '../report/report.js';
import { makePki, type TestPki } from '../testing/pki.js';
import { revocationList } from '../testing/revocation.js';
import type { Content } from '../validation/types.js';
import { validate } from '../validation/validate.js';
import { Archive } from './archive.js';
import { MIMETYPE } from './asic/mimetype.js';
import { writeAsicE } from './asic/write-asic.js';
import { readContainer } from './read-container.js';
import { writeZip, type ZipFile } from './zip/write.js';

const AT = new Date('2026-06-01T13:00:00Z');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const FILES = [
  { name: 'Шарт № 17.txt', content: bytes('Шарт № 17'), mimeType: 'text/plain' },
  { name: 'annex/prices & terms.csv', content: bytes('a;b\n'.repeat(500)) },
];
const MANIFEST = 'META-INF/ASiCManifest001.xml';

describe('ASiC', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'qujat-asic-'));
  let rsa: TestPki;
  let gost: TestPki;
  let crls: Uint8Array[];
  let signed: Uint8Array;

  const signer = ({ signer: { certificate, key } }: TestPki, digestAlgorithm: string) => ({
    digestAlgorithm,
    sign: (content: Uint8Array) => signCms({ content, detached: true, certificate, privateKey: key.privateKey }),
  });

  beforeAll(async () => {
    [rsa, gost] = await Promise.all([makePki('rsa'), makePki('gost')]);
    crls = [await revocationList({ issuer: rsa.issuing }), await revocationList({ issuer: gost.issuing })];
    const signers = [signer(rsa, ALGORITHM.sha256), signer(gost, ALGORITHM.streebog512)];
    signed = await writeAsicE({ files: FILES, signers });
  });

  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const judge = (signature: Uint8Array, content: Content = 'none'): Promise<Report> =>
    validate({
      signature,
      content,
      trust: {
        anchors: [rsa.root.certificate, gost.root.certificate],
        intermediates: [rsa.issuing.certificate, gost.issuing.certificate],
      },
      evidence: { certificates: [], crls, ocspResponses: [] },
      at: AT,
    });

  const verdict = async (signature: Uint8Array, content?: Content): Promise<string> => {
    const { indication, subIndication, failure } = await judge(signature, content);
    return [indication, subIndication, failure].filter(Boolean).join(' | ');
  };

  const filesOf = (container: Uint8Array): ZipFile[] => {
    const archive = new Archive(container);
    return archive.names.map((name) => ({ name, content: archive.content(name)!, stored: name === 'mimetype' }));
  };
  const repacked = (change: (files: ZipFile[]) => ZipFile[], container = signed): Uint8Array =>
    writeZip(change(filesOf(container)));
  const plus = (name: string, content = bytes('x')): Uint8Array => repacked((files) => [...files, { name, content }]);

  const put = (name: string, data: Uint8Array): string => {
    writeFileSync(path.join(dir, name), data);
    return path.join(dir, name);
  };

  it('E with CAdES: two signers, each over all files', async () => {
    const report = await judge(signed);
    expect(report).toMatchObject({ indication: 'TOTAL-PASSED', failure: null });
    const covers = FILES.map(({ name }) => ({ kind: 'file', name, intact: true }));
    expect(report.signatures.map((one) => one.covers)).toEqual([covers, covers]);
    expect(readContainer(signed)).toMatchObject({ kind: 'asic-e', files: [{ size: 15 }, { size: 2000 }] });
  });

  it('is what unzip, file and openssl take it for', () => {
    const file = put('signed.asice', signed);
    expect(execFileSync('unzip', ['-t', file]).toString()).toContain('No errors detected');
    // EN 319 162-1 A.1: the type can be read at a fixed place
    expect(new TextDecoder().decode(signed.subarray(30, 38 + MIMETYPE.e.length))).toBe(`mimetype${MIMETYPE.e}`);
    const archive = new Archive(signed);
    const [manifest, cms] = [
      put('manifest.xml', archive.content(MANIFEST)!),
      put('s.p7s', archive.content('META-INF/signature001.p7s')!),
    ];
    const args = ['-inform', 'DER', '-in', cms, '-content', manifest, '-binary', '-noverify', '-out', '/dev/null'];
    expect(() => execFileSync('openssl', ['cms', '-verify', ...args], { stdio: 'pipe' })).not.toThrow();
  });

  it('E with what was changed, taken out, or put in', async () => {
    const changed = repacked((files) =>
      files.map((file) => (file.name === FILES[0]!.name ? { ...file, content: bytes('Шарт № 71') } : file)),
    );
    expect(await verdict(changed)).toBe('TOTAL-FAILED | HASH_FAILURE');
    const gone = repacked((files) => files.filter(({ name }) => name !== FILES[0]!.name));
    expect(await verdict(gone)).toBe('INDETERMINATE | SIGNED_DATA_NOT_FOUND');
    expect(await verdict(plus('annex/2.txt'))).toBe('INDETERMINATE | SIG_CONSTRAINTS_FAILURE');
    expect(await verdict(plus('META-INF/notes.txt'))).toBe('INDETERMINATE | SIG_CONSTRAINTS_FAILURE');
    expect(await verdict(plus('META-INF/signature.p7s'))).toBe('INDETERMINATE | SIG_CONSTRAINTS_FAILURE');
    expect(await verdict(plus('META-INF/manifest.xml'))).toBe('TOTAL-PASSED');
    expect(await verdict(plus('META-INF/signatures9.xml'))).toMatch(/FORMAT_FAILURE \| META-INF\/signatures9.xml: /);
    const without = repacked((files) => files.filter(({ name }) => name !== 'META-INF/signature001.p7s'));
    expect(await verdict(without)).toMatch(/FORMAT_FAILURE \| the signature file .* is not there/);
    expect(await verdict(signed, { bytes: FILES[0]!.content })).toBe('TOTAL-PASSED');
    expect(await verdict(signed, { bytes: bytes('Шарт № 71') })).toBe('TOTAL-FAILED | HASH_FAILURE');
  });

  it('E with archive evidence says that it was not judged', async () => {
    const report = await judge(plus('META-INF/ASiCArchiveManifest.xml'));
    expect(report.indication).toBe('TOTAL-PASSED');
    const check = report.signatures[0]!.checks.find(({ id }) => id === 'container.long-term');
    expect(check).toMatchObject({ ok: false, detail: 'not judged: "META-INF/ASiCArchiveManifest.xml"' });
  });

  it('a file that only one of two signers signed is signed; both must hold', async () => {
    const second = { name: 'second.txt', content: bytes('second') };
    const [one, both] = [
      await writeAsicE({ files: FILES.slice(0, 1), signers: [signer(rsa, ALGORITHM.sha256)] }),
      await writeAsicE({ files: [FILES[0]!, second], signers: [signer(gost, ALGORITHM.sha256)] }),
    ];
    const again = filesOf(both).filter(({ name }) => name.startsWith('META-INF'));
    const renamed = again
      .filter(({ name }) => name === MANIFEST)
      .map((file) => ({ ...file, name: 'META-INF/ASiCManifest2.xml' }));
    const clash = writeZip([...filesOf(one), second, ...renamed]);
    // the second manifest names signature001.p7s, which is over the first
    expect(await verdict(clash)).toBe('TOTAL-FAILED | HASH_FAILURE');
    expect(await verdict(both)).toBe('TOTAL-PASSED');
    expect(await verdict(writeZip([...filesOf(one), second]))).toBe('INDETERMINATE | SIG_CONSTRAINTS_FAILURE');
  });

  it.each<[string, (files: ZipFile[]) => ZipFile[]]>([
    ['mimetype must come first', ([first, second, ...rest]) => [second!, first!, ...rest]],
    ['mimetype must come first', (files) => files.map((file) => ({ ...file, stored: false }))],
    [
      'a mimetype that is not of ASiC',
      ([first, ...rest]) => [{ ...first!, content: bytes('application/zip') }, ...rest],
    ],
    ['ASiC-S holds one file', ([first, ...rest]) => [{ ...first!, content: bytes(MIMETYPE.s) }, ...rest]],
  ])('refuses a container whose %s', async (problem, change) => {
    expect(await verdict(repacked(change))).toMatch(new RegExp(`FORMAT_FAILURE \\| .*${problem}`));
  });

  it.each<[string, (xml: string) => string]>([
    ['a reference out of the archive', (xml) => xml.replace(/URI="%D0/, 'URI="http://a/%D0')],
    ['twice', (xml) => xml.replace(/URI="annex[^"]*"/, `URI="${encodeURIComponent(FILES[0]!.name)}"`)],
    [
      'ASiCManifestExtensions is not known',
      (xml) => xml.replace('</asic:ASiC', '<asic:ASiCManifestExtensions/></asic:ASiC'),
    ],
    ['in namespace', (xml) => xml.replace('02918/v1.2.1', '2918/v1.1.1')],
    ['names no signature', (xml) => xml.replace(/<asic:SigReference[^>]*>/, '')],
    ['names no file', (xml) => xml.replace(/<asic:DataObjectReference[^]*<\/asic:DataObjectReference>/, '')],
    ['cannot be read', (xml) => xml.replace(/URI="%D0/, 'URI="%ZZ')],
  ])('refuses a manifest: %s', async (problem, change) => {
    const content = bytes(change(new TextDecoder().decode(new Archive(signed).content(MANIFEST))));
    const found = await verdict(
      repacked((files) => files.map((file) => (file.name === MANIFEST ? { ...file, content } : file))),
    );
    expect(found).toMatch(new RegExp(`FORMAT_FAILURE \\| manifest: .*${problem}`));
  });

  it('S with CAdES: one file, signed itself', async () => {
    const [file] = FILES;
    const cms = await signer(rsa, ALGORITHM.sha256).sign(file!.content);
    const mimetype = { name: 'mimetype', content: bytes(MIMETYPE.s), stored: true };
    const simple = writeZip([mimetype, file!, { name: 'META-INF/signature.p7s', content: cms }]);
    const report = await judge(simple);
    expect(report.indication).toBe('TOTAL-PASSED');
    expect(report.signatures[0]!.covers).toEqual([{ kind: 'file', name: file!.name, intact: true }]);
    const other = repacked((files) => files.map((one) => (one.name === file!.name ? FILES[1]! : one)), simple);
    expect(await verdict(other)).toBe('TOTAL-FAILED | HASH_FAILURE');
    const two = repacked((files) => [...files, FILES[1]!], simple);
    expect(await verdict(two)).toMatch(/FORMAT_FAILURE \| manifest: ASiC-S holds one file/);
  });

  /** XML-DSig over files: written in canonical form, so that what is signed is what is written. */
  async function xmlOver(files: readonly ZipFile[]): Promise<Uint8Array> {
    const DS = 'http://www.w3.org/2000/09/xmldsig#';
    const empty = (name: string, uri: string): string => `<ds:${name} Algorithm="${uri}"></ds:${name}>`;
    const references: string[] = [];
    for (const { name, content } of files) {
      const uri = name.split('/').map(encodeURIComponent).join('/');
      const value = toBase64(await digest(ALGORITHM.sha256, content));
      references.push(
        `<ds:Reference URI="${uri}">${empty('DigestMethod', 'http://www.w3.org/2001/04/xmlenc#sha256')}<ds:DigestValue>${value}</ds:DigestValue></ds:Reference>`,
      );
    }
    const info = `<ds:SignedInfo xmlns:ds="${DS}">${empty('CanonicalizationMethod', 'http://www.w3.org/2001/10/xml-exc-c14n#')}${empty('SignatureMethod', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')}${references.join('')}</ds:SignedInfo>`;
    const value = toBase64(await signBytes(bytes(info), rsa.signer.key.privateKey));
    const key = `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${toBase64(rsa.signer.certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
    return bytes(
      `<asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#"><ds:Signature xmlns:ds="${DS}">${info}<ds:SignatureValue>${value}</ds:SignatureValue>${key}</ds:Signature></asic:XAdESSignatures>`,
    );
  }

  it('E with XML signatures over files', async () => {
    const mimetype = { name: 'mimetype', content: bytes(MIMETYPE.e), stored: true };
    const pack = async (over: readonly ZipFile[]): Promise<Uint8Array> =>
      writeZip([mimetype, ...FILES, { name: 'META-INF/signatures0.xml', content: await xmlOver(over) }]);
    const report = await judge(await pack(FILES));
    expect([report.indication, report.failure]).toEqual(['TOTAL-PASSED', null]);
    expect(report.signatures[0]).toMatchObject({
      format: 'XML',
      covers: FILES.map(({ name }) => ({ kind: 'file', name, intact: true })),
    });
    expect(await verdict(await pack(FILES.slice(1)))).toBe('INDETERMINATE | SIG_CONSTRAINTS_FAILURE');
    const changed = repacked(
      (files) => files.map((file) => (file.name === FILES[0]!.name ? { ...file, content: bytes('x') } : file)),
      await pack(FILES),
    );
    expect(await verdict(changed)).toBe('TOTAL-FAILED | HASH_FAILURE');
  });
});
