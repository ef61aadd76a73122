import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';

const NOTICE = {
  title: { kk: 'Жоспарлы жұмыс', ru: 'Плановые работы', en: 'Planned maintenance' },
  body: { kk: 'Сенбіде 02:00–04:00.', ru: 'В субботу 02:00–04:00.', en: 'On Saturday, 02:00–04:00.' },
};
const PUBLIC = '/api/public/notices';
const DESK = '/api/operator/notices';

let world: IdentityWorld;
let moderator: Browser;
beforeAll(async () => {
  world = await identityWorld();
  moderator = await world.operator();
}, 60_000);
afterAll(() => world?.close());

const standing = async () => (await world.browser().get(PUBLIC).expect(200)).body as { id: string }[];

describe('notices of the operator', () => {
  it('E-10.2.2: are published by its staff and read by everybody, the newest first', async () => {
    const first = await moderator.post(DESK).send(NOTICE);
    expect(first.status).toBe(201);
    expect(first.body).toEqual({ ...NOTICE, id: expect.any(String), publishedAt: expect.any(String) });
    world.clock.advance(1000);
    const second = await moderator.post(DESK).send({ ...NOTICE, title: { ...NOTICE.title, en: 'Done' } });
    expect(await standing()).toEqual([second.body, first.body]);
  });

  it('E-10.2.2: are not published by anybody else', async () => {
    const head = await world.registered('alatau-head');
    await expectInThreeLanguages(403, 'operator.only', (locale) =>
      head.post(DESK).set('Accept-Language', locale).send(NOTICE),
    );
    expectProblem(await world.browser().post(DESK).send(NOTICE), 401, 'session.required');
    expectProblem(await (await world.signedIn('operator-duty')).post(DESK).send(NOTICE), 403, 'operator.only');
    expect(await standing()).toHaveLength(2);
  });

  it('E-10.2.2: are not published from another site in the name of the staff', async () => {
    const response = await moderator.post(DESK).set('Origin', 'https://evil.example').send(NOTICE);
    expectProblem(response, 403, 'request.other_origin');
  });

  it.each([
    [{ ...NOTICE, title: { kk: 'Жұмыс', ru: 'Работы' } }, 'title.en'],
    [{ ...NOTICE, body: { ...NOTICE.body, kk: '' } }, 'body.kk'],
    [{ ...NOTICE, title: { ...NOTICE.title, ru: 'x'.repeat(201) } }, 'title.ru'],
    [{ title: NOTICE.title }, 'body'],
    [{ body: NOTICE.body }, 'title'],
    [{ ...NOTICE, publishedAt: '2020-01-01T00:00:00Z' }, 'publishedAt'],
    [{ ...NOTICE, title: 'Works' }, 'title'],
  ])('E-1.1: are in all three languages, and complete (%#)', async (notice, field) => {
    const { fields } = expectProblem(await moderator.post(DESK).send(notice), 422, 'request.invalid');
    expect(Object.keys(fields as object)).toContain(field);
  });

  it('E-10.2.2: are withdrawn by its staff only, once, and stay on record', async () => {
    const [{ id } = { id: '' }] = await standing();
    const head = await world.signedIn('alatau-head');
    expectProblem(await head.delete(`${DESK}/${id}`), 403, 'operator.only');
    expectProblem(await world.browser().delete(`${DESK}/${id}`), 401, 'session.required');
    expect((await moderator.delete(`${DESK}/${id}`)).status).toBe(204);
    expect((await standing()).map((notice) => notice.id)).not.toContain(id);
    await expectInThreeLanguages(404, 'notice.not_found', (locale) =>
      moderator.delete(`${DESK}/${id}`).set('Accept-Language', locale),
    );
    const rows: unknown[] = await world.app.database.source.query(
      `SELECT published_by->>'iin' AS by, withdrawn_at IS NOT NULL AS withdrawn FROM operator.notices WHERE id = $1`,
      [id],
    );
    expect(rows).toEqual([{ by: '970506309937', withdrawn: true }]);
  });

  it('E-10.2.2: each act is in the audit trail and is told to those who listen', async () => {
    const acts: unknown[] = await world.app.database.source.query(
      `SELECT act, actor_iin AS by, count(*)::int AS count FROM platform.audit WHERE subject_type = 'notice' GROUP BY 1, 2 ORDER BY 1`,
    );
    const by = '970506309937';
    expect(acts).toEqual([
      { act: 'notice.published', by, count: 2 },
      { act: 'notice.withdrawn', by, count: 1 },
    ]);
    const events: unknown[] = await world.app.database.source.query(
      `SELECT count(*)::int AS count FROM platform.outbox WHERE type = 'operator.notice.published'`,
    );
    expect(events).toEqual([{ count: 2 }]);
  });

  it('E-3.11: nobody writes one past the standard interface, and none is ever deleted', async () => {
    const insert = `INSERT INTO operator.notices VALUES (gen_random_uuid(), '{}', '{}', now(), '{}')`;
    const run = (scope: Parameters<typeof world.app.database.work.run>[0], sql: string) =>
      world.app.database.work.run(scope, (tx) => tx.manager.query(sql));
    await expect(run({ kind: 'public' }, insert)).rejects.toThrow('row-level security');
    await expect(run({ kind: 'system', name: 'spec' }, 'DELETE FROM operator.notices')).rejects.toThrow(
      'permission denied',
    );
  });
});
