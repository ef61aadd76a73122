import type { FixedClock } from '@qujat/kernel';
import { scopeOf, systemScope } from '@qujat/platform';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { retentionWorld, type RetentionWorld } from '../../../../test/support/retention-world.js';
import { HoldExpiry } from './hold.expiry.js';

const HOLDS = '/api/retention/holds';
const DESK = '/api/operator/retention/holds';
const ABSENT = '018f0000-0000-7000-8000-000000000000';
const ALATAU = 'alatau';
const ZHETISU = 'zhetisu';
const OTHER = 'tulpar';

let world: RetentionWorld;
let clock: FixedClock;

beforeAll(async () => {
  world = await retentionWorld();
  clock = world.clock;
}, 120_000);
afterAll(() => world?.close());

const place = (slug: string, given: object = {}) =>
  world
    .as(slug)
    .post(HOLDS)
    .send({ ground: 'Спор о поставке', ...given });
const lift = (slug: string, id: string) => world.as(slug).post(`${HOLDS}/${id}/lift`).send({ reason: 'Спор окончен' });
const destroy = (id: string) => world.app.database.source.query('DELETE FROM exchange.documents WHERE id = $1', [id]);
const audited = (id: string) =>
  world.rows<{ act: string }>('SELECT act FROM platform.audit WHERE subject_id = $1 ORDER BY act DESC', id);

describe('legal holds', () => {
  it('E-7.6.2: what is held is not destroyed, not even by the owner of the database, until the hold is lifted', async () => {
    const { id, number } = await world.sent(ALATAU, ZHETISU);
    const { status, body } = await place(ALATAU, { number });
    expect([status, body]).toEqual([201, expect.objectContaining({ owner: 'participant', subject: number })]);
    await expect(destroy(id)).rejects.toThrow('under a legal hold');
    expect((await lift(ALATAU, String(body.id))).body).toMatchObject({ liftReason: 'Спор окончен' });
    await destroy(id);
    expect(await world.rows('SELECT 1 FROM exchange.documents WHERE id = $1', id)).toEqual([]);
    expect((await audited(String(body.id))).map(({ act }) => act)).toEqual(['hold.placed', 'hold.lifted']);
  });

  it('E-7.6.2: a hold over everything of one participant keeps what it has from others as well', async () => {
    const { id } = await world.sent(ALATAU, ZHETISU);
    const { body } = await place(ZHETISU);
    expect(body).toMatchObject({ scope: 'participant', until: null });
    await expect(destroy(id)).rejects.toThrow('under a legal hold');
    await lift(ZHETISU, String(body.id));
    await destroy(id);
  });

  it('E-7.6.2: two who hold the same document: it stays until both have lifted', async () => {
    const { id, number } = await world.sent(ALATAU, ZHETISU);
    const first = await place(ALATAU, { number });
    const second = await place(ZHETISU, { number });
    await lift(ALATAU, String(first.body.id));
    await expect(destroy(id)).rejects.toThrow('under a legal hold');
    await lift(ZHETISU, String(second.body.id));
    await destroy(id);
  });

  it('E-7.6.2: who destroys waits for who is placing a hold, and then finds it', async () => {
    const { id, number } = await world.sent(ALATAU, ZHETISU);
    const scope = scopeOf(world.actor(ALATAU));
    let ended: Promise<unknown> = Promise.resolve();
    await world.app.database.work.run(scope, async (tx) => {
      await tx.manager.query(
        `INSERT INTO retention.holds (id, owner_id, document_id, subject, ground, placed_at, placed_by)
         VALUES (gen_random_uuid(), $1, $2, $3, 'Спор', now(), '{"name":"А"}')`,
        [world.participant(ALATAU).id, id, number],
      );
      ended = destroy(id).catch((error: unknown) => error);
      await world.waitsForALock();
    });
    expect(String(await ended)).toContain('under a legal hold');
  });

  it("E-7.6.2: the operator's hold is read by both parties, a participant's by nobody else", async () => {
    const { number } = await world.sent(ALATAU, ZHETISU);
    const operators = await world.operator().post(DESK).send({ number, ground: 'Определение суда' });
    expect([operators.status, operators.body]).toEqual([201, expect.objectContaining({ owner: 'operator' })]);
    const own = await place(ALATAU, { number });
    const seen = async (slug: string) =>
      ((await world.as(slug).get(HOLDS).expect(200)).body as { id: string; liftedAt: string | null }[])
        .filter(({ id }) => [operators.body.id, own.body.id].includes(id))
        .map(({ id }) => id);
    expect((await seen(ALATAU)).sort()).toEqual([operators.body.id, own.body.id].sort());
    expect(await seen(ZHETISU)).toEqual([operators.body.id]);
    expect(await seen(OTHER)).toEqual([]);
    const desk = (await world.operator().get(DESK).expect(200)).body as { owner: string }[];
    expect(new Set(desk.map(({ owner }) => owner))).toEqual(new Set(['operator']));
    expectProblem(await lift(ALATAU, String(operators.body.id)), 404, 'hold.not_found');
    expectProblem(await lift(ZHETISU, String(own.body.id)), 404, 'hold.not_found');
    const deskLift = (id: unknown) =>
      world
        .operator()
        .post(`${DESK}/${String(id)}/lift`)
        .send({ reason: 'Отменено' });
    expectProblem(await deskLift(own.body.id), 404, 'hold.not_found');
    expect((await deskLift(operators.body.id)).status).toBe(200);
  });

  it('E-7.6.2: two lift at once: one does, the other is told who', async () => {
    const { body } = await place(OTHER);
    const answers = await Promise.all([lift(OTHER, String(body.id)), lift(OTHER, String(body.id))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expectProblem(
      answers.find(({ status }) => status === 409)!,
      409,
      'hold.lifted_already',
    );
  });

  it('E-7.6.2: ends with its last day, by the portal itself', async () => {
    const { id, number } = await world.sent(ALATAU, ZHETISU);
    const until = '2026-12-10';
    const { body } = await place(ALATAU, { number, until });
    const sweep = () => world.app.app.get(HoldExpiry).sweep();
    clock.set(new Date('2026-12-10T18:59:00Z'));
    await sweep();
    await expect(destroy(id)).rejects.toThrow('under a legal hold');
    clock.set(new Date('2026-12-10T19:01:00Z'));
    await Promise.all([sweep(), sweep()]);
    await destroy(id);
    expect((await audited(String(body.id))).map(({ act }) => act)).toEqual(['hold.placed', 'hold.lifted']);
  });

  it('E-3.1: what one does not have cannot be held, nor told from what does not exist', async () => {
    const { number } = await world.sent(ALATAU, ZHETISU);
    await expectInThreeLanguages(404, 'hold.document_unknown', (locale) =>
      world.as(OTHER).post(HOLDS).set('Accept-Language', locale).send({ ground: 'Спор', number }),
    );
    expectProblem(await place(OTHER, { number: 'QJ-2026-999999' }), 404, 'hold.document_unknown');
    expectProblem(await lift(ALATAU, ABSENT), 404, 'hold.not_found');
    expectProblem(await place(ALATAU, { until: '2026-01-01' }), 422, 'hold.until_past');
    expectProblem(await place(ALATAU, { ground: ' ' }), 422, 'request.invalid');
    const desk = (given: object) =>
      world
        .operator()
        .post(DESK)
        .send({ ground: 'Суд', ...given });
    expectProblem(await desk({}), 422, 'hold.one_of_two');
    expectProblem(await desk({ number, bin: '140340999103' }), 422, 'hold.one_of_two');
    expectProblem(await desk({ bin: '000000000000' }), 404, 'hold.participant_unknown');
    expectProblem(await world.as(ALATAU).get(DESK), 403, 'operator.only');
  });

  it('E-7.6.2: is not rewritten, nor deleted, past the portal', async () => {
    const run = (sql: string) => world.app.database.work.run(systemScope('spec'), (tx) => tx.manager.query(sql));
    await place(ALATAU);
    await expect(run(`UPDATE retention.holds SET ground = 'другое'`)).rejects.toThrow('lifted once');
    await expect(run('DELETE FROM retention.holds')).rejects.toThrow('permission denied');
    await expect(run('DELETE FROM retention.entries')).rejects.toThrow('permission denied');
  });
});
