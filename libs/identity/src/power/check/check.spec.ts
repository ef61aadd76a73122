import { IdentityFacade } from '@qujat/identity';
import { type Actor, scopeOf } from '@qujat/platform';
import { personBySlug } from '../../../../../apps/dev-ca/src/index.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../../test/support/identity-world.js';
import { expectProblem } from '../../../../../test/support/problem.js';

/** What was checked with each act, as the administrator reads it. */
let world: IdentityWorld;
let head: Browser;
let employee: Browser;
let stranger: Browser;
let memberId: string;

interface Shown {
  readonly id: string;
  readonly outcome: string;
  readonly subject: object;
}

const ACT = '018f0000-0000-7000-8000-0000000000a1';
const list = async (query: object = {}) =>
  (await head.get('/api/power-checks').query(query).expect(200)).body as { items: Shown[]; nextCursor: string | null };

async function actorOf(browser: Browser): Promise<Actor> {
  const { body } = await browser.get('/api/auth/session');
  const { person, user, participant } = body as Record<string, { id: string; iin: string; bin: string }>;
  const ids = { sessionId: user!.id, userId: user!.id, participantId: participant!.id };
  return {
    ...{ ...ids, iin: person!.iin, bin: participant!.bin, name: 'ЖҮНІСОВА ҚАЛАМҚАС', role: 'employee' },
    ...{ rights: [], powers: [], operator: false, locale: 'ru', certificateSha256: 'ab'.repeat(32) },
  };
}

/** An act of the employee with a document of the exchange. */
async function act(name: string, right: 'document.sign' | 'document.prepare' | 'document.send', amount = 100) {
  const actor = await actorOf(employee);
  return world.app.database.work.run(scopeOf(actor), (tx) =>
    world.app.get(IdentityFacade).checkPower(tx, actor, {
      ...{ act: right, subject: { type: 'document', id: ACT, name } },
      document: { type: 'contract', amount, departmentId: null },
    }),
  );
}

beforeAll(async () => {
  world = await identityWorld();
  head = (await world.accredited('alatau-head')).browser;
  employee = await world.joined('alatau-accountant');
  stranger = (await world.accredited('zhetisu-head')).browser;
  const found = await head.get('/api/members').query({ search: personBySlug('alatau-accountant').iin });
  memberId = (found.body as { items: { id: string }[] }).items[0]!.id;
}, 120_000);
afterAll(() => world?.close());

describe('checks of powers, kept with the acts', () => {
  it('E-5.12, E-7.5.2: the administrator sees who did what to which document, by which power, with what verdict', async () => {
    await act('Договор № 12', 'document.send');
    await act('Договор № 12', 'document.sign');
    const { items } = await list({ memberId });
    expect(items).toMatchObject([
      {
        ...{ act: 'document.sign', outcome: 'refused', power: null, documentType: 'contract', amount: 100 },
        reason: 'У вас нет полномочия на это действие: его даёт администратор участника.',
      },
      {
        ...{ act: 'document.send', outcome: 'allowed', reason: null },
        member: { id: memberId, name: 'ЖҮНІСОВА ҚАЛАМҚАС' },
        subject: { type: 'document', id: ACT, name: 'Договор № 12' },
        power: { source: 'certificate', name: 'employee', limit: null },
        certificateSha256: 'ab'.repeat(32),
      },
    ]);
  });

  it('E-5.12: is narrowed by person, act, verdict and power, and read page by page', async () => {
    expect((await list({ memberId, outcome: 'refused' })).items).toHaveLength(1);
    expect((await list({ memberId, act: 'document.send' })).items).toHaveLength(1);
    expect((await list({ sourceId: ACT })).items).toEqual([]);
    const first = await list({ memberId, limit: 1 });
    const second = await list({ memberId, limit: 1, cursor: first.nextCursor });
    expect([first.nextCursor === null, second.nextCursor]).toEqual([false, null]);
    expect(second.items[0]!.id).not.toBe(first.items[0]!.id);
    expectProblem(await head.get('/api/power-checks').query({ outcome: 'maybe' }), 422, 'request.invalid');
  });

  it('E-5.12: the savings of a draft stay out until asked for', async () => {
    await act('Черновик', 'document.prepare');
    expect((await list({ memberId })).items).toHaveLength(2);
    expect((await list({ memberId, drafting: true })).items).toHaveLength(3);
    expect((await list({ memberId, act: 'document.prepare' })).items).toHaveLength(1);
  });

  it('E-5.12: acts of administration are there by name too', async () => {
    expect((await list({ act: 'participant.administer' })).items).toMatchObject([
      { subject: { type: 'join-request' } },
    ]);
  });

  it('E-3.1: nobody else reads them', async () => {
    expectProblem(await employee.get('/api/power-checks'), 403, 'right.missing');
    expect((await stranger.get('/api/power-checks').query({ memberId })).body).toMatchObject({ items: [] });
  });
});
