import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ALGORITHM, signCms, signXml, validate, writeAsicE } from '@qujat/signature';
import { chromium } from 'playwright-core';
import { makePki, type TestPki } from '../../libs/signature/src/testing/pki.js';
import { revocationList } from '../../libs/signature/src/testing/revocation.js';
import { describeWith } from '../support/requires.js';

const AT = '2026-06-01T13:00:00Z';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ORDER = '<order xmlns="urn:example:order"><to>Ақжол</to><sum>100</sum></order>';

/** Signed files of every kind, by name. */
async function material({ certificate, key }: TestPki['signer']): Promise<Record<string, Uint8Array>> {
  const by = { certificate, privateKey: key.privateKey };
  const cms = await signCms({ content: utf8('Шарт № 17'), detached: false, ...by });
  const xml = await signXml({ form: 'enveloped', level: 'XMLDSig', xml: utf8(ORDER), ...by });
  const sign = (content: Uint8Array): Promise<Uint8Array> => signCms({ content, detached: true, ...by });
  const files = [{ name: 'contract.txt', content: utf8('Шарт № 17') }];
  const asice = await writeAsicE({ files, signers: [{ digestAlgorithm: ALGORITHM.streebog512, sign }] });
  return { cms, xml, asice, 'cms changed': spoilt(cms, 'Шарт'), 'xml changed': spoilt(xml, '100') };
}

/** The same file with another letter in what was signed. */
function spoilt(file: Uint8Array, word: string): Uint8Array {
  const changed = Buffer.from(file);
  const place = changed.indexOf(word) + Buffer.byteLength(word) - 1;
  changed[place] = changed[place]! ^ 1;
  return new Uint8Array(changed);
}

/** The program that stands under this name in the package's README. */
function fromReadme(readme: string, name: string): string {
  const [, code] = new RegExp(`\`\`\`js ${name.replace('.', '\\.')}\n(.*?)\`\`\``, 's').exec(readme) ?? [];
  if (code === undefined) throw new Error(`README has no ${name}`);
  return code;
}

describe('the npm package @qujat/signature', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'qujat-package-'));
  const made = path.join(dir, 'made');
  const consumer = path.join(dir, 'consumer');
  const installed = path.join(consumer, 'node_modules', '@qujat', 'signature');
  const files: Record<string, Uint8Array> = {};
  const reports: Record<string, unknown> = {};

  const run = (program: string, ...args: string[]): string =>
    execFileSync(program, args, { cwd: consumer, encoding: 'utf8', maxBuffer: 1e8 });

  /** Puts the package and nothing but its declared dependencies where a consumer's npm would. */
  function install(): void {
    mkdirSync(installed, { recursive: true });
    const [pack] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--offline', '--ignore-scripts', '--cache', path.join(dir, 'npm')], {
        cwd: made,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as [{ filename: string }];
    execFileSync('tar', ['-xzf', path.join(made, pack.filename), '-C', installed, '--strip-components=1']);
    const { dependencies } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) {
      const link = path.join(consumer, 'node_modules', name);
      mkdirSync(path.dirname(link), { recursive: true });
      symlinkSync(path.resolve('node_modules', name), link);
    }
    writeFileSync(path.join(consumer, 'package.json'), '{ "type": "module" }');
  }

  async function sign(): Promise<void> {
    const pki = await makePki('gost');
    const crl = await revocationList({ issuer: pki.issuing });
    Object.assign(files, await material(pki.signer));
    for (const [name, signature] of Object.entries(files)) {
      const evidence = { certificates: [], crls: [crl], ocspResponses: [] };
      const report = await validate({ signature, content: 'none', trust: pki.trust, evidence, at: new Date(AT) });
      reports[name] = JSON.parse(JSON.stringify(report));
    }
    Object.assign(files, { root: pki.root.certificate, authority: pki.issuing.certificate, crl });
    for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(consumer, name), bytes);
  }

  beforeAll(async () => {
    execFileSync(process.execPath, ['--no-warnings', 'scripts/package-signature.mjs', made]);
    install();
    await sign();
  }, 180_000);

  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('holds modules and types, no test, and nothing that is not declared', () => {
    const names = readdirSync(path.join(installed, 'lib'), { recursive: true, encoding: 'utf8' });
    const code = names.filter((name) => /\.[jt]s$/.test(name));
    expect(code).toEqual(expect.arrayContaining(['signature/src/index.js', 'signature/src/index.d.ts']));
    expect(code.filter((name) => /testing|\.spec\./.test(name))).toEqual([]);
    const texts = code.map((name) => readFileSync(path.join(installed, 'lib', name), 'utf8'));
    expect(texts.filter((text) => /from ['"](@qujat\/|node:)/.test(text))).toEqual([]);
  });

  it('carries the versions that the repository is tested with', () => {
    const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> };
    const { dependencies } = read(path.join(installed, 'package.json'));
    expect(read('package.json').dependencies).toMatchObject(dependencies);
    expect(Object.keys(dependencies)).toContain('libxml2-wasm');
  });

  it('has types that a consumer resolves, and that refuse a wrong call', () => {
    const call = (at: string): string => `import { validate, type Report } from '@qujat/signature';
const nothing = { certificates: [], crls: [], ocspResponses: [] };
export const judge = (signature: Uint8Array): Promise<Report> =>
  validate({ signature, content: 'none', trust: { anchors: [] }, evidence: nothing, at: ${at} });
`;
    writeFileSync(path.join(consumer, 'right.ts'), call('new Date(0)'));
    writeFileSync(path.join(consumer, 'wrong.ts'), call("'today'"));
    const strict = ['--strict', '--noEmit', '--skipLibCheck', '--target', 'es2023', '--module', 'nodenext'];
    const tsc = (file: string): string =>
      run(process.execPath, path.resolve('node_modules/typescript/bin/tsc'), ...strict, file);
    expect(tsc('right.ts')).toBe('');
    expect(() => tsc('wrong.ts')).toThrow(expect.objectContaining({ stdout: expect.stringContaining('TS2322') }));
  }, 120_000);

  it.each([
    ['cms', 'TOTAL-PASSED'],
    ['xml', 'TOTAL-PASSED'],
    ['asice', 'TOTAL-PASSED'],
    ['cms changed', 'TOTAL-FAILED'],
    ['xml changed', 'TOTAL-FAILED'],
  ])('judges in plain Node, by the program of its README, as the engine does: %s', (name, indication) => {
    const readme = readFileSync(path.join(installed, 'README.md'), 'utf8');
    const program = fromReadme(readme, 'verify.mjs').replace('new Date()', `new Date('${AT}')`);
    writeFileSync(path.join(consumer, 'verify.mjs'), program);
    const report = JSON.parse(run(process.execPath, 'verify.mjs', name, 'root', 'authority', 'crl')) as unknown;
    expect(report).toMatchObject({ indication });
    expect(report).toEqual(reports[name]);
  });

  describeWith('chromium', 'the npm package in a browser', () => {
    it('judges in Chromium, built by Vite from its README, as the engine does in Node', async () => {
      const readme = readFileSync(path.join(installed, 'README.md'), 'utf8');
      writeFileSync(path.join(consumer, 'check.js'), fromReadme(readme, 'check.js'));
      writeFileSync(path.join(consumer, 'page.js'), "import { check } from './check.js';\nglobalThis.check = check;\n");
      writeFileSync(path.join(consumer, 'index.html'), '<script type="module" src="./page.js"></script>');
      run(process.execPath, path.resolve('node_modules/vite/bin/vite.js'), 'build', '--outDir', 'web', '-l', 'error');
      const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
      try {
        const page = await browser.newPage();
        // localhost: WebCrypto asks for a secure context
        await page.route('http://localhost/**', (route) =>
          route.fulfill({ path: path.join(consumer, 'web', new URL(route.request().url()).pathname) }),
        );
        await page.goto('http://localhost/index.html');
        const given = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [...bytes]]));
        const script = `(async () => {
          const { root, authority, crl, ...signed } = ${JSON.stringify(given)};
          const bytes = (list) => new Uint8Array(list);
          const by = { root: bytes(root), authority: bytes(authority), crl: bytes(crl) };
          const seen = {};
          for (const [name, list] of Object.entries(signed))
            seen[name] = await check(new File([bytes(list)], name), by, new Date('${AT}'));
          return JSON.stringify(seen);
        })()`;
        expect(JSON.parse(await page.evaluate<string>(script))).toEqual(reports);
      } finally {
        await browser.close();
      }
    }, 120_000);
  });
});
