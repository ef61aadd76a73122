import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ALGORITHM, signCms, toPem, writeAsicE, writeNcaContainer, type Report } from '@qujat/signature';
import { main } from '../../apps/cli/src/main.js';
import { makePki, type TestPki } from '../../libs/signature/src/testing/pki.js';
import { ocspResponse, revocationList } from '../../libs/signature/src/testing/revocation.js';

const AT = ['--at', '2026-06-01T13:00:00Z'];

describe('qujat verify', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'qujat-cli-'));
  const file = (...names: string[]): string => path.join(dir, ...names);
  let pki: TestPki;
  let large: TestPki;

  const put = (name: string, data: Uint8Array | string): string => {
    mkdirSync(path.dirname(file(name)), { recursive: true });
    writeFileSync(file(name), data);
    return file(name);
  };

  const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
    let out = '';
    let err = '';
    const code = await main(args, { out: (text) => void (out += text), err: (text) => void (err += text) });
    return { code, out, err };
  };

  const verify = (signature: string, ...args: string[]) =>
    run('verify', file(signature), '--trust', file('trust'), ...AT, ...args);

  beforeAll(async () => {
    pki = await makePki('gost');
    const { certificate, key } = pki.signer;
    const content = new TextEncoder().encode('Шарт № 17');
    put('doc', content);
    put('other', 'Шарт № 71');
    put('attached.p7s', await signCms({ content, detached: false, certificate, privateKey: key.privateKey }));
    const detached = await signCms({ content, detached: true, certificate, privateKey: key.privateKey });
    put('detached.p7s', detached);
    put('detached.pem', toPem(detached));
    put('detached.b64', Buffer.from(detached).toString('base64'));
    put('cut.p7s', detached.subarray(0, 200));
    put('trust/root.cer', pki.root.certificate);
    put('trust/issuing.pem', toPem(pki.issuing.certificate, 'CERTIFICATE'));
    put('trust/notes.txt', 'not a certificate');
    put('lone/issuing.crt', pki.issuing.certificate);
    put('certs/issuing.crt', pki.issuing.certificate);
    put('root-only/root.cer', pki.root.certificate);
    put('good.crl', await revocationList({ issuer: pki.issuing }));
    put('root.crl', await revocationList({ issuer: pki.root }));
    put('good.ocsp', await ocspResponse({ certificate: pki.signer, issuer: pki.issuing, responder: pki.responder }));
    const revoked = [{ party: pki.signer, at: new Date('2026-05-01T00:00:00Z'), reason: 1 }];
    put('revoked.crl', toPem(await revocationList({ issuer: pki.issuing, revoked }), 'X509 CRL'));
  });

  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('ends with 0 when the signature is valid: attached or detached, DER, PEM or base64, by CRL or OCSP', async () => {
    expect((await verify('attached.p7s', '--crl', file('good.crl'))).code).toBe(0);
    expect((await verify('attached.p7s', '--ocsp', file('good.ocsp'))).code).toBe(0);
    for (const name of ['detached.p7s', 'detached.pem', 'detached.b64']) {
      expect((await verify(name, '--content', file('doc'), '--crl', file('good.crl'))).code).toBe(0);
    }
  });

  it('reads large files as they come: attached, in PEM, and with a large document beside', async () => {
    const { certificate, key } = (await makePki('rsa').then((made) => (large = made))).signer;
    const content = new Uint8Array(2_000_000).fill(7);
    const sign = (detached: boolean) => signCms({ content, detached, certificate, privateKey: key.privateKey });
    put('large.p7s', await sign(false));
    put('large.pem', toPem(await sign(false)));
    put('large-detached.p7s', await sign(true));
    put('large', content);
    put('large-other', content.fill(8, 1_999_999));
    put('large-trust/root.cer', large.root.certificate);
    put('large-trust/issuing.cer', large.issuing.certificate);
    const crl = put('large.crl', await revocationList({ issuer: large.issuing }));
    const codeOf = async (name: string, ...args: string[]) =>
      (await run('verify', file(name), '--trust', file('large-trust'), ...AT, '--crl', crl, ...args)).code;
    expect(await codeOf('large.p7s')).toBe(0);
    expect(await codeOf('large.pem')).toBe(0);
    expect(await codeOf('large.p7s', '--content', file('large'))).toBe(0);
    expect(await codeOf('large.p7s', '--content', file('large-other'))).toBe(1);
    expect(await codeOf('large-detached.p7s', '--content', file('large'))).toBe(0);
    expect(await codeOf('large-detached.p7s', '--content', file('nowhere'))).toBe(65);
  });

  it('ends with 1 when it is not', async () => {
    expect((await verify('detached.p7s', '--content', file('other'), '--crl', file('good.crl'))).code).toBe(1);
    expect((await verify('cut.p7s')).code).toBe(1);
  });

  it('takes containers, and names their files', async () => {
    const { certificate, key } = pki.signer;
    const sign = (content: Uint8Array) => signCms({ content, detached: true, certificate, privateKey: key.privateKey });
    const files = [{ name: 'contract.txt', content: new TextEncoder().encode('Шарт № 17') }];
    const digestAlgorithm = ALGORITHM.streebog512;
    put('package.zip', await writeNcaContainer({ files, digestAlgorithm, sign }));
    put('package.asice', await writeAsicE({ files, signers: [{ digestAlgorithm, sign }] }));
    for (const name of ['package.zip', 'package.asice']) {
      const { code, out } = await verify(name, '--crl', file('good.crl'), '--format', 'json');
      expect(code).toBe(0);
      const covers = [{ kind: 'file', name: 'contract.txt', intact: true }];
      expect((JSON.parse(out) as Report).signatures[0]!.covers).toEqual(covers);
    }
    expect((await verify('package.zip', '--content', file('doc'), '--crl', file('good.crl'))).code).toBe(0);
    expect((await verify('package.zip', '--content', file('other'), '--crl', file('good.crl'))).code).toBe(1);
  });

  it('ends with 2 when that is not known', async () => {
    expect((await verify('attached.p7s')).code).toBe(2);
    expect((await verify('detached.p7s', '--crl', file('good.crl'))).code).toBe(2);
    expect((await verify('attached.p7s', '--crl', file('revoked.crl'))).code).toBe(2);
    expect((await verify('attached.p7s', '--crl', file('good.crl'), '--at', '2026-06-03')).code).toBe(2);
  });

  it('takes CA certificates from --certs, and demands revocation data for them', async () => {
    const args = ['verify', file('attached.p7s'), '--trust', file('root-only'), '--certs', file('certs'), ...AT];
    expect((await run(...args, '--crl', file('good.crl'))).code).toBe(2);
    expect((await run(...args, '--crl', file('good.crl'), '--crl', file('root.crl'))).code).toBe(0);
  });

  it('writes the report as JSON', async () => {
    const { out } = await verify('attached.p7s', '--crl', file('good.crl'), '--format', 'json');
    const report = JSON.parse(out) as Report;
    expect(Object.keys(report)).toEqual(expect.arrayContaining(['indication', 'subIndication', 'signatures']));
    expect(report.signatures[0]).toMatchObject({
      indication: 'TOTAL-PASSED',
      subIndication: null,
      signer: { iin: '900101300017', bin: '200140000014', roles: ['legal-entity', 'first-head'] },
      bestSignatureTime: '2026-06-01T13:00:00.000Z',
      level: 'B',
    });
    for (const check of report.signatures[0]!.checks) {
      expect(Object.keys(check).sort()).toEqual(['detail', 'id', 'ok', 'spec']);
    }
  });

  it.each([
    ['kk', 'Қолтаңба жарамды'],
    ['ru', 'Подпись действительна'],
    ['en', 'The signature is valid'],
  ])('speaks %s', async (lang, words) => {
    expect((await verify('attached.p7s', '--crl', file('good.crl'), '--lang', lang)).out).toContain(words);
  });

  it.each([
    [[]],
    [['a', 'b']],
    [['a', '--no-such-option']],
    [['a', '--format', 'xml']],
    [['a', '--lang', 'de']],
    [['a', '--at', 'yesterday']],
    [['a', '--at', '2026-06-01T13:00:00']],
  ])('ends with 64 on wrong use: verify %j', async (args) => {
    const { code, err, out } = await run('verify', ...args);
    expect([code, out]).toEqual([64, '']);
    expect(err).toMatch(/^qujat: ./);
  });

  it('ends with 65 when input cannot be read', async () => {
    for (const args of [
      ['verify', file('nowhere'), '--trust', file('trust')],
      ['verify', file('trust/notes.txt'), '--trust', file('trust')],
      ['verify', file('attached.p7s'), '--trust', file('nowhere')],
      ['verify', file('attached.p7s'), '--trust', file('lone')],
      ['verify', file('attached.p7s'), '--trust', file('trust'), '--policy', file('doc')],
      ['verify', file('attached.p7s'), '--trust', file('trust'), '--crl', file('doc')],
      ['verify', file('attached.p7s'), '--trust', file('trust'), '--ocsp', file('good.crl')],
      ['verify', file('attached.p7s'), '--trust', file('trust'), '--content', file('nowhere')],
    ]) {
      expect((await run(...args)).code).toBe(65);
    }
  });

  it('judges by the rules of a file, when one is named', async () => {
    const rules = JSON.parse(readFileSync('libs/signature/src/policy/policy.json', 'utf8')) as {
      algorithms: { keys: { kind: string }[] };
    };
    const args = ['--crl', file('good.crl'), '--format', 'json', '--policy'];
    expect((await verify('attached.p7s', ...args, put('same.json', JSON.stringify(rules)))).code).toBe(0);
    rules.algorithms.keys = rules.algorithms.keys.filter(({ kind }) => kind !== 'gost');
    const { code, out } = await verify('attached.p7s', ...args, put('no-gost.json', JSON.stringify(rules)));
    expect(code).toBe(2);
    expect((JSON.parse(out) as Report).subIndication).toBe('CRYPTO_CONSTRAINTS_FAILURE_NO_POE');
  });

  it('helps newcomers', async () => {
    expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('verify') as string });
    expect((await run('verify', '--help')).out).toContain('TOTAL-PASSED');
    expect(await run('no-such-command')).toMatchObject({ code: 64 });
  });

  it('says what is missing when there is no trust folder yet', () => {
    const bin = path.join(import.meta.dirname, '../../bin/qujat.mjs');
    const env = { ...process.env, QUJAT_DATA: file('no-data'), NODE_OPTIONS: '' };
    const { status, stderr, stdout } = spawnSync(process.execPath, [bin, 'verify', file('attached.p7s')], { env });
    expect([status, stdout.toString()]).toEqual([64, '']);
    expect(stderr.toString()).toContain('npm start');
  });
});
