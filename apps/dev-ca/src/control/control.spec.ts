import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import path from 'node:path';
import { FixedClock } from '@qujat/kernel';
import { EXTENSION, oidOf, readAsn1, smallInteger, timeOf, toHex } from '@qujat/signature';
import { readP12, startDevCa, type DevCa, type TrustFile } from '../index.js';
import { ocspRequestFor } from '../testing/ocsp-request.js';
import { Scratch } from '../testing/openssl.js';

const NONCE = Buffer.from('00112233', 'hex');

let ca: DevCa;
let scratch: Scratch;
const clock = new FixedClock(new Date('2026-11-23T09:00:00Z'));

const start = (name: string) =>
  startDevCa({ dir: path.join(scratch.dir, name, 'ca'), port: 0, ncalayerPort: 0, clock });

beforeAll(async () => {
  scratch = new Scratch();
  ca = await start('first');
});

afterAll(async () => {
  await ca.stop();
  scratch.remove();
});

const control = (act: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${ca.url}/control/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

interface OwnerRow {
  slug: string;
  algorithm: string;
  state: string;
  serial?: string;
  notAfter: string;
}
const stateOf = async (slug: string, algorithm = 'gost'): Promise<OwnerRow> => {
  const owners = (await (await fetch(`${ca.url}/control/people`)).json()) as OwnerRow[];
  return owners.find((owner) => owner.slug === slug && owner.algorithm === algorithm)!;
};

/** `good`, `revoked` or `unknown`, by the OCSP responder. */
async function ocspStatus(at: DevCa, certificate: Uint8Array): Promise<string> {
  const issuer = readFileSync(path.join(at.trustDir, 'nca_gost.cer'));
  const body = Buffer.from(ocspRequestFor(certificate, issuer, NONCE));
  const response = new Uint8Array(await (await fetch(`${at.url}/ocsp/`, { method: 'POST', body })).arrayBuffer());
  const basic = readAsn1(readAsn1(response).children[1]!.children[0]!.children[1]!.content);
  const single = basic.children[0]!.children.find(({ tag }) => tag === 0x30)!.children[0]!;
  return { 0x80: 'good', 0xa1: 'revoked', 0x82: 'unknown' }[single.children[1]!.tag]!;
}

/** Number, delta base and entries (serial → reason) of a list. */
async function list(at: DevCa, name: string) {
  const crl = readAsn1(new Uint8Array(await (await fetch(`${at.url}/crl/${name}`)).arrayBuffer()));
  const fields = crl.children[0]!.children;
  const extensions = fields.at(-1)!.children[0]!.children;
  const numberOf = (id: string) => {
    const found = extensions.find((node) => oidOf(node.children[0]) === id);
    return found && smallInteger(readAsn1(found.children.at(-1)!.content));
  };
  const rows = fields.find((field, i) => i > 4 && field.tag === 0x30)?.children ?? [];
  const entries = rows.map(({ children: [serial, , reason] }) => [
    toHex(serial!.content).replace(/^00/, ''),
    reason ? smallInteger(readAsn1(reason.children[0]!.children.at(-1)!.content)) : 0,
  ]);
  return {
    number: numberOf(EXTENSION.crlNumber)!,
    deltaOf: numberOf(EXTENSION.deltaCrlIndicator),
    thisUpdate: timeOf(fields[3]!),
    nextUpdate: timeOf(fields[4]!),
    entries: Object.fromEntries(entries) as Record<string, number>,
  };
}

describe('the control interface', () => {
  it('revokes, and says what it left behind; a second time is a conflict', async () => {
    const answer = await control('revoke', { slug: 'tulpar-signer', reason: 'superseded' });
    expect(await answer.json()).toMatchObject([{ slug: 'tulpar-signer', state: 'revoked' }]);
    expect(await ocspStatus(ca, await ca.certificate('tulpar-signer'))).toBe('revoked');
    expect((await control('revoke', { slug: 'tulpar-signer' })).status).toBe(409);
  });

  it('suspends and releases', async () => {
    await control('suspend', { slug: 'tulpar-hr' });
    expect(await ocspStatus(ca, await ca.certificate('tulpar-hr'))).toBe('revoked');
    expect((await stateOf('tulpar-hr')).state).toBe('suspended');
    await control('release', { slug: 'tulpar-hr' });
    expect(await ocspStatus(ca, await ca.certificate('tulpar-hr'))).toBe('good');
    expect((await control('release', { slug: 'tulpar-hr' })).status).toBe(409);
  });

  it('issues anew: the old certificate keeps its fate, the p12 file holds the new one', async () => {
    const old = await ca.certificate('tulpar-head');
    await ca.revoke('tulpar-head', { reason: 'keyCompromise' });
    await control('issue', { slug: 'tulpar-head', notAfter: '2027-01-01T00:00:00Z' });
    const renewed = await ca.certificate('tulpar-head');
    expect([await ocspStatus(ca, old), await ocspStatus(ca, renewed)]).toEqual(['revoked', 'good']);
    expect((await stateOf('tulpar-head')).notAfter).toBe('2027-01-01T00:00:00.000Z');
    const file = readFileSync(path.join(ca.keysDir, 'tulpar-head-gost.p12'));
    expect(toHex(readP12(file, 'Qwerty12').certificates[0]!)).toBe(toHex(renewed));
  });

  it('expires', async () => {
    await control('expire', { slug: 'tulpar-accountant' });
    expect((await stateOf('tulpar-accountant')).state).toBe('expired');
  });

  it.each([
    ['alatau-revoked', 'revoked'],
    ['alatau-suspended', 'suspended'],
    ['alatau-expired', 'expired'],
    ['alatau-early', 'not-yet-valid'],
  ])('has %s %s from the start, before and after the certificate is issued', async (slug, state) => {
    expect((await stateOf(slug)).state).toBe(state);
    await ca.certificate(slug);
    expect((await stateOf(slug)).state).toBe(state);
  });

  it.each([
    ['revoke', { slug: 'nobody' }, 400],
    ['revoke', { slug: 'tulpar-hr', algorithm: 'rsa' }, 400],
    ['revoke', { slug: 'tulpar-hr', reason: 'because' }, 400],
    ['issue', { slug: 'tulpar-hr', notAfter: 'tomorrow' }, 400],
    ['issue', { slug: 'tulpar-hr', notAfter: '2001-01-01T00:00:00Z' }, 409],
    ['service', { service: 'ocsp', mode: 'sideways' }, 400],
    ['ncalayer/pick', {}, 400],
    ['ncalayer/pick', [], 400],
    ['toString', {}, 404],
  ])('refuses %s %j with %i', async (act, body, status) => {
    expect((await control(act, body)).status).toBe(status);
  });

  it('is not driven by web pages, nor under a name that is not this machine’s', async () => {
    for (const headers of [{ origin: 'http://localhost:3000' }, { 'sec-fetch-site': 'same-site' }] as Record<
      string,
      string
    >[]) {
      expect((await control('revoke', { slug: 'koktem-hr' }, headers)).status).toBe(403);
    }
    const form = await fetch(`${ca.url}/control/revoke`, { method: 'POST', body: 'slug=koktem-hr' });
    expect(form.status).toBe(415);
    expect(await rawStatus('GET /control/people HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n')).toBe(
      403,
    );
    expect((await stateOf('koktem-hr')).state).toBe('valid');
  });

  const rawStatus = (request: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(ca.url).port), '127.0.0.1', () => socket.write(request));
      socket.once('data', (data) => (resolve(Number(data.toString().split(' ')[1])), socket.destroy()));
      socket.once('error', reject);
    });

  it('keeps the choice of a signer until it is changed', async () => {
    await control('ncalayer/pick', { slug: 'koktem-head', algorithm: 'rsa' });
    expect(await (await fetch(`${ca.url}/control/ncalayer/pick`)).json()).toEqual({
      slug: 'koktem-head',
      algorithm: 'rsa',
    });
    await control('ncalayer/pick', { ask: true });
  });
});

describe('the services', () => {
  it('hang up while they are down, answer nonsense when told to, and are right again afterwards', async () => {
    const head = await ca.certificate('zhetisu-head');
    await control('service', { service: 'ocsp', mode: 'down' });
    await expect(ocspStatus(ca, head)).rejects.toThrow('fetch failed');
    await control('service', { service: 'ocsp', mode: 'garbage' });
    await expect(ocspStatus(ca, head)).rejects.toThrow();
    await control('service', { service: 'ocsp', mode: 'up' });
    expect(await ocspStatus(ca, head)).toBe('good');
  });

  it('answer with their content types', async () => {
    const types = await Promise.all(
      ['/crl/nca_gost.crl', '/crl/nca_d_rsa.crl', '/crl/root_rsa.crl', '/cert/root_gost.cer', '/ocsp/MA=='].map(
        async (at) => (await fetch(ca.url + at)).headers.get('content-type'),
      ),
    );
    const crl = 'application/pkix-crl';
    expect(types).toEqual([crl, crl, crl, 'application/pkix-cert', 'application/ocsp-response']);
  });

  it('refuse bodies over 64 KiB, other methods, other places', async () => {
    const body = Buffer.alloc(64 * 1024 + 1);
    expect((await fetch(`${ca.url}/ocsp/`, { method: 'POST', body })).status).toBe(413);
    expect((await fetch(`${ca.url}/ocsp/%E0%A4`)).status).toBe(400);
    expect((await fetch(`${ca.url}/tsp/`)).status).toBe(405);
    expect((await fetch(`${ca.url}/crl/toString`)).status).toBe(404);
    expect((await fetch(`${ca.url}/`)).status).toBe(404);
  });

  it('answer "malformed" to bytes that are no OCSP request, "unauthorized" to a stranger’s certificate', async () => {
    const ask = async (body: Uint8Array) => {
      const response = await fetch(`${ca.url}/ocsp/`, { method: 'POST', body: Buffer.from(body) });
      return toHex(new Uint8Array(await response.arrayBuffer()));
    };
    expect(await ask(Buffer.from('hello'))).toBe('30030a0101');
    const root = readFileSync(path.join(ca.trustDir, 'root_rsa.cer'));
    expect(await ask(ocspRequestFor(await ca.certificate('zhetisu-head'), root, NONCE))).toBe('30030a0106');
  });

  it('number base and delta lists in one row; a delta tells of a release with removeFromCRL', async () => {
    const other = await start('lists');
    const serial = async (slug: string) =>
      toHex(readAsn1(await other.certificate(slug)).children[0]!.children[1]!.content);
    const [held, gone] = [await serial('zhetisu-hr'), await serial('zhetisu-head')];
    await other.suspend('zhetisu-hr');
    const base = await list(other, 'nca_gost.crl');
    expect(base).toMatchObject({ number: 1, deltaOf: undefined, entries: { [held]: 6 } });
    expect(base.nextUpdate.getTime() - base.thisUpdate.getTime()).toBe(27 * 3_600_000);
    await other.release('zhetisu-hr');
    await other.revoke('zhetisu-head', { reason: 'privilegeWithdrawn' });
    expect(await list(other, 'nca_d_gost.crl')).toMatchObject({
      number: 2,
      deltaOf: 1,
      entries: { [gone]: 9, [held]: 8 },
    });
    expect((await list(other, 'nca_d_gost.crl')).number).toBe(2);
    expect(await list(other, 'nca_gost.crl')).toEqual(base);
    await fetch(`${other.url}/control/crl/publish`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    expect(await list(other, 'nca_gost.crl')).toMatchObject({ number: 3, entries: { [gone]: 9 } });
    clock.advance(25 * 3_600_000);
    expect((await list(other, 'nca_gost.crl')).number).toBe(4);
    await other.stop();
  });

  it('are named in trust.json beside the anchors', () => {
    const trust = JSON.parse(readFileSync(path.join(ca.trustDir, 'trust.json'), 'utf8')) as TrustFile;
    expect(trust.issuers.flatMap(({ ocsp }) => ocsp ?? [])).toEqual(Array.from({ length: 3 }, () => `${ca.url}/ocsp/`));
    expect(trust.tsa.map(({ url }) => url)).toEqual([`${ca.url}/tsp/`, `${ca.url}/tsp/`]);
    const files = readdirSync(ca.trustDir).filter((name) => name.endsWith('.cer'));
    expect(files.sort()).toEqual(['foreign.cer', 'nca_gost.cer', 'nca_rsa.cer', 'root_gost.cer', 'root_rsa.cer']);
  });
});

describe('the data folder', () => {
  it('keeps keys, certificates, revocations and ports from one start to the next', async () => {
    const first = await start('kept');
    const head = await first.certificate('operator-head');
    await first.revoke('operator-duty');
    const revoked = await first.certificate('operator-duty');
    await first.stop();
    const second = await start('kept');
    expect(second.url).toBe(first.url);
    expect(toHex(await second.certificate('operator-head'))).toBe(toHex(head));
    expect(await ocspStatus(second, revoked)).toBe('revoked');
    await second.stop();
  });

  it('takes another port when the last one is taken, and writes it into trust.json', async () => {
    const first = await start('moved');
    await first.stop();
    const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const second = await start('moved');
    expect(second.url).not.toBe(first.url);
    expect(readFileSync(path.join(second.trustDir, 'trust.json'), 'utf8')).toContain(`${second.url}/ocsp/`);
    await second.stop();
    expect((squatter.address() as AddressInfo).port).toBe(Number(new URL(first.url).port));
    squatter.close();
  });

  it('renews what an honest owner has before it runs out, and leaves what was asked to be old', async () => {
    const before = await start('renewed');
    const old = await before.certificate('alatau-hr');
    await before.expire('zhetisu-hr');
    const expired = await before.certificate('zhetisu-hr');
    clock.advance(160 * 86_400_000);
    const renewed = await before.certificate('alatau-hr');
    expect(toHex(renewed)).not.toBe(toHex(old));
    expect(await ocspStatus(before, old)).toBe('good');
    expect(toHex(await before.certificate('zhetisu-hr'))).toBe(toHex(expired));
    await before.stop();
  });

  it('holds private keys that only their owner may read', () => {
    const dir = path.join(scratch.dir, 'first', 'ca');
    expect(statSync(dir).mode & 0o077).toBe(0);
    expect(statSync(path.join(dir, 'state.json')).mode & 0o077).toBe(0);
  });
});
