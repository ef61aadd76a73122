import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { startDevCa, type DevCa } from '../../apps/dev-ca/src/index.js';
import { readSignedData, type Report } from '@qujat/signature';
import { exchange } from '@qujat/trust';
import { followable, isPrivate } from '../../apps/cli/src/services/addresses.js';
import { main } from '../../apps/cli/src/main.js';

describe('qujat sign, timestamp, raise', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'qujat-raise-'));
  const file = (...names: string[]): string => path.join(dir, ...names);
  let ca: DevCa;

  const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
    let out = '';
    let err = '';
    const code = await main(args, { out: (text) => void (out += text), err: (text) => void (err += `${text}\n`) });
    return { code, out, err };
  };

  const levelOf = async (signature: string, ...args: string[]): Promise<string> => {
    const { out } = await run('verify', signature, '--trust', ca.trustDir, '--format', 'json', ...args);
    const { indication, signatures } = JSON.parse(out) as Report;
    return `${indication} ${signatures[0]?.level}`;
  };

  beforeAll(async () => {
    ca = await startDevCa({ dir: file('ca'), port: 0, ncalayerPort: 0 });
    writeFileSync(file('doc'), 'Шарт № 5\n');
    writeFileSync(file('secret'), 'Qwerty12\n');
    writeFileSync(file('order.xml'), '<?xml version="1.0"?>\n<order><sum>100</sum></order>\n');
    for (const algorithm of ['gost', 'rsa'] as const)
      writeFileSync(file(`${algorithm}.p12`), await ca.p12('alatau-head', algorithm));
  });

  afterAll(async () => {
    await ca.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  const sign = (algorithm: string, out: string, ...more: string[]) =>
    run(
      'sign',
      '--p12',
      file(`${algorithm}.p12`),
      '--password-file',
      file('secret'),
      file('doc'),
      '--out',
      out,
      ...more,
    );

  it('signs with a key file, and keeps what is there', async () => {
    expect((await sign('rsa', file('rsa.p7s'))).code).toBe(0);
    const again = await sign('rsa', file('rsa.p7s'));
    expect([again.code, again.err]).toEqual([65, expect.stringContaining('--force')]);
    expect((await sign('gost', file('gost.p7s'), '--attached')).code).toBe(0);
    const pem = await sign('rsa', '-');
    expect(pem.out).toMatch(/^-----BEGIN CMS-----/);
  });

  it('names a wrong password, and never repeats it', async () => {
    writeFileSync(file('wrong'), 'geheim123\n');
    const { code, err } = await run('sign', '--p12', file('rsa.p12'), '--password-file', file('wrong'), file('doc'));
    expect(code).toBe(65);
    expect(err).toContain('password');
    expect(err).not.toContain('geheim123');
    expect((await run('sign', file('doc'))).code).toBe(64);
  });

  it('OpenSSL verifies what was signed, and the timestamp over a file', async () => {
    const pem = file('root.pem');
    const toPem = (name: string) =>
      spawnSync('openssl', ['x509', '-inform', 'DER', '-in', path.join(ca.trustDir, `${name}.cer`)]).stdout;
    writeFileSync(pem, Buffer.concat([toPem('root_rsa'), toPem('nca_rsa')]));
    const cms = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', file('rsa.p7s'), '-content', file('doc')];
    expect(spawnSync('openssl', [...cms, '-CAfile', pem, '-purpose', 'any', '-out', '/dev/null']).status).toBe(0);
    expect((await run('timestamp', file('doc'), '--trust', ca.trustDir)).code).toBe(0);
    const ts = ['ts', '-verify', '-data', file('doc'), '-token_in', '-in', file('doc.tst'), '-CAfile', pem];
    expect(spawnSync('openssl', ts).status).toBe(0);
  });

  it.each(['rsa', 'gost'])('raises to T, LT and LTA with what trust.json names: %s', async (algorithm) => {
    const signature = file(`${algorithm}.p7s`);
    const content = algorithm === 'rsa' ? ['--content', file('doc')] : [];
    for (const level of ['T', 'LT', 'LTA']) {
      const out = file(`${algorithm}.${level}`);
      const { code, err } = await run(
        'raise',
        signature,
        '--to',
        level,
        '--trust',
        ca.trustDir,
        '--out',
        out,
        ...content,
      );
      expect([code, err]).toEqual([0, '']);
      // a verifier without revocation data believes no timestamp; from LT on everything is inside
      expect(await levelOf(out, ...content)).toBe(level === 'T' ? 'INDETERMINATE B' : `TOTAL-PASSED ${level}`);
    }
    const { encoded } = readSignedData(readFileSync(file(`${algorithm}.LT`)));
    expect(encoded.revocation.length).toBeGreaterThan(1);
  });

  const signXml = (algorithm: string, out: string, ...more: string[]) => {
    const key = ['--p12', file(`${algorithm}.p12`), '--password-file', file('secret')];
    return run('sign', ...key, '--xml', file('order.xml'), '--out', out, ...more);
  };

  const xmlsec = spawnSync('xmlsec1', ['--version']).status === 0;

  (xmlsec ? it : it.skip)('xmlsec1 verifies signed XML (skipped where it is not installed)', async () => {
    const roots = ['root_rsa', 'nca_rsa'].flatMap((name) => ['--trusted-der', path.join(ca.trustDir, `${name}.cer`)]);
    const verifies = (name: string) =>
      spawnSync('xmlsec1', ['--verify', ...roots, '--enabled-reference-uris', 'empty,same-doc', file(name)]).status;
    for (const [name, ...more] of [['B.xml'], ['plain.xml', '--plain'], ['in.xml', '--form', 'enveloping']] as const) {
      expect((await signXml('rsa', file(name), ...more)).code).toBe(0);
      expect(verifies(name)).toBe(0);
      writeFileSync(file('forged.xml'), readFileSync(file(name), 'utf8').replace('<sum>100', '<sum>900'));
      expect(verifies('forged.xml')).not.toBe(0);
    }
  });

  it('signs XML, and nothing else as XML', async () => {
    expect((await signXml('rsa', '-')).out).toContain('</ds:Signature></order>');
    const key = ['--p12', file('rsa.p12'), '--password-file', file('secret')];
    expect((await run('sign', ...key, '--xml', file('order.xml'))).err).toContain(
      `${file('order.signed.xml')} written`,
    );
    const noXml = await run('sign', ...key, '--xml', file('doc'));
    expect([noXml.code, noXml.err]).toEqual([65, expect.stringContaining('cannot be signed as XML')]);
    expect((await signXml('rsa', '-', '--form', 'other')).code).toBe(64);
    expect((await run('sign', ...key, '--plain', file('doc'))).code).toBe(64);
  });

  it.each(['rsa', 'gost'])('raises XML to T, LT and LTA: %s', async (algorithm) => {
    let signature = file(`${algorithm}.signed.xml`);
    await signXml(algorithm, signature);
    for (const level of ['T', 'LT', 'LTA']) {
      const { code, err } = await run('raise', signature, '--to', level, '--trust', ca.trustDir);
      expect([code, err]).toEqual([0, '']);
      signature = `${signature}.${level}`;
      expect(await levelOf(signature)).toBe(level === 'T' ? 'INDETERMINATE B' : `TOTAL-PASSED ${level}`);
    }
    await signXml(algorithm, file('plain2.xml'), '--plain', '--force');
    const plain = await run('raise', file('plain2.xml'), '--to', 'T', '--trust', ca.trustDir);
    expect([plain.code, plain.err]).toEqual([65, expect.stringContaining('no XAdES signature')]);
  });

  it('asks no address of a certificate that is not allowed, and none without a service', async () => {
    const bare = file('bare');
    spawnSync('cp', ['-r', ca.trustDir, bare]);
    rmSync(path.join(bare, 'trust.json'));
    const T = await run('raise', file('rsa.p7s'), '--to', 'T', '--trust', bare, '--out', file('none'));
    expect([T.code, existsSync(file('none'))]).toEqual([64, false]);
    const args = ['raise', file('rsa.T'), '--to', 'LT', '--trust', bare, '--out', file('refused')];
    const LT = await run(...args);
    expect([LT.code, LT.err]).toEqual([2, expect.stringContaining('is not allowed')]);
    const allowed = await run(...args, '--force', '--allow', 'ocsp.nca.qujat.example');
    expect(allowed.err).toContain('ocsp.nca.qujat.example: ');
  });

  it('follows an allowed address only where it is no private one', async () => {
    const hosts = new Set(['127.0.0.1:8080', '[::1]', '8.8.8.8']);
    const follow = (url: string, own = false) => followable(url, { hosts, private: own });
    for (const url of ['http://127.0.0.1:8080/ocsp', 'http://[::1]/'])
      expect([await follow(url), await follow(url, true)]).toEqual([
        { refused: expect.stringContaining('private address') as string },
        { url: new URL(url).href },
      ]);
    expect(await follow('http://8.8.8.8/ocsp')).toEqual({ url: 'http://8.8.8.8/ocsp', address: '8.8.8.8' });
    for (const url of ['ldap://8.8.8.8/', 'http://a:b@8.8.8.8/', 'http://9.9.9.9/', 'http://8.8.8.8:81/', 'x'])
      expect(await follow(url)).toHaveProperty('refused');
    for (const own of [
      '10.1.2.3',
      '169.254.169.254',
      '::ffff:192.168.0.1',
      '::ffff:7f00:1',
      'fd00::1',
      '0.0.0.0',
      '::',
    ])
      expect(isPrivate(own)).toBe(true);
  });

  it('connects to the address that was judged, whatever the name says by then', async () => {
    const found = ['8.8.8.8', '10.0.0.1'];
    const find = () => Promise.resolve([{ address: found.shift()! }]);
    const allowed = { hosts: new Set(['ocsp.example']), private: false };
    expect(await followable('http://ocsp.example/', allowed, find)).toEqual({
      url: 'http://ocsp.example/',
      address: '8.8.8.8',
    });
    expect(await followable('http://ocsp.example/', allowed, find)).toHaveProperty('refused');
    const asked: (string | undefined)[] = [];
    const server = createServer(({ headers }, answer) => {
      asked.push(headers.host);
      answer.writeHead(asked.length === 1 ? 200 : 302, { 'content-type': 'a/b', location: '/' }).end('answer');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `nobody.example:${(server.address() as AddressInfo).port}`;
    // a name that leads nowhere: only the address given can have been connected to
    const question = { url: `http://${host}/`, address: '127.0.0.1', accept: '*/*', expect: 'a/b', timeoutMs: 5000 };
    expect(Buffer.from(await exchange({ ...question, maxBytes: 6 })).toString()).toBe('answer');
    await expect(exchange({ ...question, maxBytes: 6 })).rejects.toThrow('redirects are not followed');
    expect(asked).toEqual([host, host]);
    await new Promise((resolve) => server.close(resolve));
  });

  it('says why a signature that a later one covers is not raised', async () => {
    await signXml('rsa', file('inner.xml'));
    const key = ['--p12', file('gost.p12'), '--password-file', file('secret')];
    await run('sign', ...key, '--xml', file('inner.xml'), '--out', file('outer.xml'));
    for (const level of ['T', 'LT']) {
      const { code, out, err } = await run('raise', file('outer.xml'), '--to', level, '--trust', ca.trustDir);
      expect([code, err]).toEqual([2, expect.stringContaining('a later one covers')]);
      expect(out).toContain(`level B, ${level === 'T' ? 'B' : level}`);
    }
  });

  it('refuses what cannot be raised', async () => {
    writeFileSync(file('other'), 'Шарт № 6\n');
    const lta = (...more: string[]) =>
      run('raise', file('rsa.LT'), '--to', 'LTA', '--trust', ca.trustDir, '--out', file('x'), ...more);
    expect((await lta()).err).toContain('name the file');
    expect((await lta('--content', file('other'))).err).toContain('not what was signed');
    expect((await run('raise', file('doc'), '--to', 'T')).code).toBe(65);
    expect((await run('raise', file('rsa.p7s'), '--to', 'X')).code).toBe(64);
  });
});
