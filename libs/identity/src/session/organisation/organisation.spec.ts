import { type Browser, identityWorld, type IdentityWorld } from '../../../../../test/support/identity-world.js';
import { expectInThreeLanguages, expectProblem } from '../../../../../test/support/problem.js';

const PREPARES = ['document.prepare', 'document.send', 'document.receive'];

interface Shown {
  readonly step: string;
  readonly role: string;
  readonly rights: string[];
  readonly participant: { readonly id: string; readonly bin: string } | null;
  readonly organisations: readonly {
    readonly participant: { readonly id: string; readonly bin: string };
    readonly byCertificate: boolean;
    readonly current: boolean;
  }[];
}

/** One person, deputy in two organisations, with a certificate of each. */
let world: IdentityWorld;
let ids: { alatau: string; zhetisu: string; tulpar: string };
let deputy: Browser;
beforeAll(async () => {
  world = await identityWorld();
  const [alatau, zhetisu, tulpar] = [
    await world.accredited('alatau-head'),
    await world.accredited('zhetisu-head'),
    await world.accredited('tulpar-head'),
  ];
  ids = { alatau: alatau.id, zhetisu: zhetisu.id, tulpar: tulpar.id };
  deputy = await world.joined('alatau-signer');
  await world.agree(deputy, 'alatau-signer');
}, 60_000);
afterAll(() => world?.close());

const session = async (browser: Browser) => (await browser.get('/api/auth/session').expect(200)).body as Shown;
const choose = (browser: Browser, participantId: string | null) =>
  browser.post('/api/auth/session/organisation').send({ participantId });

describe('a person in several organisations', () => {
  it('E-5.6.1: asks to join the second with its certificate, and belongs to the first meanwhile', async () => {
    const other = await world.signedIn('zhetisu-deputy');
    expect(await session(other)).toMatchObject({ participant: null, step: 'ask-to-join', rights: [] });
    await world.admit(other, 'zhetisu-deputy');
    const { organisations, participant, role, rights } = await session(other);
    expect(organisations).toMatchObject([
      { participant: { bin: '091040999202' }, byCertificate: true, current: true },
      { participant: { bin: '140340999103' }, byCertificate: false, current: false },
    ]);
    expect({ participant, role }).toMatchObject({ participant: { bin: '091040999202' }, role: 'sign-right' });
    expect(rights).toContain('document.sign');
  });

  it('E-3.10: acts for the organisation of the certificate at first, with all that it grants', async () => {
    deputy = await world.signedIn('alatau-signer');
    const { participant, rights } = await session(deputy);
    expect([participant?.bin, rights.includes('document.sign')]).toEqual(['140340999103', true]);
  });

  it('E-3.10: switches without a new sign-in, and signs nothing there: that needs the other certificate', async () => {
    const { body } = await choose(deputy, ids.zhetisu).expect(200);
    expect(body).toMatchObject({ participant: { id: ids.zhetisu }, role: 'employee', step: 'ready' });
    expect([...(body as Shown).rights].sort()).toEqual([...PREPARES].sort());
    expect((await deputy.get('/api/participants/mine')).body).toMatchObject({ bin: '091040999202' });
  });

  it('E-3.11: a confirmation is not carried into another organisation, and takes a key of that one', async () => {
    await choose(deputy, ids.alatau).expect(200);
    expect((await world.stepUp(deputy, 'alatau-signer', 'powers.grant')).status).toBe(201);
    const granted = () =>
      world.app.database.source.query<unknown[]>(
        `SELECT 1 FROM identity.step_ups t JOIN identity.sessions s ON s.id = t.session_id WHERE s.iin = '880912409921'`,
      );
    expect(await granted()).toHaveLength(1);
    await choose(deputy, ids.zhetisu).expect(200);
    expect(await granted()).toEqual([]);
    expectProblem(await world.stepUp(deputy, 'alatau-signer', 'powers.grant'), 422, 'step-up.other_signer');
    expect((await world.stepUp(deputy, 'zhetisu-deputy', 'powers.grant')).status).toBe(201);
  });

  it('E-3.10: comes back to the organisation of the certificate, and signs again', async () => {
    const { body } = await choose(deputy, null).expect(200);
    expect(body).toMatchObject({ participant: { id: ids.alatau }, role: 'sign-right' });
    expect((body as Shown).rights).toContain('document.sign');
  });

  it('E-3.10: a page that was opened for one organisation writes nothing into another', async () => {
    await choose(deputy, ids.zhetisu).expect(200);
    const opened = () => deputy.get('/api/participants/mine').set('X-Qujat-Organisation', ids.alatau);
    await expectInThreeLanguages(409, 'session.other_organisation', (locale) =>
      opened().set('Accept-Language', locale),
    );
    const own = await deputy.get('/api/participants/mine').set('X-Qujat-Organisation', ids.zhetisu);
    expect(own.status).toBe(200);
    // The header only refuses.
    const forged = await deputy.get('/api/participants/mine').set('X-Qujat-Organisation', ids.tulpar);
    expectProblem(forged, 409, 'session.other_organisation');
  });

  it('E-3.1: an organisation that one does not belong to is not there', async () => {
    await expectInThreeLanguages(404, 'organisation.not_yours', (locale) =>
      choose(deputy, ids.tulpar).set('Accept-Language', locale),
    );
    expectProblem(await choose(deputy, '018f0000-0000-7000-8000-000000000000'), 404, 'organisation.not_yours');
    expectProblem(await deputy.post('/api/auth/session/organisation').send({}), 422, 'request.invalid');
    expectProblem(await choose(deputy, 'x'), 422, 'request.invalid');
    expect((await session(deputy)).participant?.id).toBe(ids.zhetisu);
  });

  it('E-5.13: is put out of the organisation that suspends them, and not out of the other', async () => {
    const suspend = (state: string) =>
      world.app.database.source.query(
        `UPDATE identity.memberships m SET state = $2 FROM identity.users u
         WHERE u.id = m.user_id AND u.iin = '880912409921' AND m.participant_id = $1`,
        [ids.zhetisu, state],
      );
    await suspend('suspended');
    expect(await session(deputy)).toMatchObject({ participant: null, rights: [] });
    await choose(deputy, ids.alatau).expect(200);
    await expectInThreeLanguages(409, 'organisation.suspended', (locale) =>
      choose(deputy, ids.zhetisu).set('Accept-Language', locale),
    );
    expect((await session(deputy)).participant?.id).toBe(ids.alatau);
    await suspend('active');
  });

  it('E-3.11: each switch is on record, in the trail of the organisation that was entered', async () => {
    const rows: unknown[] = await world.app.database.source.query(
      `SELECT DISTINCT participant_id AS id FROM platform.audit WHERE act = 'session.switched' AND participant_id IS NOT NULL`,
    );
    expect(rows).toHaveLength(2);
  });
});

describe('a head of one organisation who works in another', () => {
  it('E-3.10: is no head there: neither its form nor its powers are theirs', async () => {
    // The same person as head of Alatau, admitted to Zhetisu as an employee.
    await world.app.database.source.query(
      `INSERT INTO identity.memberships (id, user_id, participant_id, role, administrator, created_at)
       SELECT gen_random_uuid(), id, $1, 'employee', false, now() FROM identity.users WHERE iin = '760415309919'`,
      [ids.zhetisu],
    );
    const head = await world.signedIn('alatau-head');
    expect((await session(head)).rights).toEqual(expect.arrayContaining(['participant.register', 'document.sign']));
    await choose(head, ids.zhetisu).expect(200);
    const { role, rights } = await session(head);
    expect(role).toBe('employee');
    expect([...rights].sort()).toEqual([...PREPARES].sort());
    expectProblem(await head.put('/api/participants/mine').send({ oked: '46901' }), 403, 'participant.only_first_head');
    expectProblem(await head.get('/api/members/requests'), 403, 'right.missing');
  });

  it('E-5.6.1: an individual certificate leads to a choice where the person belongs to organisations', async () => {
    await world.registered('individual');
    await world.app.database.source.query(
      `INSERT INTO identity.memberships (id, user_id, participant_id, role, administrator, created_at)
       SELECT gen_random_uuid(), id, $1, 'employee', false, now() FROM identity.users WHERE iin = '790914309967'`,
      [ids.zhetisu],
    );
    const browser = await world.signedIn('individual');
    expect(await session(browser)).toMatchObject({ step: 'choose-organisation', participant: null });
    const { body } = await choose(browser, ids.zhetisu).expect(200);
    expect(body).toMatchObject({ participant: { id: ids.zhetisu }, role: 'employee' });
    expect((body as Shown).rights).not.toContain('document.sign');
  });
});
