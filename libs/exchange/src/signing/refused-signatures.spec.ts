import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Response } from 'supertest';
import { type DevCa, personBySlug, startDevCa } from '../../../../apps/dev-ca/src/index.js';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { noSigners, twoSigners } from '../../../../test/support/odd-signatures.js';
import { expectProblem } from '../../../../test/support/problem.js';

describe('a signature that is not accepted', () => {
  let world: ExchangeWorld;
  let stranger: DevCa;
  let folder: string;
  let id: string;

  beforeAll(async () => {
    world = await exchangeWorld();
    folder = await mkdtemp(path.join(tmpdir(), 'qujat-stranger-'));
    stranger = await startDevCa({ dir: path.join(folder, 'ca'), port: 0, ncalayerPort: 0 });
    id = await world.draft();
  });

  afterAll(async () => {
    await world?.close();
    await stranger?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    const { status, signatures, file } = await world.get('alatau-head', id);
    expect({ status, signatures, size: file.size }).toEqual({
      status: 'draft',
      signatures: [],
      size: world.pdf.length,
    });
  });

  function expectRejected(answer: Response, indication: string, subIndication: string): void {
    const { report, detail } = expectProblem(answer, 422, 'signature.rejected');
    expect(report).toMatchObject({ indication, subIndication });
    expect(detail).toContain('Подпись не принята.');
  }

  it('over other content', async () => {
    const answer = await world.submit('alatau-head', id, Buffer.from('Другой договор'));
    expectRejected(answer, 'TOTAL-FAILED', 'HASH_FAILURE');
  });

  it('with no signers', async () => {
    const answer = await world.submit('alatau-head', id, await noSigners(world.ca, world.pdf, 'alatau-head'));
    expectRejected(answer, 'TOTAL-FAILED', 'NO_SIGNATURE_FOUND');
  });

  it('with two signers in one file', async () => {
    const both = await twoSigners(world.ca, world.pdf, ['alatau-head', 'alatau-signer']);
    expectRejected(await world.submit('alatau-head', id, both), 'INDETERMINATE', 'SIG_CONSTRAINTS_FAILURE');
  });

  it.each([
    ['expired', 'alatau-expired', 'INDETERMINATE', 'OUT_OF_BOUNDS_NO_POE'],
    ['revoked', 'alatau-revoked', 'INDETERMINATE', 'REVOKED_NO_POE'],
    ['suspended', 'alatau-suspended', 'INDETERMINATE', 'TRY_LATER'],
    ['not yet valid', 'alatau-early', 'TOTAL-FAILED', 'NOT_YET_VALID'],
  ])('by a certificate that is %s', async (_, slug, indication, subIndication) => {
    expectRejected(await world.submit(slug, id, world.pdf), indication, subIndication);
  });

  it('E-7.5.4: by a certificate that was revoked since the person signed in', async () => {
    await world.ca.issue('alatau-signer', { algorithm: 'rsa' });
    await world.ca.revoke('alatau-signer', { algorithm: 'rsa', reason: 'privilegeWithdrawn' });
    expectRejected(await world.submit('alatau-signer', id, world.pdf), 'INDETERMINATE', 'REVOKED_NO_POE');
  });

  it('by a certificate of an unknown authority, though every name in it is right', async () => {
    const forged = Buffer.from(await stranger.sign('alatau-head', world.pdf, { algorithm: 'rsa' })).toString('base64');
    const answer = await world.submit('alatau-head', id, forged);
    expectRejected(answer, 'INDETERMINATE', 'NO_CERTIFICATE_CHAIN_FOUND');
  });

  it('E-3.10: by another person', async () => {
    const theirs = await world.sign('alatau-signer', world.pdf, 'gost');
    expectProblem(await world.submit('alatau-head', id, theirs), 422, 'signature.other_person');
  });

  it('E-3.10: by the same person’s key of another organisation', async () => {
    const inBoth = world.app.as({ ...world.actor('alatau-head'), iin: personBySlug('zhetisu-head').iin! });
    const signature = await world.sign('zhetisu-head', world.pdf);
    const answer = await inBoth.post(`/api/documents/${id}/signatures`).send({ signature });
    expectProblem(answer, 422, 'signature.other_organisation');
  });

  it('E-7.5.2: by an employee: neither the session nor the certificate lets them', async () => {
    expectProblem(await world.submit('alatau-accountant', id, world.pdf), 403, 'ability.signing_right_missing');
    const { rights, powers } = world.actor('alatau-head');
    const promoted = world.app.as({ ...world.actor('alatau-accountant'), rights, powers });
    const signature = await world.sign('alatau-accountant', world.pdf);
    const answer = await promoted.post(`/api/documents/${id}/signatures`).send({ signature });
    expectProblem(answer, 422, 'signature.no_right');
  });

  it('by a key of the Treasury-Client', async () => {
    const draft = await world.draft({ by: 'zhetisu-head', to: 'alatau' });
    const { rights, powers } = world.actor('zhetisu-head');
    const treasury = world.app.as({ ...world.actor('zhetisu-treasury'), rights, powers });
    const signature = await world.sign('zhetisu-treasury', world.pdf);
    const answer = await treasury.post(`/api/documents/${draft}/signatures`).send({ signature });
    expectRejected(answer, 'INDETERMINATE', 'CHAIN_CONSTRAINTS_FAILURE');
  });

  it.each([
    ['a text', 'қол қойдым'],
    ['nothing but armour', '-----BEGIN CMS-----\n-----END CMS-----'],
    ['another structure', Buffer.from('3003020101', 'hex').toString('base64')],
  ])('that is %s', async (_, signature) => {
    const answer = await world.submit('alatau-head', id, signature);
    expect(answer.status).toBe(422);
    expect(['signature.unreadable', 'signature.rejected']).toContain(answer.body.code);
  });

  it('that is cut off', async () => {
    const whole = Buffer.from(await world.sign('alatau-head', world.pdf), 'base64');
    const answer = await world.submit('alatau-head', id, whole.subarray(0, 900).toString('base64'));
    expectRejected(answer, 'TOTAL-FAILED', 'FORMAT_FAILURE');
  });

  it('that is larger than any signature', async () => {
    const large = await world.submit('alatau-head', id, 'A'.repeat(390_000));
    expectProblem(large, 422, 'signature.unreadable');
  });
});
