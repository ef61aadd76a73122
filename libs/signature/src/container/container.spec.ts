import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ALGORITHM } from '../algorithms/oids.js';
import { signCms } from '../building/sign-cms.js';
import type { Report } from '../report/report.js';
import { makePki, type TestPki } from '../testing/pki.js';
import { revocationList } from '../testing/revocation.js';
import { requiredEvidence } from '../validation/required.js';
import type { Content } from '../validation/types.js';
import { validate } from '../validation/validate.js';
import { Archive } from './archive.js';
import { NCA_MANIFEST } from './nca/nca-manifest.js';
import { writeNcaContainer } from './nca/write-nca.js';
import { writeZip, type ZipFile } from './zip/write.js';

const AT = new Date('2026-06-01T13:00:00Z');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const FILES: readonly ZipFile[] = [
  { name: 'Шарт № 17.txt', content: bytes('Шарт № 17') },
  { name: 'annex/price & terms.csv', content: bytes('a;b\n'.repeat(5000)) },
  { name: 'empty', content: new Uint8Array() },
];

describe('the NCA’s signed ZIP', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'qujat-zip-'));
  let pki: TestPki;
  let signed: Uint8Array;
  let crls: Uint8Array[];

  const sign = (content: Uint8Array): Promise<Uint8Array> =>
    signCms({ content, detached: true, certificate: pki.signer.certificate, privateKey: pki.signer.key.privateKey });

  beforeAll(async () => {
    pki = await makePki('rsa');
    crls = [await revocationList({ issuer: pki.issuing })];
    signed = await writeNcaContainer({ files: FILES, digestAlgorithm: ALGORITHM.sha256, sign });
  });

  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const judge = (signature: Uint8Array, content: Content = 'none'): Promise<Report> =>
    validate({
      signature,
      content,
      trust: pki.trust,
      evidence: { certificates: [], crls, ocspResponses: [] },
      at: AT,
    });

  const verdict = async (signature: Uint8Array, content?: Content): Promise<string> => {
    const { indication, subIndication, failure } = await judge(signature, content);
    return [indication, subIndication, failure].filter(Boolean).join(' | ');
  };

  /** The files of a container, to be put together anew. */
  const filesOf = (container: Uint8Array): ZipFile[] => {
    const archive = new Archive(container);
    return archive.names.map((name) => ({ name, content: archive.content(name)! }));
  };

  /** The container with other files; the manifest stays signed. */
  const repacked = (change: (files: ZipFile[]) => ZipFile[]): Uint8Array => writeZip(change(filesOf(signed)));

  /** The container with another manifest, signed by the same signer. */
  const withManifest = async (change: (manifest: string) => string): Promise<Uint8Array> => {
    const files = filesOf(signed);
    const content = bytes(change(new TextDecoder().decode(files.find(({ name }) => name === NCA_MANIFEST)!.content)));
    const signature = await sign(content);
    return writeZip(
      files.map((file) => {
        if (file.name === NCA_MANIFEST) return { ...file, content };
        return file.name.endsWith('.cms') ? { ...file, content: signature } : file;
      }),
    );
  };

  const put = (name: string, data: Uint8Array): string => {
    const file = path.join(dir, name);
    writeFileSync(file, data);
    return file;
  };

  it('passes, and says which files it covers', async () => {
    const report = await judge(signed);
    expect(report).toMatchObject({ indication: 'TOTAL-PASSED', failure: null });
    expect(report.signatures).toHaveLength(1);
    expect(report.signatures[0]).toMatchObject({
      format: 'CMS',
      level: 'B',
      covers: FILES.map(({ name }) => ({ kind: 'file', name, intact: true })),
    });
    expect(report.signatures[0]!.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('is what unzip and openssl take it for', async () => {
    const file = put('signed.zip', signed);
    expect(execFileSync('unzip', ['-t', file]).toString()).toContain('No errors detected');
    const manifest = put('manifest.xml', new Archive(signed).content(NCA_MANIFEST)!);
    const name = new Archive(signed).names.find((one) => one.endsWith('.cms'))!;
    const cms = put('signature.cms', new Archive(signed).content(name)!);
    const args = ['-inform', 'DER', '-in', cms, '-content', manifest, '-binary', '-noverify', '-out', '/dev/null'];
    expect(() => execFileSync('openssl', ['cms', '-verify', ...args], { stdio: 'pipe' })).not.toThrow();
    expect(await verdict(signed)).toBe('TOTAL-PASSED');
  });

  it('passes with the national digests, and when Python has packed it', async () => {
    for (const digestAlgorithm of [ALGORITHM.streebog512, ALGORITHM.streebog256]) {
      expect(await verdict(await writeNcaContainer({ files: FILES, digestAlgorithm, sign }))).toBe('TOTAL-PASSED');
    }
    for (const trick of ['pass', 'streamed', 'wide-descriptors', 'narrow-descriptors']) {
      expect(`${trick} ${await verdict(python(trick))}`).toBe(`${trick} TOTAL-PASSED`);
    }
  });

  it('a file that is changed, gone, or put in by somebody else', async () => {
    const changed = repacked((files) =>
      files.map((file, i) => (i === 0 ? { ...file, content: bytes('Шарт № 71') } : file)),
    );
    expect(await verdict(changed)).toBe('TOTAL-FAILED | HASH_FAILURE');
    expect((await judge(changed)).signatures[0]!.covers.map(({ intact }) => intact)).toEqual([false, true, true]);
    const gone = repacked((files) => files.slice(1));
    expect(await verdict(gone)).toBe('INDETERMINATE | SIGNED_DATA_NOT_FOUND');
    const extra = repacked((files) => [{ name: 'annex 2.txt', content: bytes('unsigned') }, ...files]);
    expect(await verdict(extra)).toBe('INDETERMINATE | SIG_CONSTRAINTS_FAILURE');
    const check = (await judge(extra)).signatures[0]!.checks.find(({ id }) => id === 'container.unsigned-files');
    expect(check).toMatchObject({ ok: false, detail: 'signed by nobody: "annex 2.txt"' });
    const renamed = repacked((files) => files.map((file, i) => (i === 0 ? { ...file, name: 'other.txt' } : file)));
    expect(await verdict(renamed)).toBe('INDETERMINATE | SIGNED_DATA_NOT_FOUND');
  });

  it('two files exchanged by name', async () => {
    const exchanged = repacked(([one, two, ...files]) => [
      { ...one!, content: two!.content },
      { ...two!, content: one!.content },
      ...files,
    ]);
    expect(await verdict(exchanged)).toBe('TOTAL-FAILED | HASH_FAILURE');
  });

  it('a signature file that is gone, not named, or another’s', async () => {
    const without = repacked((files) => files.filter(({ name }) => !name.endsWith('.cms')));
    expect(await verdict(without)).toMatch(/^TOTAL-FAILED \| FORMAT_FAILURE \| the signature file .* is not there$/);
    const second = repacked((files) => [
      ...files,
      { name: 'META-INF/signature-0.cms', content: files.at(-1)!.content },
    ]);
    expect(await verdict(second)).toBe('INDETERMINATE | SIG_CONSTRAINTS_FAILURE');
    const foreign = await sign(bytes('another manifest'));
    const exchanged = repacked((files) => [...files.slice(0, -1), { ...files.at(-1)!, content: foreign }]);
    expect(await verdict(exchanged)).toBe('TOTAL-FAILED | HASH_FAILURE');
    expect((await judge(exchanged)).signatures[0]!.covers.map(({ intact }) => intact)).toEqual([false, false, false]);
    const broken = repacked((files) => [...files.slice(0, -1), { ...files.at(-1)!, content: bytes('nothing') }]);
    expect(await verdict(broken)).toMatch(/^TOTAL-FAILED \| FORMAT_FAILURE \| META-INF\/signature-\w+\.cms: /);
  });

  it('a manifest changed after signing', async () => {
    const spaced = repacked((files) =>
      files.map((file) =>
        file.name === NCA_MANIFEST ? { ...file, content: Uint8Array.from([...file.content, 0x0a]) } : file,
      ),
    );
    expect(await verdict(spaced)).toBe('TOTAL-FAILED | HASH_FAILURE');
  });

  it('digest algorithms that bind nothing, that are of the past, or that nobody knows', async () => {
    const old = await writeNcaContainer({ files: FILES, digestAlgorithm: ALGORITHM.gost34311, sign });
    expect(await verdict(old)).toBe('INDETERMINATE | CRYPTO_CONSTRAINTS_FAILURE_NO_POE');
    const weak = await writeNcaContainer({ files: FILES, digestAlgorithm: ALGORITHM.sha1, sign });
    expect(await verdict(weak)).toBe('INDETERMINATE | CRYPTO_CONSTRAINTS_FAILURE_NO_POE');
    const unknown = await withManifest((xml) => xml.replaceAll('xmlenc#sha256', 'xmlenc#whirlpool'));
    expect(await verdict(unknown)).toBe('INDETERMINATE | CRYPTO_CONSTRAINTS_FAILURE');
  });

  it.each<[string, (xml: string) => string]>([
    ['names "empty" twice', (xml) => xml.replace('annex/price &amp; terms.csv', 'empty')],
    ['twice', (xml) => xml.replace('URI="empty"', `URI="${NCA_MANIFEST}"`)],
    ['with a DOCTYPE', (xml) => xml.replace('<NCAManifest>', '<!DOCTYPE x [<!ENTITY e "empty">]><NCAManifest>')],
    ['names no file', (xml) => xml.replace(/<DataObject[^]*<\/DataObjectReference>/, '')],
    ['names no signature', (xml) => xml.replace(/<SigReference[^>]*>/, '')],
    ['not well-formed XML', (xml) => xml.replace('</NCAManifest>', '')],
    ['in KOI8-R, not in UTF-8', (xml) => xml.replace('UTF-8', 'KOI8-R')],
    ['NCAManifest in a namespace', (xml) => xml.replace('<NCAManifest>', '<NCAManifest xmlns="urn:x">')],
    ['Other inside NCAManifest', (xml) => xml.replace('</NCAManifest>', '<Other/></NCAManifest>')],
    ['DigestMethod inside SigReference', (xml) => xml.replace('cms"/>', 'cms"><DigestMethod/></SigReference>')],
    ['DigestMethod with other attributes', (xml) => xml.replace('<DigestMethod', '<DigestMethod Id="1"')],
    ['a reference with more than one digest', (xml) => xml.replace('</DigestValue>', '</DigestValue><DigestValue/>')],
    ['a digest that is not base64', (xml) => xml.replace(/<DigestValue>./, '<DigestValue>!')],
    ['text between the elements of NCAManifest', (xml) => xml.replace('</NCAManifest>', 'signed</NCAManifest>')],
  ])('a manifest that is %s', async (problem, change) => {
    const found = await verdict(await withManifest(change));
    expect(found).toMatch(/^TOTAL-FAILED \| FORMAT_FAILURE \| manifest: /);
    expect(found).toContain(problem);
  });

  it('says whose revocation data is wanted', async () => {
    const wanted = await requiredEvidence(signed, pki.trust);
    expect(wanted.map(({ kind, required }) => [kind, required])).toEqual([
      ['signer', true],
      ['authority', false],
    ]);
    expect(wanted[0]!.certificate).toEqual(pki.signer.certificate);
    expect(await requiredEvidence(signed.subarray(0, 500), pki.trust)).toEqual([]);
  });

  it('a file given beside it must be one of the signed ones', async () => {
    const given = FILES[1]!.content;
    expect(await verdict(signed, { bytes: given })).toBe('TOTAL-PASSED');
    expect(await verdict(signed, { bytes: bytes('Шарт № 71') })).toBe('TOTAL-FAILED | HASH_FAILURE');
    const digests = new Map([[ALGORITHM.sha256, new Uint8Array(32)]]);
    expect(await verdict(signed, { digests })).toBe('TOTAL-FAILED | HASH_FAILURE');
  });

  it('a signer who may not sign, and a ZIP that nobody signed', async () => {
    crls.push(
      await revocationList({
        issuer: pki.issuing,
        revoked: [{ party: pki.signer, at: new Date('2026-05-01'), reason: 1 }],
      }),
    );
    expect(await verdict(signed)).toBe('INDETERMINATE | REVOKED_NO_POE');
    crls.pop();
    expect(await verdict(writeZip(FILES))).toMatch(/^TOTAL-FAILED \| NO_SIGNATURE_FOUND/);
    expect(await verdict(writeZip([]))).toMatch(/^TOTAL-FAILED \| NO_SIGNATURE_FOUND/);
  });

  /** The container packed by Python's zipfile, by a script of `test/` tricks. */
  function python(trick: string): Uint8Array {
    const [input, output] = [put('in.zip', signed), path.join(dir, `${trick}.zip`)];
    execFileSync('python3', [
      '-W',
      'ignore',
      path.join(import.meta.dirname, 'testing', 'tricks.py'),
      trick,
      input,
      output,
    ]);
    return new Uint8Array(readFileSync(output));
  }

  it.each([
    ['two-of-a-name', 'names that are confused'],
    ['case', 'names that are confused'],
    ['composed', 'names that are confused'],
    ['folder', 'a file that is also a folder'],
    ['parent', 'an unsafe name'],
    ['absolute', 'an unsafe name'],
    ['backslash', 'an unsafe name'],
    ['drive', 'an unsafe name'],
    ['right-to-left', 'a name with control characters'],
    ['cp866', 'a name that is not UTF-8'],
    ['symlink', 'not a regular file'],
    ['bzip2', 'compression method 12'],
    ['prefixed', 'ZIP|neither DER'],
    ['offset-prefix', 'bytes before the first file'],
    ['suffixed', 'bytes after the end record'],
    ['comment-archive', 'a directory that does not end at the end record|bytes before|two headers'],
    ['gap', 'bytes between two files'],
    ['overlap', 'a file that reaches into the next|bytes between|no local header|two headers|bytes before'],
    ['local-name', 'two headers that differ'],
    ['local-size', 'two headers that differ'],
    ['hidden-entry', 'bytes between two files|bytes before the first file'],
    ['lying-descriptor', 'a descriptor that differs'],
    ['encrypted', 'an encrypted file'],
    ['wrong-crc', 'does not have the checksum'],
    ['short-size', 'is larger than the directory says'],
    ['long-size', 'is smaller than the directory says'],
    ['after-deflate', 'bytes after the end of the compressed data'],
    ['cut', 'no end record'],
    ['zip64-end', 'an archive of the ZIP64 kind|a directory'],
    ['many', 'more than 1000 files'],
    ['bomb', 'is compressed more than 250 times'],
    ['big', 'is larger than 83886080 bytes'],
  ])('refuses an archive that readers would see differently: %s', async (trick, problem) => {
    const found = await verdict(python(trick));
    expect(found).toMatch(/^TOTAL-FAILED \| FORMAT_FAILURE \| /);
    expect(found).toMatch(new RegExp(problem));
  });
});
