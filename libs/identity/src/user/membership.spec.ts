import { expectProblem } from '../../../../test/support/problem.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';

const READY = ['document.prepare', 'document.send', 'document.receive'];
const SIGNS = [...READY, 'document.sign', 'document.recall'];

let world: IdentityWorld;
let participantId: string;
beforeAll(async () => {
  world = await identityWorld();
}, 60_000);
afterAll(() => world?.close());

const session = async (browser: Browser) =>
  (await browser.get('/api/auth/session').expect(200)).body as Record<string, unknown>;

describe('an employee of a known organisation', () => {
  let accountant: Browser;

  it('E-5.6.1: belongs to nobody while the organisation is only a draft or under review', async () => {
    const { id } = await world.applied('alatau-head');
    participantId = id;
    accountant = await world.registered('alatau-accountant');
    expect(await session(accountant)).toMatchObject({ participant: null, step: 'not-registered', rights: [] });
    expectProblem(await accountant.get('/api/participants/mine'), 404, 'participant.not_registered');
    const again = await world.signedIn('alatau-accountant');
    expect(await session(again)).toMatchObject({ participant: null, step: 'not-registered' });
  });

  it('E-5.6.1: belongs to it from the first sign-in after it was accredited', async () => {
    const operator = await world.operator();
    await operator.post(`/api/operator/accreditation/${participantId}/accept`).send({ checks: [] }).expect(200);
    accountant = await world.signedIn('alatau-accountant');
    expect(await session(accountant)).toMatchObject({
      ...{ participant: { id: participantId, bin: '140340999103', state: 'accredited' } },
      ...{ role: 'employee', administrator: false, step: 'sign-agreements', rights: [] },
    });
  });

  it('E-7.5.2: prepares, sends and receives once the agreements are signed, but does not sign', async () => {
    await world.agree(accountant, 'alatau-accountant');
    expect(await session(accountant)).toMatchObject({ step: 'ready', rights: READY });
  });

  it('E-5.6.1: reads the organisation’s data and changes none', async () => {
    expect((await accountant.get('/api/participants/mine')).body).toMatchObject({ id: participantId });
    const changed = await accountant.put('/api/participants/mine').send({ oked: '46901' });
    expectProblem(changed, 403, 'participant.only_first_head');
    expectProblem(await accountant.post('/api/participants/mine/submit'), 403, 'participant.only_first_head');
  });

  it('E-7.5.2: one with the right to sign signs and recalls too', async () => {
    const signer = await world.registered('alatau-signer');
    await world.agree(signer, 'alatau-signer');
    expect(await session(signer)).toMatchObject({ role: 'sign-right', administrator: false, rights: SIGNS });
  });

  it('E-5.12: its first head is the administrator', async () => {
    const head = await world.signedIn('alatau-head');
    expect(await session(head)).toMatchObject({
      ...{ role: 'first-head', administrator: true, step: 'ready' },
      rights: ['participant.register', ...SIGNS, 'participant.administer'],
    });
  });

  it('E-5.6.1: someone of another organisation does not come to belong to it', async () => {
    const stranger = await world.registered('zhetisu-employee');
    expect(await session(stranger)).toMatchObject({ participant: null, step: 'not-registered' });
  });

  it('E-5.13: whose membership is suspended keeps the account and loses the organisation', async () => {
    await world.app.database.source.query(
      `UPDATE identity.memberships m SET state = 'suspended' FROM identity.users u WHERE u.id = m.user_id AND u.iin = '910228409931'`,
    );
    expect(await session(accountant)).toMatchObject({ user: { iin: '910228409931' }, participant: null, rights: [] });
    expectProblem(await accountant.get('/api/participants/mine'), 404, 'participant.not_registered');
    expect(await session(await world.signedIn('alatau-accountant'))).toMatchObject({ participant: null, rights: [] });
  });

  it('E-3.11: each membership began once, on record', async () => {
    const rows: unknown[] = await world.app.database.source.query(
      `SELECT u.iin, count(*)::int AS count FROM platform.audit a JOIN identity.users u ON u.id = a.subject_id
       WHERE a.act = 'membership.began' GROUP BY u.iin ORDER BY u.iin`,
    );
    expect(rows).toEqual([
      { iin: '760415309919', count: 1 },
      { iin: '880912409921', count: 1 },
      { iin: '910228409931', count: 1 },
    ]);
  });
});
