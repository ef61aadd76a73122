import type { Power, Right } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld, unlimited } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

/** How far a power over documents reaches: what it covers is done, what it does not is refused with what is missing. */
describe('powers over documents', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  const limited = (changes: Partial<Power>, acts: readonly Right[] = ['document.sign']) => {
    const { rights } = world.actor('alatau-head');
    const powers = unlimited(rights).map((power) => (acts.includes(power.act) ? { ...power, ...changes } : power));
    return world.app.as({ ...world.actor('alatau-head'), powers });
  };
  const price = (id: string, amount: number | null) =>
    world.as('alatau-head').patch(`/api/documents/${id}`).send({ amount }).expect(200);
  const sign = async (browser: ReturnType<typeof limited>, id: string) =>
    browser.post(`/api/documents/${id}/signatures`).send({ signature: await world.sign('alatau-head', world.pdf) });

  it('E-5.12: a sum within the limit is signed, a larger one is not, and the limit is named', async () => {
    const signer = limited({ limit: 100_000_000 });
    const id = await world.draft();
    await price(id, 100_000_001);
    const { abilities, amount } = (await signer.get(`/api/documents/${id}`)).body;
    expect(amount).toBe(100_000_001);
    expect(abilities.sign).toMatchObject({ allowed: false, reason: 'power.amount' });
    expect(String(abilities.sign.message).replaceAll('\u00a0', ' ')).toContain('до 1 000 000 ₸');
    expectProblem(await sign(signer, id), 403, 'power.amount');
    await price(id, 100_000_000);
    expect((await sign(signer, id)).status).toBe(201);
  });

  it('E-5.12: a limited power does not cover a document that names no sum', async () => {
    const id = await world.draft();
    expectProblem(await sign(limited({ limit: 100 }), id), 403, 'power.amount_unknown');
  });

  it('E-5.12: a power over one type of documents does not reach another', async () => {
    const id = await world.draft();
    const refused = await sign(limited({ documentType: 'letter' }), id);
    const { allowed } = expectProblem(refused, 403, 'power.type');
    expect(allowed).toContain('edit');
    expect(allowed).not.toContain('sign');
    expect((await sign(limited({ documentType: 'contract' }), id)).status).toBe(201);
  });

  it('E-5.12: a power over a department does not reach documents of none', async () => {
    const id = await world.draft();
    expectProblem(
      await sign(limited({ departments: ['018f0000-0000-7000-8000-000000000000'] }), id),
      403,
      'power.department',
    );
  });

  it('E-5.12: what one may not prepare one neither begins nor turns a draft into', async () => {
    const letters = limited({ documentType: 'letter' }, ['document.prepare']);
    const begin = (type: string) => letters.post('/api/documents').send({ title: 'Хат', type });
    expectProblem(await begin('contract'), 403, 'power.type');
    const { body } = await begin('letter').expect(201);
    const turned = await letters.patch(`/api/documents/${body.id}`).send({ type: 'contract' });
    expectProblem(turned, 403, 'power.type');
    expect((await world.get('alatau-head', body.id as string)) as unknown).toMatchObject({ type: 'letter' });
  });

  it('E-5.12: sending, recalling and opening have limits of their own', async () => {
    const id = await world.signed();
    const letters = (act: Right) => limited({ documentType: 'letter' }, [act]);
    expectProblem(await letters('document.send').post(`/api/documents/${id}/send`), 403, 'power.type');
    expect((await world.as('alatau-head').post(`/api/documents/${id}/send`)).status).toBe(200);
    const statement = { kind: 'recall', reason: 'Қате' };
    const made = await letters('document.recall').post(`/api/documents/${id}/statements`).send(statement);
    expectProblem(made, 403, 'power.type');
    const reader = world.actor('zhetisu-employee');
    const powers = unlimited(reader.rights).map((power) => ({ ...power, documentType: 'letter' }));
    expectProblem(await world.app.as({ ...reader, powers }).post(`/api/documents/${id}/open`), 403, 'power.type');
  });

  it('E-7.1.7: the sum and the department stay with what was signed', async () => {
    const id = await world.signed();
    for (const set of ['amount = 1', `department_id = gen_random_uuid(), department_name = 'x'`])
      await expect(world.rows(`UPDATE exchange.documents SET ${set} WHERE id = $1`, id)).rejects.toThrow('been signed');
  });

  it('E-7.4: the recipient learns the sum by opening, and the department never', async () => {
    const id = await world.draft();
    await price(id, 5_000);
    expect((await world.submit('alatau-head', id, world.pdf)).status).toBe(201);
    await world.as('alatau-head').post(`/api/documents/${id}/send`).expect(200);
    const seen = async () => (await world.as('zhetisu-employee').get(`/api/documents/${id}`)).body as object;
    expect(await seen()).toMatchObject({ amount: null, department: null });
    await world.as('zhetisu-employee').post(`/api/documents/${id}/open`).expect(200);
    expect(await seen()).toMatchObject({ amount: 5_000, department: null });
  });

  it.each([[-1], [0.5], [2 ** 53], ['много']])('E-5.12: %s is no sum', async (amount) => {
    const made = await world.as('alatau-head').post('/api/documents').send({ title: 'А', type: 'letter', amount });
    expect(Object.keys(expectProblem(made, 422, 'request.invalid').fields as object)).toEqual(['amount']);
  });
});
