import type { Actor } from '@qujat/platform';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';

const ABSENT = '018f0000-0000-7000-8000-000000000000';
let world: ExchangeWorld;
let id: string;
let number: string;

beforeAll(async () => {
  world = await exchangeWorld();
  id = await world.received({ title: 'Договор с нарушением' });
  number = String((await world.get('alatau-head', id)).number);
}, 120_000);
afterAll(() => world?.close());

const operator = (name = 'ОПЕРАТОР ПЕРВЫЙ') =>
  world.app.as({
    ...(world.actor('tulpar-head') satisfies Actor),
    ...{ name, participantId: null, operator: true, rights: ['operator.sanction'] },
  });
const block = (given: object = {}) =>
  operator()
    .post('/api/operator/blocks')
    .send({ number, clause: '3.13', ground: 'Содержит чужие персональные данные.', ...given });
const lift = (blockId: string, name?: string) =>
  operator(name).post(`/api/operator/blocks/${blockId}/lift`).send({ reason: 'Нарушение не подтвердилось.' });
const content = (slug: string) => world.as(slug).get(`/api/documents/${id}/content`);

describe('a block of a document', () => {
  it('E-3.13: hides the content from both sides, which see the reason; the original stays as it was', async () => {
    const before = await content('zhetisu-head').buffer().expect(200);
    const stored = await world.rows('SELECT sha256 FROM exchange.document_files WHERE document_id = $1', id);
    const blocked = await block();
    expect([blocked.status, blocked.body]).toEqual([201, expect.objectContaining({ number, liftedAt: null })]);
    expect(JSON.stringify(blocked.body)).not.toContain('Договор с нарушением');
    for (const slug of ['alatau-head', 'zhetisu-head']) {
      await expectInThreeLanguages(409, 'ability.blocked', (locale) => content(slug).set('Accept-Language', locale));
      const document = (await world.get(slug, id)) as unknown as Record<string, Record<string, { reason?: string }>>;
      expect(document['block']).toMatchObject({ clause: '3.13', ground: 'Содержит чужие персональные данные.' });
      for (const act of ['download', 'print']) expect(document['abilities']?.[act]?.reason).toBe('ability.blocked');
    }
    expect(await world.rows('SELECT sha256 FROM exchange.document_files WHERE document_id = $1', id)).toEqual(stored);
    expectProblem(await block(), 409, 'block.blocked_already');
    expect((await lift(String(blocked.body.id))).body).toMatchObject({ liftReason: 'Нарушение не подтвердилось.' });
    const after = await content('zhetisu-head').buffer().expect(200);
    expect(Buffer.compare(after.body as Buffer, before.body as Buffer)).toBe(0);
    expect((await world.get('alatau-head', id)) as object).toMatchObject({ block: null });
  });

  it('E-3.13: a blocked document is not signed in answer', async () => {
    const { body } = await block();
    const signature = await world.sign('zhetisu-head', world.pdf);
    expectProblem(
      await world.as('zhetisu-head').post(`/api/documents/${id}/signatures`).send({ signature }),
      409,
      'ability.blocked',
    );
    await lift(String(body.id));
  });

  it('E-3.13: two operators lift at once: one does, the other is told who', async () => {
    const { body } = await block();
    const answers = await Promise.all([lift(String(body.id)), lift(String(body.id), 'ОПЕРАТОР ВТОРОЙ')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { detail } = expectProblem(
      answers.find(({ status }) => status === 409)!,
      409,
      'block.lifted_already',
    );
    expect(detail).toMatch(/ОПЕРАТОР/);
    const list = await operator().get('/api/operator/blocks').expect(200);
    expect((list.body as { liftedAt: string | null }[]).every(({ liftedAt }) => liftedAt !== null)).toBe(true);
  });

  it('E-3.13: only the operator blocks, only what was sent, and nobody past the portal', async () => {
    const draft = await world.draft({ title: 'Черновик' });
    const own = String((await world.get('alatau-head', draft)).number);
    expectProblem(await block({ number: own }), 404, 'block.document_unknown');
    expectProblem(await block({ number: 'QJ-2026-999999' }), 404, 'block.document_unknown');
    expectProblem(await block({ number: 'x' }), 422, 'request.invalid');
    expectProblem(await block({ ground: ' ' }), 422, 'request.invalid');
    expectProblem(await lift(ABSENT), 404, 'block.not_found');
    expectProblem(await world.as('alatau-head').get('/api/operator/blocks'), 403, 'operator.only');
    const actor = world.actor('alatau-head');
    const scope = { kind: 'participant', participantId: actor.participantId!, userId: actor.userId } as const;
    const past = world.app.database.work.run(scope, (tx) =>
      tx.manager.query(`UPDATE exchange.documents SET blocked = '{}' WHERE id = $1`, [id]),
    );
    await expect(past).rejects.toThrow('a block is the operator');
  });
});
