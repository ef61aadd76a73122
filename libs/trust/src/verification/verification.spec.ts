import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { BlobStore, testApp, TestClock, type TestApp } from '@qujat/platform';
import { derNull, der, integer, oid, readAsn1, sequence, setOf } from '@qujat/signature';
import { startDevCa, type DevCa } from '../../../../apps/dev-ca/src/index.js';
import {
  SignatureVerifier,
  TimestampClient,
  TRUST_CONTEXT,
  TrustModule,
  trustSettings,
  type Verification,
} from '../index.js';
import { NcaProxy, type Behaviour } from '../testing/nca-proxy.js';

const MINUTE = 60_000;
const CONTENT = new TextEncoder().encode('Шарт № 42: жеткізу мерзімі 30 күн.\n');

let folder: string;
let clock: TestClock;
let ca: DevCa;
let nca: NcaProxy;
let portal: TestApp;
let verifier: SignatureVerifier;

/** A trust folder whose services are those of the proxy. */
async function trustFolder(name: string): Promise<string> {
  const dir = path.join(folder, name);
  cpSync(ca.trustDir, dir, { recursive: true });
  const file = path.join(dir, 'trust.json');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(ca.url, nca.url));
  await ca.p12('operator-system');
  return dir;
}

const settings = (trustDir: string) =>
  trustSettings({
    QUJAT_TRUST_DIR: trustDir,
    QUJAT_TRUST_CACHE: path.join(folder, 'crl'),
    QUJAT_PORTAL_KEY: path.join(ca.keysDir, 'operator-system-gost.p12'),
    QUJAT_PORTAL_KEY_PASSWORD: 'Qwerty12',
    QUJAT_TRUST_TIMEOUT_MS: '2000',
    QUJAT_TRUST_COOLDOWN_MS: '0',
  });

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'qujat-trust-'));
  clock = new TestClock();
  ca = await startDevCa({ dir: path.join(folder, 'ca'), port: 0, ncalayerPort: 0, clock });
  nca = await NcaProxy.start(ca.url);
  const modules = [TrustModule.forRoot({ settings: settings(await trustFolder('proxied')) })];
  portal = await testApp({ contexts: [TRUST_CONTEXT], modules, clock });
  verifier = portal.get(SignatureVerifier);
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
  clock.advance(10 * MINUTE);
});

const document = (signature: Uint8Array, bytes = CONTENT) =>
  verifier.verify({ signature, content: { bytes }, purpose: 'document' });
const login = (signature: Uint8Array) => verifier.verify({ signature, content: { bytes: CONTENT }, purpose: 'login' });

const verdict = ({ outcome, waitingFor, report }: Verification) => ({ outcome, waitingFor, why: report.subIndication });
const accepted = { outcome: 'accepted', waitingFor: null, why: null };
const failedChecks = ({ report }: Verification) =>
  report.signatures.flatMap(({ checks }) => checks.filter(({ ok }) => !ok).map(({ id }) => id));

const dead: Behaviour = () => 'hang up';

describe('a document signature', () => {
  it.each(['gost', 'rsa'] as const)(
    'by a %s key is accepted, stamped by the portal, with its evidence',
    async (algorithm) => {
      const signature = await ca.sign('alatau-head', CONTENT, { algorithm });
      const verification = await document(signature);
      expect(verdict(verification)).toEqual(accepted);
      const [signed] = verification.report.signatures;
      expect(signed).toMatchObject({ level: 'T', signer: { iin: '760415309919', bin: '140340999103' } });
      expect(signed?.timestamps.map(({ valid }) => valid)).toEqual([true]);
      expect(verification.evidence.ocspResponses).toHaveLength(2); // the signer's and the TSA's
      expect(verification.signature.length).toBeGreaterThan(signature.length);
      expect(Object.keys(verification.digests)).toHaveLength(1);
    },
  );

  it('that is its own copy in PEM is accepted as well', async () => {
    const der = await ca.sign('alatau-head', CONTENT);
    const pem = `-----BEGIN CMS-----\n${Buffer.from(der).toString('base64')}\n-----END CMS-----\n`;
    expect(verdict(await document(Buffer.from(pem)))).toEqual(accepted);
  });

  it('over a stored file is verified from the store', async () => {
    const file = Buffer.alloc(3 * 1024 * 1024, 'Қаржы есебі. ');
    const { sha256 } = await portal.get(BlobStore).put(Readable.from([file]), { maxBytes: file.length });
    const signature = await ca.sign('zhetisu-head', file);
    const verification = await verifier.verify({ signature, content: { blob: sha256 }, purpose: 'document' });
    expect(verdict(verification)).toEqual(accepted);
  });

  it('with its content inside is verified by that content', async () => {
    const signature = await ca.sign('alatau-head', CONTENT, { detached: false });
    expect(verdict(await verifier.verify({ signature, content: 'attached', purpose: 'document' }))).toEqual(accepted);
    expect(await document(signature, Buffer.from('another file'))).toMatchObject({ outcome: 'rejected' });
  });

  it('that brings a good timestamp gets no second one', async () => {
    const signature = await ca.sign('alatau-head', CONTENT, { withTimestamp: true });
    nca.reset();
    const verification = await document(signature);
    expect(verdict(verification)).toEqual(accepted);
    expect(Buffer.from(verification.signature)).toEqual(Buffer.from(signature));
    expect(nca.asked.tsp).toHaveLength(0);
  });

  it('asks the NCA under a name of its own', async () => {
    await document(await ca.sign('alatau-head', CONTENT));
    for (const service of ['ocsp', 'tsp']) expect(nca.asked[service]?.[0]?.userAgent).toMatch(/^Qujat/);
  });
});

describe('what is not accepted', () => {
  it.each([
    ['revoked', 'alatau-revoked', /REVOKED/],
    ['suspended', 'alatau-suspended', /TRY_LATER/],
    ['expired', 'alatau-expired', /OUT_OF_BOUNDS_NO_POE|EXPIRED/],
    ['not valid yet', 'alatau-early', /NOT_YET_VALID/],
    ['the Treasury-Client’s', 'zhetisu-treasury', /CHAIN_CONSTRAINTS_FAILURE/],
  ])('a signature by a certificate that is %s', async (_, slug, why) => {
    const signature = await ca.sign(slug, CONTENT);
    for (const verification of [await document(signature), await login(signature)]) {
      expect(verification).toMatchObject({ outcome: 'rejected', waitingFor: null });
      expect(verification.report.subIndication).toMatch(why);
    }
    expect(nca.asked.tsp).toHaveLength(0);
  });

  it('a signature over other content', async () => {
    const verification = await document(await ca.sign('alatau-head', Buffer.from('another contract')));
    expect(verdict(verification)).toEqual({ outcome: 'rejected', waitingFor: null, why: 'HASH_FAILURE' });
  });

  it('a file that nobody has signed', async () => {
    const nobody = sequence(integer(1), setOf([]), sequence(oid('1.2.840.113549.1.7.1')), setOf([]));
    const cms = sequence(oid('1.2.840.113549.1.7.2'), der(0xa0, nobody));
    expect(verdict(await document(cms))).toMatchObject({ outcome: 'rejected', why: 'NO_SIGNATURE_FOUND' });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a text', Buffer.from('қол қойдым')],
    ['null', derNull()],
    ['a truncated signature', 'truncated' as const],
  ])('%s instead of a signature', async (_, bytes) => {
    const signature = bytes === 'truncated' ? (await ca.sign('alatau-head', CONTENT)).slice(0, 900) : bytes;
    expect(verdict(await document(signature))).toMatchObject({ outcome: 'rejected', why: 'FORMAT_FAILURE' });
  });

  it('two signers in one file: each signature is a file of its own', async () => {
    const parts = async (slug: string) =>
      readAsn1(await ca.sign(slug, CONTENT)).children[1]!.children[0]!.children.map((part) => part);
    const [one, two] = [await parts('alatau-head'), await parts('alatau-signer')];
    const certificates = der(0xa0, ...[one, two].flatMap((part) => part[3]!.children.map(({ bytes }) => bytes)));
    const signers = setOf([one, two].flatMap((part) => part[4]!.children.map(({ bytes }) => bytes)));
    const signedData = sequence(one[0]!.bytes, one[1]!.bytes, one[2]!.bytes, certificates, signers);
    const verification = await document(sequence(oid('1.2.840.113549.1.7.2'), der(0xa0, signedData)));
    expect(verification).toMatchObject({ outcome: 'rejected' });
    expect(failedChecks(verification)).toContain('qujat.one-signer');
  });

  it('a certificate of an authority that the portal does not trust', async () => {
    const dir = path.join(folder, 'stranger');
    const stranger = await startDevCa({ dir, trustDir: path.join(dir, 'trust'), port: 0, ncalayerPort: 0, clock });
    try {
      const verification = await document(await stranger.sign('alatau-head', CONTENT));
      expect(verification).toMatchObject({ outcome: 'rejected', waitingFor: null });
      expect(verification.report.subIndication).toBe('NO_CERTIFICATE_CHAIN_FOUND');
    } finally {
      await stranger.stop();
    }
    expect(nca.asked).toEqual({ ocsp: [], tsp: [], crl: [] });
  });

  it('the key of an information system at sign-in, though it may seal documents', async () => {
    const signature = await ca.sign('operator-system', CONTENT);
    expect(await login(signature)).toMatchObject({ outcome: 'rejected' });
    expect(await document(signature)).toMatchObject({ outcome: 'accepted' });
  });
});

describe('a sign-in', () => {
  it('is accepted without a timestamp, and asks the responder every time', async () => {
    const signature = await ca.sign('alatau-head', CONTENT, { detached: false });
    for (let time = 1; time <= 3; time++) {
      expect(verdict(await login(signature))).toEqual(accepted);
      expect(nca.asked.ocsp).toHaveLength(time);
    }
    expect(nca.asked.tsp).toHaveLength(0);
  });

  it('is refused from the moment of revocation', async () => {
    const signature = await ca.sign('koktem-signer', CONTENT, { detached: false });
    expect(verdict(await login(signature))).toEqual(accepted);
    await ca.suspend('koktem-signer');
    expect(await login(signature)).toMatchObject({ outcome: 'rejected' });
    await ca.release('koktem-signer');
    expect(verdict(await login(signature))).toEqual(accepted);
    await ca.revoke('koktem-signer', { reason: 'keyCompromise' });
    expect(await login(signature)).toMatchObject({ outcome: 'rejected' });
  });
});

describe('when services of the NCA fail', () => {
  it('OCSP down: a list that holds suffices', async () => {
    nca.behave({ ocsp: dead });
    const verification = await document(await ca.sign('alatau-head', CONTENT));
    expect(verdict(verification)).toEqual(accepted);
    expect(verification.evidence).toMatchObject({ ocspResponses: [] });
    expect(verification.evidence.crls.length).toBeGreaterThanOrEqual(2);
  });

  it('OCSP down: what was revoked since the last complete list stands in the delta', async () => {
    nca.behave({ ocsp: dead });
    const signature = await ca.sign('tulpar-signer', CONTENT);
    expect(await document(signature)).toMatchObject({ outcome: 'accepted' });
    await ca.revoke('tulpar-signer', { reason: 'keyCompromise' });
    clock.advance(6 * MINUTE);
    expect(await document(signature)).toMatchObject({ outcome: 'rejected' });
  });

  it('OCSP and lists down: the document waits, with its timestamp, and goes on when they are back', async () => {
    const signature = await ca.sign('zhetisu-signer', CONTENT);
    clock.advance(48 * 60 * MINUTE); // lists at hand have expired
    nca.behave({ ocsp: dead, crl: dead });
    const waiting = await document(signature);
    expect(verdict(waiting)).toEqual({ outcome: 'waiting', waitingFor: 'ocsp', why: 'TRY_LATER' });
    const again = await document(waiting.signature);
    expect(verdict(again)).toEqual({ outcome: 'waiting', waitingFor: 'ocsp', why: 'TRY_LATER' });
    expect(Buffer.from(again.signature)).toEqual(Buffer.from(waiting.signature));
    nca.reset();
    const done = await document(waiting.signature);
    expect(verdict(done)).toEqual(accepted);
    expect(Buffer.from(done.signature)).toEqual(Buffer.from(waiting.signature));
  });

  it('OCSP and lists down: nobody signs in, and it is said why', async () => {
    clock.advance(48 * 60 * MINUTE);
    nca.behave({ ocsp: dead, crl: dead });
    expect(verdict(await login(await ca.sign('alatau-head', CONTENT)))).toMatchObject({
      outcome: 'waiting',
      waitingFor: 'ocsp',
    });
  });

  it('OCSP and lists down: what is wrong in itself is refused at once', async () => {
    clock.advance(48 * 60 * MINUTE);
    nca.behave({ ocsp: dead, crl: dead });
    const other = await document(await ca.sign('alatau-head', Buffer.from('another contract')));
    const treasury = await document(await ca.sign('zhetisu-treasury', CONTENT));
    expect([other.outcome, treasury.outcome]).toEqual(['rejected', 'rejected']);
  });

  it('TSA down: the document waits', async () => {
    nca.behave({ tsp: dead });
    const signature = await ca.sign('alatau-head', CONTENT);
    const waiting = await document(signature);
    expect(verdict(waiting)).toEqual({ outcome: 'waiting', waitingFor: 'tsa', why: null });
    expect(Buffer.from(waiting.signature)).toEqual(Buffer.from(signature));
    nca.reset();
    expect(verdict(await document(waiting.signature))).toEqual(accepted);
  });

  it('an expired list is no list', async () => {
    let kept: Uint8Array | undefined;
    nca.behave({
      ocsp: dead,
      crl: async ({ truth, path: at }) => ({ body: at.includes('_d_') ? undefined : (kept = await truth()) }),
    });
    const signature = await ca.sign('koktem-head', CONTENT);
    expect(await document(signature)).toMatchObject({ outcome: 'accepted' });
    clock.advance(28 * 60 * MINUTE);
    nca.behave({ crl: () => ({ body: kept }) });
    expect(await document(signature)).toMatchObject({ outcome: 'waiting', waitingFor: 'ocsp' });
  });
});

describe('an OCSP answer', () => {
  let recorded: Uint8Array;
  const evil: [string, Behaviour][] = [
    ['of noise', () => ({ body: new Uint8Array(512).fill(0x5a) })],
    ['with nothing in it', () => ({ body: new Uint8Array() })],
    ['too large', () => ({ body: new Uint8Array(1024 * 1024).fill(0x30) })],
    ['that redirects', () => ({ status: 302, headers: { location: `${ca.url}/ocsp/` } })],
    ['of another type', async ({ truth }) => ({ headers: { 'content-type': 'text/html' }, body: await truth() })],
    ['with status 500', async ({ truth }) => ({ status: 500, body: await truth() })],
    ['that never comes', () => 'silence'],
    ['with a broken signature', async ({ truth }) => ({ body: broken(await truth()) })],
    ['given to an earlier question', () => ({ body: recorded })],
    ['about another certificate', async ({ truth }) => ({ body: await truth(otherQuestion) })],
  ];
  let otherQuestion: Uint8Array;

  const broken = (answer: Uint8Array): Uint8Array => {
    const copy = answer.slice();
    // inside the certificate of the responder, where its key is signed
    copy[copy.length - 20]! ^= 1;
    return copy;
  };

  beforeAll(async () => {
    await login(await ca.sign('alatau-head', CONTENT));
    const asked = nca.asked.ocsp!.at(-1)!;
    recorded = await asked.truth();
    await login(await ca.sign('koktem-head', CONTENT));
    otherQuestion = nca.asked.ocsp!.at(-1)!.body;
  });

  it.each(evil)('%s is no answer', async (_, behaviour) => {
    clock.advance(48 * 60 * MINUTE);
    const signature = await ca.sign('alatau-head', CONTENT);
    nca.behave({ ocsp: behaviour, crl: dead });
    expect(await login(signature)).toMatchObject({ outcome: 'waiting', waitingFor: 'ocsp' });
    expect(nca.asked.ocsp!.length).toBeGreaterThan(0);
  });

  it('is used again for documents while it is fresh, and no longer', async () => {
    const signature = await ca.sign('alatau-head', CONTENT, { withTimestamp: true });
    nca.reset();
    await document(signature);
    const first = nca.asked.ocsp!.length;
    await document(signature);
    expect(nca.asked.ocsp).toHaveLength(first);
    clock.advance(2 * MINUTE);
    await document(signature);
    expect(nca.asked.ocsp).toHaveLength(2 * first);
  });
});

describe('a list', () => {
  const evil: [string, Behaviour][] = [
    ['of noise', () => ({ body: new Uint8Array(4096).fill(0x30) })],
    [
      'of another authority',
      async ({ truth, path: at }) => ({ body: at.includes('gost') ? await fromRsa() : await truth() }),
    ],
    [
      'with a broken signature',
      async ({ truth }) => ({ body: (await truth()).map((byte, i, all) => (i === all.length - 9 ? byte ^ 1 : byte)) }),
    ],
    ['that redirects', () => ({ status: 301, headers: { location: `${ca.url}/crl/nca_gost.crl` } })],
  ];
  const fromRsa = async () => new Uint8Array(await (await fetch(`${ca.url}/crl/nca_rsa.crl`)).arrayBuffer());

  it.each(evil)('%s is no list', async (_, behaviour) => {
    clock.advance(48 * 60 * MINUTE);
    nca.behave({ ocsp: dead, crl: behaviour });
    expect(await login(await ca.sign('alatau-head', CONTENT))).toMatchObject({ outcome: 'waiting' });
    expect(nca.asked.crl!.length).toBeGreaterThan(0);
  });
});

describe('a timestamp', () => {
  let recorded: Uint8Array;
  const evil: [string, Behaviour][] = [
    ['of noise', () => ({ body: new Uint8Array(512).fill(0x5a) })],
    ['over another signature', () => ({ body: recorded })],
    ['that is refused', () => ({ body: sequence(sequence(integer(2))) })],
    ['too large', () => ({ body: new Uint8Array(1024 * 1024).fill(0x30) })],
    [
      'with a broken signature',
      async ({ truth }) => ({ body: (await truth()).map((byte, i, all) => (i === all.length - 9 ? byte ^ 1 : byte)) }),
    ],
    ['that redirects', () => ({ status: 307, headers: { location: `${ca.url}/tsp/` } })],
  ];

  beforeAll(async () => {
    await portal.get(TimestampClient).raise(await ca.sign('koktem-head', CONTENT));
    recorded = await nca.asked.tsp!.at(-1)!.truth();
  });

  it.each(evil)('%s proves nothing: the document waits as it came', async (_, behaviour) => {
    const signature = await ca.sign('alatau-head', CONTENT);
    nca.behave({ tsp: behaviour });
    const waiting = await document(signature);
    expect(verdict(waiting)).toEqual({ outcome: 'waiting', waitingFor: 'tsa', why: null });
    expect(Buffer.from(waiting.signature)).toEqual(Buffer.from(signature));
  });

  it('cannot be had: raise says which service is silent', async () => {
    nca.behave({ tsp: dead });
    const raised = portal.get(TimestampClient).raise(await ca.sign('alatau-head', CONTENT));
    await expect(raised).rejects.toMatchObject({ code: 'trust.tsa_unavailable', service: 'tsa' });
  });
});
