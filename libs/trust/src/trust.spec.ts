import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Health, Log, SettingError, systemScope, testApp, TestClock, type TestApp } from '@qujat/platform';
import { ALGORITHM, CannotRaise, digest, streebog512, toHex, toPem, validate } from '@qujat/signature';
import { readP12, startDevCa, type DevCa } from '../../../apps/dev-ca/src/index.js';
import { InProcessEngine } from './engine/in-process.engine.js';
import { TASK_LIMITS } from './engine/task-limits.js';
import { WorkerPoolEngine } from './engine/worker-pool.engine.js';
import { Breaker } from './http/breaker.js';
import {
  EvidenceStore,
  PortalSigner,
  SignatureVerifier,
  TimestampClient,
  TRUST_CONTEXT,
  TrustModule,
  TrustProbe,
  trustSettings,
  TrustStore,
} from './index.js';
import { readTrustFile } from './store/trust-file.js';

const CONTENT = new TextEncoder().encode('Хаттама № 3');
const DAY = 24 * 3_600_000;
const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

let folder: string;
let clock: TestClock;
let ca: DevCa;
let portal: TestApp;
let trustDir: string;

const settings = (changes: Readonly<Record<string, string>> = {}) =>
  trustSettings({
    QUJAT_TRUST_DIR: trustDir,
    QUJAT_PORTAL_KEY: path.join(ca.keysDir, 'operator-system-gost.p12'),
    QUJAT_PORTAL_KEY_PASSWORD: 'Qwerty12',
    QUJAT_TRUST_TIMEOUT_MS: '2000',
    QUJAT_TRUST_COOLDOWN_MS: '1000',
    ...changes,
  });

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'qujat-trust-'));
  clock = new TestClock();
  ca = await startDevCa({ dir: path.join(folder, 'ca'), port: 0, ncalayerPort: 0, clock });
  trustDir = path.join(folder, 'own-trust');
  cpSync(ca.trustDir, trustDir, { recursive: true });
  await ca.p12('operator-system');
  portal = await testApp({
    contexts: [TRUST_CONTEXT],
    modules: [TrustModule.forRoot({ settings: settings() })],
    clock,
  });
});

afterAll(async () => {
  await portal?.close();
  await ca?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const verify = (signature: Uint8Array) =>
  portal.get(SignatureVerifier).verify({ signature, content: { bytes: CONTENT }, purpose: 'document' });

async function offline(work: () => Promise<void>): Promise<void> {
  const set = (mode: 'up' | 'down') =>
    (['ocsp', 'tsa', 'crl'] as const).forEach((service) => ca.setService(service, mode));
  set('down');
  await work().finally(() => set('up'));
}

describe('settings', () => {
  it('that are missing or make no sense stop the start, by name', () => {
    const good = { QUJAT_TRUST_DIR: '/trust', QUJAT_PORTAL_KEY: '/key.p12' };
    expect(() => trustSettings({ ...good, QUJAT_TRUST_DIR: '' })).toThrow(/QUJAT_TRUST_DIR/);
    expect(() => trustSettings({ ...good, QUJAT_PORTAL_KEY: undefined })).toThrow(/QUJAT_PORTAL_KEY/);
    expect(() => trustSettings({ ...good, QUJAT_TRUST_TIMEOUT_MS: 'soon' })).toThrow(/QUJAT_TRUST_TIMEOUT_MS/);
    expect(trustSettings(good)).toMatchObject({ timeoutMs: 5000, ocspFreshnessSeconds: 60 });
    const policy = path.join(folder, 'policy.json');
    writeFileSync(policy, JSON.stringify({ name: 'ours' }));
    expect(() => trustSettings({ ...good, QUJAT_VERIFICATION_POLICY: policy })).toThrow(
      /QUJAT_VERIFICATION_POLICY: policy: version is missing/,
    );
  });
});

describe('the trust store', () => {
  const boot = (dir: string) => new TrustStore(settings({ QUJAT_TRUST_DIR: dir }), clock, silent).onModuleInit();
  const withFile = (name: string, file: string, text: string): string => {
    const dir = path.join(folder, name);
    cpSync(ca.trustDir, dir, { recursive: true });
    writeFileSync(path.join(dir, file), text);
    return dir;
  };

  it('that is absent, empty or unreadable stops the start with the name of the setting', async () => {
    const empty = path.join(folder, 'empty');
    mkdirSync(empty);
    const broken = withFile('broken', 'own.cer', 'not a certificate');
    const nonsense = withFile('nonsense', 'trust.json', '{"issuers": [{"subjectKeyIdentifier": "zz"}]}');
    for (const dir of [path.join(folder, 'nowhere'), empty, broken, nonsense]) {
      await expect(boot(dir)).rejects.toThrow(SettingError);
      await expect(boot(dir)).rejects.toThrow(/QUJAT_TRUST_DIR/);
    }
    await expect(boot(broken)).rejects.toThrow(/own\.cer/);
    await expect(boot(nonsense)).rejects.toThrow(/trust\.json: issuers\[0\]\.subjectKeyIdentifier/);
  });

  it('takes web addresses only, for services it will ask', () => {
    const file = (ocsp: string) => JSON.stringify({ issuers: [{ subjectKeyIdentifier: '0A:0b', name: 'NCA', ocsp }] });
    expect(readTrustFile(file('http://ocsp.pki.gov.kz')).issuers.get('0a0b')?.ocsp).toBe('http://ocsp.pki.gov.kz');
    for (const address of ['file:///etc/passwd', 'ftp://x', 'ocsp'])
      expect(() => readTrustFile(file(address))).toThrow(/ocsp/);
  });

  it('is read again when it changes, and a broken change leaves the old state in force', async () => {
    const signature = await ca.sign('alatau-head', CONTENT);
    expect(await verify(signature)).toMatchObject({ outcome: 'accepted' });
    const [root, services] = [path.join(trustDir, 'root_gost.cer'), path.join(trustDir, 'trust.json')];
    writeFileSync(services, 'nonsense');
    clock.advance(2000);
    expect(await verify(signature)).toMatchObject({ outcome: 'accepted' });
    copyFileSync(path.join(ca.trustDir, 'trust.json'), services);
    rmSync(root);
    clock.advance(2000);
    const without = await verify(signature);
    expect(without).toMatchObject({ outcome: 'rejected', report: { subIndication: 'NO_CERTIFICATE_CHAIN_FOUND' } });
    copyFileSync(path.join(ca.trustDir, 'root_gost.cer'), root);
    clock.advance(2000);
    expect(await verify(signature)).toMatchObject({ outcome: 'accepted' });
  });
});

describe('the portal’s key', () => {
  const keyFor = (file: string, password = 'Qwerty12') =>
    new PortalSigner(settings({ QUJAT_PORTAL_KEY: file, QUJAT_PORTAL_KEY_PASSWORD: password }), clock, silent);

  it('signs a receipt that is valid once it is stamped', async () => {
    const signature = await portal.get(PortalSigner).sign(CONTENT);
    expect(portal.get(PortalSigner).certificate()).toMatchObject({
      roles: ['legal-entity', 'information-system'],
    });
    const raised = await portal.get(TimestampClient).raise(signature);
    const verification = await verify(raised);
    expect(verification).toMatchObject({ outcome: 'accepted' });
    expect(Buffer.from(verification.signature)).toEqual(Buffer.from(raised));
    expect(verification.report.signatures[0]).toMatchObject({ level: 'T', signer: { iin: null, bin: '170940999606' } });
  });

  it('is read from PEM as well', async () => {
    const { privateKeys, certificates } = readP12(await ca.p12('operator-system', 'rsa'), 'Qwerty12');
    const pem = path.join(folder, 'key.pem');
    writeFileSync(
      pem,
      toPem(privateKeys[0]!, 'PRIVATE KEY') + certificates.map((one) => toPem(one, 'CERTIFICATE')).join(''),
    );
    const signer = keyFor(pem, '');
    await signer.onModuleInit();
    expect(signer.certificate().algorithm).toMatch(/^RSA/);
    expect(await verify(await signer.sign(CONTENT))).toMatchObject({ outcome: 'accepted' });
  });

  it('with a wrong password, absent, or without its certificate stops the start with the name of the setting', async () => {
    const p12 = path.join(ca.keysDir, 'operator-system-gost.p12');
    const noise = path.join(folder, 'noise.p12');
    writeFileSync(noise, Buffer.alloc(500, 7));
    await expect(keyFor(p12, 'wrong').onModuleInit()).rejects.toThrow(/QUJAT_PORTAL_KEY.*PASSWORD/);
    await expect(keyFor(path.join(folder, 'none')).onModuleInit()).rejects.toThrow(/QUJAT_PORTAL_KEY/);
    await expect(keyFor(noise).onModuleInit()).rejects.toThrow(/neither a p12/);
  });

  it('comes into use when its file is replaced', async () => {
    const file = path.join(folder, 'renewed.p12');
    copyFileSync(path.join(ca.keysDir, 'operator-system-gost.p12'), file);
    const signer = keyFor(file);
    await signer.onModuleInit();
    const before = signer.certificate().serial;
    await ca.issue('operator-system', { algorithm: 'gost' });
    copyFileSync(path.join(ca.keysDir, 'operator-system-gost.p12'), file);
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    await signer.sign(CONTENT);
    expect(signer.certificate().serial).not.toBe(before);
  });
});

describe('the probe', () => {
  it('signs and verifies without the network, and is part of the portal’s health', async () => {
    await offline(async () => expect(await portal.get(TrustProbe).probe()).toMatchObject({ ok: true }));
    const { checks } = await portal.get(Health).report();
    expect(checks.signature).toMatchObject({ ok: true });
  });

  it('fails when the portal does not trust its own certificate', async () => {
    const root = path.join(trustDir, 'root_gost.cer');
    rmSync(root);
    clock.advance(60_000);
    expect(await portal.get(TrustProbe).probe()).toMatchObject({ ok: false });
    expect((await portal.get(Health).report()).checks.signature).toMatchObject({ ok: false });
    copyFileSync(path.join(ca.trustDir, 'root_gost.cer'), root);
    clock.advance(60_000);
    expect(await portal.get(TrustProbe).probe()).toMatchObject({ ok: true });
  });
});

describe('evidence', () => {
  const store = () => portal.get(EvidenceStore);
  const keep = async (slug: string) => {
    const verification = await verify(await ca.sign(slug, CONTENT));
    const stored = await store().store(verification);
    await portal.database.work.run(systemScope('spec'), (tx) => store().record(tx, stored));
    return { verification, stored };
  };

  it('is kept, so that the same report comes offline', async () => {
    const { verification, stored } = await keep('zhetisu-head');
    await offline(async () => {
      expect(await store().reverify(stored.id)).toEqual(verification.report);
      const before = await store().reverify(stored.id, new Date(clock.now().getTime() - 500 * DAY));
      expect(before?.indication).not.toBe('TOTAL-PASSED');
    });
  });

  it('is one piece for many verifications, written once', async () => {
    const { stored } = await keep('zhetisu-head');
    const { stored: other } = await keep('alatau-head');
    const rows = await portal.database.source.query<{ n: string }[]>('SELECT count(*) n FROM trust.evidence');
    const kinds = new Set([...stored.evidence, ...other.evidence].map(({ sha256 }) => sha256));
    expect(Number(rows[0]?.n)).toBeGreaterThanOrEqual(kinds.size);
    const anchors = stored.evidence.filter(({ part }) => part === 'anchor').map(({ sha256 }) => sha256);
    expect(anchors.length).toBeGreaterThan(0);
    expect(other.evidence.map(({ sha256 }) => sha256)).toEqual(expect.arrayContaining(anchors));
  });

  it('lets a signature be verified when its certificate has long expired', async () => {
    const { verification, stored } = await keep('koktem-head');
    clock.advance(300 * DAY);
    const { signature } = verification;
    const input = { signature, content: { bytes: CONTENT }, purpose: 'document' } as const;
    const kept = await store().evidenceOf(stored.id);
    const verifier = portal.get(SignatureVerifier);
    const later = await verifier.verify({ ...input, ...(kept && { evidence: kept }) });
    expect(later).toMatchObject({ outcome: 'accepted', report: { signatures: [{ level: 'T' }] } });
    expect(Buffer.from(later.signature)).toEqual(Buffer.from(signature));
    expect(await verifier.verify(input)).not.toMatchObject({ outcome: 'accepted' });
  });

  it('of a verification that nobody knows is nothing', async () => {
    expect(await store().reverify('018f0000-0000-7000-8000-000000000000')).toBeUndefined();
  });

  it('can be neither changed nor taken away, and reports are not shown to participants directly', async () => {
    const { stored } = await keep('alatau-head');
    const { work } = portal.database;
    for (const statement of ['DELETE FROM trust.evidence', 'UPDATE trust.verification SET report = report']) {
      await expect(work.run(systemScope('spec'), (tx) => tx.manager.query(statement))).rejects.toThrow(
        /permission denied/,
      );
    }
    const rows = await work.run({ kind: 'public' }, (tx) =>
      tx.manager.query<unknown[]>('SELECT 1 FROM trust.verification WHERE id = $1', [stored.id]),
    );
    expect(rows).toEqual([]);
  });
});

describe('a service that fails', () => {
  it('is left alone after two failures, for longer each time, and asked by one when the pause is over', async () => {
    const fixed = new TestClock();
    const breaker = new Breaker(settings({ QUJAT_TRUST_COOLDOWN_MS: '1000' }), fixed, silent);
    let asked = 0;
    let works = false;
    const ask = () =>
      breaker.ask('ocsp', 'http://ocsp', async () => {
        asked += 1;
        await Promise.resolve();
        if (!works) throw new Error('refused');
        return 'answer';
      });
    const refused = { code: 'trust.ocsp_unavailable' };
    for (let i = 0; i < 5; i++) await expect(ask()).rejects.toMatchObject(refused);
    expect(asked).toBe(2);
    fixed.advance(1001);
    const three = await Promise.allSettled([ask(), ask(), ask()]);
    expect(three.every(({ status }) => status === 'rejected')).toBe(true);
    expect(asked).toBe(3);
    fixed.advance(1001);
    await expect(ask()).rejects.toMatchObject(refused);
    expect(asked).toBe(3); // the pause has doubled
    works = true;
    fixed.advance(1000);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(['answer', 'answer', 'answer']);
  });
});

describe('worker threads', () => {
  const program = {
    url: new URL('./engine/engine.worker.ts', import.meta.url),
    options: { execArgv: ['--import', new URL('../../../test/support/typescript.mjs', import.meta.url).href] },
  };

  it('come to the same report as the thread that asks, and hash alike', async () => {
    const { signature, trust, evidence, at } = await verify(await ca.sign('alatau-head', CONTENT));
    const request = { signature, content: { bytes: CONTENT }, trust, evidence, at };
    const pool = new WorkerPoolEngine(2, TASK_LIMITS, program);
    const [here, there] = [new InProcessEngine(), pool];
    try {
      const expected = await validate(request);
      expect(expected.indication).toBe('TOTAL-PASSED');
      expect(await Promise.all([1, 2, 3].map(() => there.run('validate', request)))).toEqual([
        expected,
        expected,
        expected,
      ]);
      const lane = there.lane();
      await lane.run('hashBegin', 7, [ALGORITHM.streebog512, ALGORITHM.sha256, '1.2.3']);
      for (const piece of [CONTENT.slice(0, 5), CONTENT.slice(5)]) await lane.run('hashUpdate', 7, piece);
      const digests = [...(await lane.run('hashEnd', 7))].map(([oid, value]) => [oid, toHex(value)]);
      expect(digests).toEqual([
        [ALGORITHM.streebog512, toHex(streebog512(CONTENT))],
        [ALGORITHM.sha256, toHex(await digest(ALGORITHM.sha256, CONTENT))],
      ]);
      const order = { signature: CONTENT, to: 'T', content: 'none' } as const;
      await expect(there.run('raiseBegin', 8, order)).rejects.toBeInstanceOf(CannotRaise);
      const step = await lane.run('raiseBegin', 9, { ...order, signature });
      expect(step).toEqual({ raised: signature });
      expect(await here.run('requiredDigests', signature)).toEqual(await there.run('requiredDigests', signature));
    } finally {
      await pool.close();
    }
  });
});
