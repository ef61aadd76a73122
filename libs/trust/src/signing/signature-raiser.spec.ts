import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { testApp, TestClock, type TestApp } from '@qujat/platform';
import { CannotRaise, readSignedData, signCms, signXml, validate, type Evidence } from '@qujat/signature';
import { startDevCa, type DevCa } from '../../../../apps/dev-ca/src/index.js';
import { Engine, type Lane } from '../engine/engine.js';
import {
  readKeyFile,
  SignatureChecker,
  SignatureRaiser,
  TRUST_CONTEXT,
  TrustModule,
  trustSettings,
  TrustStore,
} from '../index.js';
import { NcaProxy } from '../testing/nca-proxy.js';

const CONTENT = new TextEncoder().encode('Шарт № 43: мұрағатқа.\n');
const DAY = 24 * 3_600_000;
const NOTHING: Evidence = { certificates: [], crls: [], ocspResponses: [] };

let folder: string;
let clock: TestClock;
let ca: DevCa;
let nca: NcaProxy;
let portal: TestApp;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'qujat-raiser-'));
  clock = new TestClock();
  ca = await startDevCa({ dir: path.join(folder, 'ca'), port: 0, ncalayerPort: 0, clock });
  nca = await NcaProxy.start(ca.url);
  const trustDir = path.join(folder, 'proxied');
  cpSync(ca.trustDir, trustDir, { recursive: true });
  const file = path.join(trustDir, 'trust.json');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(ca.url, nca.url));
  await ca.p12('operator-system');
  const settings = trustSettings({
    QUJAT_TRUST_DIR: trustDir,
    QUJAT_PORTAL_KEY: path.join(ca.keysDir, 'operator-system-gost.p12'),
    QUJAT_PORTAL_KEY_PASSWORD: 'Qwerty12',
    QUJAT_TRUST_COOLDOWN_MS: '0',
  });
  portal = await testApp({ contexts: [TRUST_CONTEXT], modules: [TrustModule.forRoot({ settings })], clock });
});

afterAll(async () => {
  await portal?.close();
  await nca?.close();
  await ca?.stop();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(() => {
  nca.reset();
  // answers kept from one test are too old for the next
  clock.advance(600_000);
});

const file = (bytes: Uint8Array) => ({ size: bytes.length, pieces: () => [bytes] });
const raiser = () => portal.get(SignatureRaiser);
/** Judged with the trust anchors alone: what the signature carries has to suffice. */
const alone = async (signature: Uint8Array, at: Date) => {
  const { trust } = await portal.get(TrustStore).current();
  return validate({ signature, content: { bytes: CONTENT }, trust, evidence: NOTHING, at });
};

describe('raising', () => {
  it.each(['gost', 'rsa'] as const)(
    'a %s signature to LT and LTA: it carries all that a verdict needs',
    async (algorithm) => {
      const signature = await ca.sign('alatau-head', CONTENT, { algorithm });
      const lt = await raiser().raise(signature, 'LT');
      const lta = await raiser().raise(lt, 'LTA', { bytes: CONTENT });
      expect(await alone(lt, clock.now())).toMatchObject({ indication: 'TOTAL-PASSED', signatures: [{ level: 'LT' }] });
      expect(await alone(lta, clock.now())).toMatchObject({
        indication: 'TOTAL-PASSED',
        signatures: [{ level: 'LTA' }],
      });
      const [before, after] = [readSignedData(signature).signers[0]!, readSignedData(lta).signers[0]!];
      expect(Buffer.from(after.signature)).toEqual(Buffer.from(before.signature));
      expect(Buffer.from(after.signedAttributes!.asSent)).toEqual(Buffer.from(before.signedAttributes!.asSent));
    },
  );

  it('says which service is silent, and what cannot be raised', async () => {
    const signature = await ca.sign('koktem-head', CONTENT);
    nca.behave({ tsp: () => 'hang up' });
    await expect(raiser().raise(signature, 'T')).rejects.toMatchObject({ service: 'tsa' });
    nca.reset();
    nca.behave({ ocsp: () => 'hang up', crl: () => 'hang up' });
    await expect(raiser().raise(signature, 'LT')).rejects.toMatchObject({ code: 'trust.ocsp_unavailable' });
    nca.reset();
    await expect(raiser().raise(CONTENT, 'T')).rejects.toBeInstanceOf(CannotRaise);
    const other = raiser().raise(signature, 'LTA', { bytes: Buffer.from('another contract') });
    await expect(other).rejects.toThrow(/not what was signed/);
  });

  it('an XML signature, checked before with the answer about its signer: it carries all that a verdict needs', async () => {
    const p12 = readFileSync(path.join(ca.keysDir, 'operator-system-gost.p12'));
    const { privateKey, certificate, chain } = await readKeyFile(p12, 'Qwerty12');
    const xml = new TextEncoder().encode('<бұйрық нөмірі="7"/>');
    const signingTime = clock.now();
    const options = { form: 'enveloped', level: 'B', xml, privateKey, certificate, chain, signingTime } as const;
    const signature = await signXml(options);
    const report = await portal.get(SignatureChecker).check(file(signature));
    expect(report).toMatchObject({ indication: 'TOTAL-PASSED', signatures: [{ level: 'B' }] });
    expect(nca.asked.ocsp).toHaveLength(1);
    const lt = await raiser().raise(signature, 'LT');
    const { trust } = await portal.get(TrustStore).current();
    const raised = await validate({ signature: lt, content: 'none', trust, evidence: NOTHING, at: clock.now() });
    expect(raised).toMatchObject({ indication: 'TOTAL-PASSED', signatures: [{ level: 'LT' }] });
  });

  it('to LTA keeps a signature valid when its certificate has expired; one that was not raised is lost', async () => {
    const signature = await ca.sign('zhetisu-head', CONTENT);
    const lta = await raiser().raise(signature, 'LTA', { bytes: CONTENT });
    clock.advance(400 * DAY);
    const check = (one: Uint8Array) => portal.get(SignatureChecker).check(file(one), file(CONTENT));
    expect(await check(lta)).toMatchObject({ indication: 'TOTAL-PASSED', signatures: [{ level: 'LTA' }] });
    expect(await check(signature)).toMatchObject({ indication: 'INDETERMINATE' });
  });
});

describe('checking files of any size', () => {
  const LARGEST_PIECE = 65_536;
  const large = new Uint8Array(20 * 1024 * 1024).fill(0x51);

  function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += LARGEST_PIECE) yield bytes.subarray(i, i + LARGEST_PIECE);
  }
  const streamed = (bytes: Uint8Array) => ({ size: bytes.length, pieces: () => pieces(bytes) });

  /** The largest array that goes to a lane or comes back from it. */
  async function largestSent(work: () => Promise<unknown>): Promise<number> {
    let largest = 0;
    const see = (value: unknown): void => {
      if (value instanceof Uint8Array) largest = Math.max(largest, value.length);
      else if (value instanceof Map) [...(value as Map<unknown, unknown>).values()].forEach(see);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(see);
    };
    const engine = portal.get(Engine);
    const lane = engine.lane();
    const watching: Lane = {
      run: (task, ...parameters) => {
        see(parameters);
        const answer = lane.run(task, ...parameters);
        void answer.then(see, () => undefined);
        return answer;
      },
    };
    const own = engine.lane.bind(engine);
    engine.lane = () => watching;
    await work().finally(() => (engine.lane = own));
    return largest;
  }

  it.each(['attached', 'detached'])('a large document, %s, is never whole in memory', async (form) => {
    const p12 = readFileSync(path.join(ca.keysDir, 'operator-system-gost.p12'));
    const { privateKey, certificate } = await readKeyFile(p12, 'Qwerty12');
    const options = {
      content: large,
      detached: form === 'detached',
      privateKey,
      certificate,
      signingTime: clock.now(),
    };
    const signature = await signCms(options);
    const check = (content: Uint8Array) =>
      portal.get(SignatureChecker).check(streamed(signature), form === 'detached' ? streamed(content) : undefined);
    const largest = await largestSent(async () => {
      expect(await check(large)).toMatchObject({ indication: 'TOTAL-PASSED' });
    });
    expect(largest).toBeLessThanOrEqual(LARGEST_PIECE);
    if (form === 'attached') signature[signature.length >> 1]! ^= 1;
    const changed = await check(large.map((octet, i) => (i === 7 ? 0 : octet)));
    expect(changed).toMatchObject({ indication: 'TOTAL-FAILED', subIndication: 'HASH_FAILURE' });
  });

  it('a file that breaks off is refused by its beginning or its end, and nothing of it is kept', async () => {
    const signature = await ca.sign('koktem-head', CONTENT);
    const cut = { size: 0, pieces: () => pieces(signature.subarray(0, -1)) };
    expect(await portal.get(SignatureChecker).check(cut)).toMatchObject({ subIndication: 'FORMAT_FAILURE' });
    const endless = { size: 0, pieces: () => pieces(new Uint8Array(90 * 1024 * 1024)) };
    const report = await portal.get(SignatureChecker).check(endless);
    expect(report).toMatchObject({ subIndication: 'FORMAT_FAILURE', failure: expect.stringContaining('larger than') });
  });
});
