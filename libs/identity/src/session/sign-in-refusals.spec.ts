import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  ALGORITHM,
  buildTimestampRequest,
  der,
  digest,
  integer,
  oid,
  POLICY,
  readAsn1,
  readTimestampResponse,
  sequence,
  setOf,
} from '@qujat/signature';
import { startDevCa } from '../../../../apps/dev-ca/src/index.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

let world: IdentityWorld;
beforeAll(async () => {
  world = await identityWorld();
}, 60_000);
afterAll(() => world?.close());

/** Signs in with whatever `make` makes of the nonce. */
async function attempt(make: (nonce: Buffer) => Promise<string> | string, locale = 'ru') {
  const browser = world.browser();
  const { nonceId, bytes } = await world.nonce(browser);
  const signature = await make(bytes);
  return browser.post('/api/auth/sign-in').set('Accept-Language', locale).send({ nonceId, signature });
}

const sessions = (): Promise<{ count: number }[]> =>
  world.app.database.source.query('SELECT count(*)::int AS count FROM identity.sessions');

describe('a sign-in is refused, in the three languages, when the certificate', () => {
  it.each([
    ['is revoked', 'alatau-revoked', 'sign-in.certificate_revoked'],
    ['has expired', 'alatau-expired', 'sign-in.certificate_expired'],
    ['is on hold', 'alatau-suspended', 'sign-in.certificate_suspended'],
    ['is not valid yet', 'alatau-early', 'sign-in.certificate_early'],
    ['is the Treasury-Client’s', 'zhetisu-treasury', 'sign-in.wrong_certificate'],
    ['is an information system’s', 'operator-system', 'sign-in.wrong_certificate'],
  ])('E-5.3: %s', async (_, slug, code) => {
    await expectInThreeLanguages(422, code, (locale) => attempt((nonce) => world.sign(slug, nonce), locale));
    expect(await sessions()).toEqual([{ count: 0 }]);
  });

  it('E-5.3: is the time-stamping authority’s', async () => {
    const stamped = async (nonce: Buffer) => {
      const imprint = { algorithm: ALGORITHM.sha256, digest: await digest(ALGORITHM.sha256, nonce) };
      const body = Buffer.from(
        buildTimestampRequest({ ...imprint, nonce: nonce.subarray(0, 8), policy: POLICY.timestampRsa }),
      );
      const headers = { 'content-type': 'application/timestamp-query' };
      const answer = await fetch(`${world.ca.url}/tsp/`, { method: 'POST', body, headers });
      const read = readTimestampResponse(new Uint8Array(await answer.arrayBuffer()));
      if (!('token' in read)) throw new Error('no timestamp');
      return base64(read.token);
    };
    expectProblem(await attempt(stamped), 422, 'sign-in.wrong_certificate');
  });

  it('E-5.3: comes from an authority that the portal does not trust', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'qujat-stranger-'));
    const options = { dir: path.join(dir, 'ca'), trustDir: path.join(dir, 'trust'), port: 0, ncalayerPort: 0 };
    const stranger = await startDevCa({ ...options, clock: world.clock });
    try {
      const refused = await attempt(async (nonce) => base64(await stranger.sign('alatau-head', nonce)));
      expectProblem(refused, 422, 'sign-in.authority_unknown');
    } finally {
      await stranger.stop();
      await rm(dir, { recursive: true, force: true });
    }
  });

  it('E-3.10: was revoked a moment ago, with a session still open', async () => {
    await world.signedIn('koktem-signer');
    await world.ca.revoke('koktem-signer', { reason: 'keyCompromise' });
    expectProblem(await attempt((nonce) => world.sign('koktem-signer', nonce)), 422, 'sign-in.certificate_revoked');
  });
});

describe('a sign-in is refused, in the three languages, when the signature', () => {
  it.each([
    ['attached', false],
    ['detached', true],
  ])('E-3.10: is over something else (%s)', async (_, detached) => {
    const other = Buffer.from('Шарт № 42');
    await expectInThreeLanguages(422, 'sign-in.other_content', (locale) =>
      attempt(() => world.sign('alatau-head', other, { detached }), locale),
    );
  });

  it('E-3.10: is over the nonce and more', async () => {
    const longer = (nonce: Buffer) => world.sign('alatau-head', Buffer.concat([nonce, Buffer.from('\n')]));
    expectProblem(await attempt(longer), 422, 'sign-in.other_content');
  });

  it('E-3.10: is by two persons', async () => {
    const both = async (nonce: Buffer) => {
      const parts = async (slug: string) =>
        readAsn1(await world.ca.sign(slug, nonce, { algorithm: 'rsa' })).children[1]!.children[0]!.children.map(
          (p) => p,
        );
      const [one, two] = [await parts('alatau-head'), await parts('alatau-signer')];
      const certificates = der(0xa0, ...[one, two].flatMap((part) => part[3]!.children.map(({ bytes }) => bytes)));
      const signers = setOf([one, two].flatMap((part) => part[4]!.children.map(({ bytes }) => bytes)));
      const signedData = sequence(one[0]!.bytes, one[1]!.bytes, one[2]!.bytes, certificates, signers);
      return base64(sequence(oid(SIGNED_DATA), der(0xa0, signedData)));
    };
    await expectInThreeLanguages(422, 'sign-in.one_signer', (locale) => attempt(both, locale));
  });

  it('E-3.10: is by nobody', async () => {
    const nobody = sequence(integer(1), setOf([]), sequence(oid('1.2.840.113549.1.7.1')), setOf([]));
    const cms = base64(sequence(oid(SIGNED_DATA), der(0xa0, nobody)));
    await expectInThreeLanguages(422, 'sign-in.rejected', (locale) => attempt(() => cms, locale));
  });

  it.each([
    ['nothing', ''],
    ['a text', 'мен осындамын'],
    ['a picture', base64(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))],
    ['base64 of noise', base64(Buffer.alloc(3000, 7))],
  ])('is no signature at all but %s', async (_, text) => {
    await expectInThreeLanguages(422, 'signature.unreadable', (locale) => attempt(() => text, locale));
  });

  it('is a structure without a bottom', async () => {
    expectProblem(await attempt(() => base64(Buffer.alloc(4000, 0x30))), 422, 'sign-in.rejected');
  });

  it('is truncated, or longer than any signature', async () => {
    const half = async (nonce: Buffer) => (await world.sign('alatau-head', nonce)).slice(0, 1200);
    expectProblem(await attempt(half), 422, 'sign-in.rejected');
    expectProblem(await attempt(() => 'A'.repeat(131_073)), 422, 'request.invalid');
  });

  it('is readable in PEM as well', async () => {
    const pem = async (nonce: Buffer) =>
      `-----BEGIN CMS-----\n${await world.sign('alatau-head', nonce)}\n-----END CMS-----\n`;
    expect((await attempt(pem)).status).toBe(201);
  });
});

it('E-3.11: a refused sign-in is on record, with who signed and why not', async () => {
  await attempt((nonce) => world.sign('alatau-expired', nonce));
  const rows: unknown[] = await world.app.database.source.query(
    `SELECT detail FROM platform.audit WHERE act = 'session.refused' ORDER BY id DESC LIMIT 1`,
  );
  expect(rows).toEqual([
    {
      detail: {
        outcome: 'rejected',
        signers: [{ iin: '980211409981', bin: '140340999103', subIndication: 'OUT_OF_BOUNDS_NO_POE' }],
      },
    },
  ]);
});

describe('when the NCA is silent', () => {
  const services = (mode: 'up' | 'down' | 'garbage') => {
    for (const service of ['ocsp', 'crl'] as const) world.ca.setService(service, mode);
  };
  afterEach(() => services('up'));

  it.each(['down', 'garbage'] as const)('nobody signs in, and it is said why and what to do (%s)', async (mode) => {
    world.clock.advance(48 * 3_600_000); // lists at hand have expired
    services(mode);
    await expectInThreeLanguages(503, 'sign-in.try_later', (locale) =>
      attempt((nonce) => world.sign('alatau-head', nonce), locale),
    );
    services('up');
    expect((await attempt((nonce) => world.sign('alatau-head', nonce))).status).toBe(201);
  });

  it('sessions that are open go on, and what was typed stays', async () => {
    const browser = await world.drafted('koktem-head');
    services('down');
    expect((await browser.get('/api/participants/mine')).body.form.oked).toBe('41201');
  });

  it('lists that hold are enough while OCSP is down', async () => {
    world.ca.setService('ocsp', 'down');
    expect((await attempt((nonce) => world.sign('alatau-head', nonce))).status).toBe(201);
    expectProblem(await attempt((nonce) => world.sign('alatau-revoked', nonce)), 422, 'sign-in.certificate_revoked');
  });
});
