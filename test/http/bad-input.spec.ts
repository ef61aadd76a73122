/** Whatever comes in wrong is refused in words that help, in the reader's language, and nothing is lost by it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DevCa, personBySlug, startDevCa } from '../../apps/dev-ca/src/index.js';
import { MAX_FILE_BYTES } from '@qujat/exchange';
import { exchangeWorld, type ExchangeWorld } from '../support/exchange-world.js';
import { identityWorld, type IdentityWorld } from '../support/identity-world.js';
import { noSigners, twoSigners } from '../support/odd-signatures.js';
import { expectInThreeLanguages } from '../support/problem.js';

describe('bad input to a draft', () => {
  let world: ExchangeWorld;
  let stranger: DevCa;
  let folder: string;
  let id: string;

  beforeAll(async () => {
    world = await exchangeWorld();
    folder = await mkdtemp(path.join(tmpdir(), 'qujat-stranger-'));
    stranger = await startDevCa({ dir: path.join(folder, 'ca'), port: 0, ncalayerPort: 0 });
    id = await world.draft({ title: 'Черновик, над которым работали' });
  });

  afterAll(async () => {
    await world?.close();
    await stranger?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    expect(await world.get('alatau-head', id)).toMatchObject({
      ...{ title: 'Черновик, над которым работали', status: 'draft', signatures: [] },
      file: { name: 'Договор № 12.pdf', size: world.pdf.length },
    });
  });

  const upload = (locale: string, bytes: Buffer, name: string) =>
    world
      .as('alatau-accountant')
      .put(`/api/documents/${id}/content`)
      .set({ 'Accept-Language': locale, 'Content-Type': 'application/octet-stream', 'X-File-Name': name })
      .send(bytes);

  const submit = (locale: string, slug: string, signature: string) =>
    world.as(slug).post(`/api/documents/${id}/signatures`).set('Accept-Language', locale).send({ signature });

  it.each([
    ['wrong', 415, 'content.unsupported', () => Buffer.from('MZ\x90\0\x03', 'latin1'), 'setup.exe'],
    ['empty', 422, 'content.empty', () => Buffer.alloc(0), 'a.pdf'],
    ['of 50 MB and a byte', 413, 'content.too_large', () => Buffer.alloc(MAX_FILE_BYTES + 1, 'Q'), 'a.txt'],
    ['mislabelled', 422, 'content.mislabelled', () => world.pdf, 'photo.png'],
    ['truncated', 422, 'content.damaged', () => world.pdf.subarray(0, world.pdf.length - 200), 'a.pdf'],
  ])('E-6.6.1: a file that is %s', async (_, status, code, bytes, name) => {
    await expectInThreeLanguages(status, code, (locale) => upload(locale, bytes(), name));
  });

  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

  it.each([
    ['over other content', 'alatau-head', () => world.sign('alatau-head', Buffer.from('Другое'))],
    ['with no signers', 'alatau-head', () => noSigners(world.ca, world.pdf, 'alatau-head')],
    ['with two signers', 'alatau-head', () => twoSigners(world.ca, world.pdf, ['alatau-head', 'alatau-signer'])],
    ['by an expired certificate', 'alatau-expired', () => world.sign('alatau-expired', world.pdf)],
    ['by a revoked certificate', 'alatau-revoked', () => world.sign('alatau-revoked', world.pdf)],
    ['by a suspended certificate', 'alatau-suspended', () => world.sign('alatau-suspended', world.pdf)],
    ['by an unknown authority', 'alatau-head', async () => base64(await stranger.sign('alatau-head', world.pdf))],
  ])('E-7.5.9: a signature %s', async (_, slug, make) => {
    const signature = await make();
    await expectInThreeLanguages(422, 'signature.rejected', (locale) => submit(locale, slug, signature));
  });

  it('E-3.10: a signature by another organisation’s certificate', async () => {
    const signature = await world.sign('zhetisu-head', world.pdf);
    const inBoth = world.app.as({ ...world.actor('alatau-head'), iin: personBySlug('zhetisu-head').iin! });
    await expectInThreeLanguages(422, 'signature.other_organisation', (locale) =>
      inBoth.post(`/api/documents/${id}/signatures`).set('Accept-Language', locale).send({ signature }),
    );
  });

  it('E-7.5.2: a signature by an employee', async () => {
    const signature = await world.sign('alatau-accountant', world.pdf);
    await expectInThreeLanguages(403, 'ability.signing_right_missing', (locale) =>
      submit(locale, 'alatau-accountant', signature),
    );
  });

  it('sending what nobody has signed', async () => {
    await expectInThreeLanguages(409, 'ability.not_signed', (locale) =>
      world.as('alatau-head').post(`/api/documents/${id}/send`).set('Accept-Language', locale),
    );
  });

  it('two clicks on send', async () => {
    const sent = await world.sent();
    await expectInThreeLanguages(409, 'ability.already_sent', (locale) =>
      world.as('alatau-head').post(`/api/documents/${sent}/send`).set('Accept-Language', locale),
    );
    const events = await world.events('alatau-head', sent);
    expect(events.filter((event) => event === 'ContentConsignment')).toHaveLength(1);
  });
});

describe('bad input at sign-in', () => {
  let world: IdentityWorld;

  beforeAll(async () => {
    world = await identityWorld();
  });

  afterAll(() => world?.close());

  it('E-3.10: a replayed nonce', async () => {
    const browser = world.browser();
    const asked = await browser.post('/api/auth/nonce');
    const { nonceId, nonce } = asked.body as Record<'nonceId' | 'nonce', string>;
    const signature = await world.sign('alatau-head', Buffer.from(nonce, 'base64'), { detached: false });
    expect((await browser.post('/api/auth/sign-in').send({ nonceId, signature })).status).toBe(201);
    // As one would who has caught everything that this browser sent.
    const [cookie] = asked.get('Set-Cookie') ?? [];
    await expectInThreeLanguages(409, 'sign-in.nonce_used', (locale) =>
      world
        .browser()
        .post('/api/auth/sign-in')
        .set({ 'Accept-Language': locale, Cookie: cookie!.split(';')[0]! })
        .send({ nonceId, signature }),
    );
    expect((await browser.get('/api/auth/session')).status).toBe(200);
  });

  it('E-3.10: a late nonce', async () => {
    const browser = world.browser();
    const { nonceId, bytes } = await world.nonce(browser);
    const signature = await world.sign('alatau-head', bytes, { detached: false });
    world.clock.advance(121_000);
    await expectInThreeLanguages(409, 'sign-in.nonce_late', (locale) =>
      browser.post('/api/auth/sign-in').set('Accept-Language', locale).send({ nonceId, signature }),
    );
    expect((await world.trySignIn(browser, 'alatau-head')).status).toBe(201);
  });
});
