import { scopeOf } from '@qujat/platform';
import { SignatureVerifier } from '@qujat/trust';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { approvalDeeds } from '../testing/approval-deeds.js';

/** Approval inside the organisation before signing, sending and answering. */
describe('approval of a document', () => {
  let world: ExchangeWorld;
  let does: ReturnType<typeof approvalDeeds>;
  let routeId: string | undefined;

  beforeAll(async () => {
    world = await exchangeWorld();
    does = approvalDeeds(world);
    for (const slug of ['alatau-head', 'alatau-signer', 'alatau-accountant', 'zhetisu-head', 'zhetisu-employee'])
      world.actor(slug);
  });
  afterAll(() => world?.close());

  /** One mandatory route at a time, so that tests do not meet each other's. */
  const along = async (...steps: Parameters<typeof does.step>[]) => {
    if (routeId) await does.archive('alatau-head', routeId).expect(200);
    routeId = await does.route('alatau-head', { steps: steps.map((step) => does.step(...step)) });
    return routeId;
  };
  const submitted = async (): Promise<string> => {
    const id = await world.draft();
    expect((await does.act('alatau-accountant', id, '')).status).toBe(200);
    return id;
  };
  const stateOf = async (id: string) => (await does.approval('alatau-head', id)).state;

  it('E-7.1.2: what must be approved is neither signed nor sent before, in the three languages', async () => {
    await along([['alatau-head']]);
    const id = await world.draft();
    const signature = await world.sign('alatau-head', world.pdf);
    const sign = () => world.as('alatau-head').post(`/api/documents/${id}/signatures`).send({ signature });
    await expectInThreeLanguages(409, 'ability.approval_missing', (locale) => sign().set('Accept-Language', locale));
    await does.act('alatau-accountant', id, '');
    const refused = expectProblem(await sign(), 409, 'ability.approval_pending');
    expect(refused.detail).toContain(world.actor('alatau-head').name);
    expect((await does.act('alatau-head', id, 'approve', { remark: 'Хорошо' })).body).toMatchObject({
      state: 'approved',
    });
    expect((await sign()).status).toBe(201);
    expect((await world.as('alatau-head').post(`/api/documents/${id}/send`)).status).toBe(200);
  });

  it('E-7.1.2: steps go one after the other; the people of one step are asked at once', async () => {
    await along([['alatau-signer', 'alatau-head'], { name: 'Юрист' }], [['alatau-head'], { name: 'Директор' }]);
    const id = await submitted();
    await does.act('alatau-signer', id, 'approve');
    expect((await does.approval('alatau-head', id)).step).toBe(0);
    await does.act('alatau-head', id, 'approve');
    const second = await does.approval('alatau-head', id);
    expect(second).toMatchObject({ state: 'running', step: 1 });
    expectProblem(await does.act('alatau-signer', id, 'approve'), 409, 'approval.decided_already');
    await does.act('alatau-head', id, 'approve');
    expect(await stateOf(id)).toBe('approved');
  });

  it('E-7.1.2: returned with a reason, changed, submitted again: a new round, and what changed is known', async () => {
    await along([['alatau-head']]);
    const id = await submitted();
    const draft = { title: 'Другое' };
    expectProblem(
      await world.as('alatau-accountant').patch(`/api/documents/${id}`).send(draft),
      409,
      'ability.under_approval',
    );
    expectProblem(await does.act('alatau-head', id, 'return', { reason: ' ' }), 422, 'request.invalid');
    const returned = (await does.act('alatau-head', id, 'return', { reason: 'Исправьте срок' })).body as object;
    expect(returned).toMatchObject({ state: 'returned', rounds: [{ outcome: 'returned', reason: 'Исправьте срок' }] });
    expectProblem(await world.submit('alatau-head', id, world.pdf), 409, 'ability.approval_returned');
    await world.as('alatau-accountant').patch(`/api/documents/${id}`).send(draft).expect(200);
    const again = (await does.act('alatau-accountant', id, '')).body as object;
    expect(again).toMatchObject({ state: 'running', rounds: [{ round: 1 }, { round: 2, outcome: null }] });
    expect((await world.as('alatau-head').get(`/api/documents/${id}/approval/changes`)).body).toEqual({
      ...{ from: 1, to: 2, text: null },
      changes: [{ field: 'title', before: 'Договор поставки', after: 'Другое' }],
    });
    await does.act('alatau-head', id, 'approve');
    expect((await world.submit('alatau-head', id, world.pdf)).status).toBe(201);
  });

  it('E-7.1.2: an approved document that is changed is approved no more', async () => {
    await along([['alatau-head']]);
    for (const change of [
      (id: string) => world.as('alatau-accountant').patch(`/api/documents/${id}`).send({ amount: 7 }).expect(200),
      (id: string) => world.upload(id, Buffer.concat([world.pdf, Buffer.from('\n')])),
    ]) {
      const id = await submitted();
      await does.act('alatau-head', id, 'approve');
      await change(id);
      const { state, rounds } = await does.approval('alatau-head', id);
      expect([state, rounds[0]?.outcome, typeof rounds[0]?.fellAt]).toEqual(['none', 'approved', 'string']);
      expectProblem(await world.submit('alatau-head', id, world.pdf), 409, 'ability.approval_missing');
    }
  });

  it('E-7.1.2: a running approval keeps the route it began with', async () => {
    const id = await along([['alatau-head']]);
    const document = await submitted();
    const conditions = { documentTypes: [], amountFrom: null, amountTo: null, departments: [] };
    const steps = [does.step(['alatau-signer']), does.step(['alatau-head'])];
    const body = { ...conditions, name: 'Новое имя', moment: 'before-signing', mandatory: true, steps, version: 1 };
    expect((await does.administrator('alatau-head').put(`/api/approval-routes/${id}`).send(body)).status).toBe(200);
    expectProblem(
      await does.administrator('alatau-head').put(`/api/approval-routes/${id}`).send(body),
      409,
      'approval.route_changed',
    );
    expect((await does.act('alatau-head', document, 'approve')).body).toMatchObject({
      state: 'approved',
      rounds: [{ version: 1 }],
    });
  });

  it('E-7.1.2: two of an any-of step decide at once: one outcome', async () => {
    await along([['alatau-signer', 'alatau-head'], { mode: 'any' }]);
    for (let i = 0; i < 5; i++) {
      const id = await submitted();
      const answers = await Promise.all([
        does.act('alatau-signer', id, 'approve'),
        i % 2 ? does.act('alatau-head', id, 'approve') : does.act('alatau-head', id, 'return', { reason: 'Не так' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { state, rounds } = await does.approval('alatau-head', id);
      const decided = rounds[0]!.tasks.filter((task) => ['approved', 'returned'].includes(task.state));
      expect([decided.length, decided[0]?.state]).toEqual([1, state]);
    }
  });

  it('E-7.1.2: approved while it is withdrawn: one of the two', async () => {
    await along([['alatau-head']]);
    for (let i = 0; i < 5; i++) {
      const id = await submitted();
      const answers = await Promise.all([
        does.act('alatau-head', id, 'approve'),
        does.act('alatau-accountant', id, 'withdraw', { reason: 'Рано' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { state, rounds } = await does.approval('alatau-head', id);
      expect([
        ['approved', 'approved'],
        ['none', 'withdrawn'],
      ]).toContainEqual([state, rounds[0]!.outcome]);
    }
  });

  it('E-7.1.2: submitted and changed at once: what is approved is what was submitted', async () => {
    await along([['alatau-head']]);
    for (let i = 0; i < 5; i++) {
      const id = await world.draft();
      const [start, edit] = await Promise.all([
        does.act('alatau-accountant', id, ''),
        world.as('alatau-accountant').patch(`/api/documents/${id}`).send({ title: 'Новое' }),
      ]);
      expect([start.status, [200, 409].includes(edit.status)]).toEqual([200, true]);
      const { state } = await does.approval('alatau-head', id);
      const rows = await world.rows<{ title: string }>(
        `SELECT r.subject->>'title' AS title FROM exchange.approval_rounds r JOIN exchange.approvals a ON a.id = r.approval_id
         WHERE a.document_id = $1 AND r.outcome IS NULL`,
        id,
      );
      const { title } = (await world.get('alatau-head', id)) as unknown as { title: string };
      if (state === 'running') expect(rows).toEqual([{ title }]);
      else expect([state, rows]).toEqual(['none', []]);
    }
  });

  it('E-5.12: approving takes the power, within its limits, at that moment; the check is kept', async () => {
    await along([['alatau-accountant']]);
    const id = await submitted();
    expectProblem(await does.act('alatau-accountant', id, 'approve'), 403, 'ability.right_missing');
    const { abilities } = await does.approval('alatau-accountant', id);
    expect(abilities.approve).toMatchObject({ allowed: false, reason: 'ability.right_missing' });
    const actor = world.actor('alatau-accountant');
    const power = { ...actor.powers[0]!, act: 'document.approve' as const, limit: 100 };
    const limited = world.app.as({ ...actor, rights: [...actor.rights, power.act], powers: [...actor.powers, power] });
    expectProblem(await limited.post(`/api/documents/${id}/approval/approve`).send({}), 403, 'power.amount_unknown');
  });

  it('E-7.1.2: who is not asked does not decide; forwarded, another decides instead', async () => {
    await along([['alatau-accountant']]);
    const id = await submitted();
    expectProblem(await does.act('alatau-head', id, 'approve'), 403, 'approval.not_asked');
    const { userId } = world.actor('alatau-signer');
    const stranger = { userId: world.actor('zhetisu-head').userId };
    expectProblem(await does.act('alatau-accountant', id, 'forward', stranger), 422, 'approval.person_unknown');
    expect((await does.act('alatau-accountant', id, 'forward', { userId, remark: 'Вам виднее' })).status).toBe(200);
    expect((await does.act('alatau-signer', id, 'approve')).body).toMatchObject({ state: 'approved' });
  });

  it('E-7.1.2: a substitute sees the tasks and decides; the record says for whom', async () => {
    await along([['alatau-head']]);
    const today = new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10);
    const days = { from: today, to: today };
    const named = await world
      .as('alatau-head')
      .post('/api/approval-substitutes')
      .send({ substituteId: world.actor('alatau-signer').userId, ...days });
    expect(named.body).toMatchObject([{ own: true, now: true }]);
    const twice = { substituteId: world.actor('alatau-accountant').userId, ...days };
    expectProblem(
      await world.as('alatau-head').post('/api/approval-substitutes').send(twice),
      409,
      'approval.substitute_overlaps',
    );
    const id = await submitted();
    const { items } = (await world.as('alatau-signer').get('/api/approval-tasks')).body as { items: object[] };
    expect(items).toContainEqual(expect.objectContaining({ documentId: id, for: world.actor('alatau-head').name }));
    const { rounds } = (await does.act('alatau-signer', id, 'approve')).body as { rounds: { tasks: object[] }[] };
    expect(rounds[0]!.tasks).toMatchObject([
      { person: world.actor('alatau-head').name, decidedBy: world.actor('alatau-signer').name, instead: true },
    ]);
    const [{ id: substitution }] = named.body as [{ id: string }];
    expectProblem(
      await world.as('alatau-signer').delete(`/api/approval-substitutes/${substitution}`),
      404,
      'approval.substitute_unknown',
    );
    expect((await world.as('alatau-head').delete(`/api/approval-substitutes/${substitution}`)).body).toEqual([]);
  });

  it('E-7.5.2: a step may ask for a signature over the content; it is verified as any other and kept inside', async () => {
    await along([['alatau-head'], { signed: true }]);
    const id = await submitted();
    expectProblem(await does.act('alatau-head', id, 'approve'), 422, 'approval.signature_wanted');
    const other = await world.sign('alatau-head', Buffer.from('другое'));
    expectProblem(await does.act('alatau-head', id, 'approve', { signature: other }), 422, 'signature.rejected');
    const signature = await world.sign('alatau-head', world.pdf);
    const { body } = await does.act('alatau-head', id, 'approve', { signature });
    expect(body).toMatchObject({ state: 'approved', rounds: [{ tasks: [{ signed: true }] }] });
    expect((await world.get('alatau-head', id)).signatures).toEqual([]);
    const rows = await world.rows(
      'SELECT 1 FROM exchange.approval_tasks WHERE document_id = $1 AND signature IS NOT NULL',
      id,
    );
    expect(rows).toHaveLength(1);
    // Its bytes are for the people inside: they can show it by itself.
    const task = (body as { rounds: { tasks: { id: string }[] }[] }).rounds[0]!.tasks[0]!;
    const path = `/api/documents/${id}/approval/tasks/${task.id}/signature`;
    const answer = await world.as('alatau-accountant').get(path).buffer().responseType('blob');
    expect(answer.headers['content-disposition']).toMatch(/approval_.*\.p7s/);
    const { report } = await world.app.get(SignatureVerifier).verify({
      ...{ signature: answer.body as Buffer, content: { bytes: world.pdf }, purpose: 'document' },
    });
    expect(report.indication).toBe('TOTAL-PASSED');
    expect((await world.as('tulpar-head').get(path)).status).toBe(404);
    const nobodys = path.replace(task.id, id);
    expectProblem(await world.as('alatau-head').get(nobodys), 404, 'signature.not_found');
  });

  it('E-3.1: the other side and strangers see nothing of it, neither over HTTP nor past the portal', async () => {
    await along([['alatau-head']]);
    const id = await submitted();
    await does.act('alatau-head', id, 'approve', { remark: 'Секрет внутри' });
    await world.submit('alatau-head', id, world.pdf);
    await world.as('alatau-head').post(`/api/documents/${id}/send`).expect(200);
    await world.as('zhetisu-employee').post(`/api/documents/${id}/open`).expect(200);
    const seen = JSON.stringify((await world.as('zhetisu-employee').get(`/api/documents/${id}`)).body);
    expect(seen).toContain('"approval":{"state":"none"');
    for (const text of ['Секрет внутри', 'Approval', 'Маршрут']) expect(seen).not.toContain(text);
    expect(await does.approval('zhetisu-head', id)).toMatchObject({ state: 'none', rounds: [], routes: [] });
    expectProblem(await world.as('tulpar-head').get(`/api/documents/${id}/approval`), 404, 'document.not_found');
    for (const slug of ['zhetisu-head', 'tulpar-head'])
      for (const table of [
        'approvals',
        'approval_rounds',
        'approval_tasks',
        'approval_routes',
        'approval_route_versions',
      ])
        expect([
          table,
          await world.app.database.work.run(scopeOf(world.actor(slug)), (tx) =>
            tx.manager.query(`SELECT 1 FROM exchange.${table} WHERE participant_id <> $1`, [
              world.participant(slug.split('-')[0]!).id,
            ]),
          ),
        ]).toEqual([table, []]);
  });

  it('E-7.1.2: what was decided stays as it is, also for the portal itself', async () => {
    const change = world.rows(`UPDATE exchange.approval_tasks SET remark = 'x' WHERE state = 'approved'`);
    await expect(change).rejects.toThrow('stays as it is');
    await expect(world.rows(`UPDATE exchange.approval_route_versions SET name = 'x'`)).rejects.toThrow(
      'permission denied',
    );
  });

  it('E-7.1.2: an incoming document takes its mandatory route when it is opened, before the answer', async () => {
    await along([['alatau-head']]);
    await does.archive('alatau-head', routeId!).expect(200);
    const incoming = await does.route('zhetisu-head', {
      moment: 'before-answer',
      steps: [does.step(['zhetisu-head'])],
    });
    const id = await world.received();
    await world.app.drain();
    expect(await does.approval('zhetisu-head', id)).toMatchObject({ state: 'running' });
    const signature = await world.sign('zhetisu-head', world.pdf);
    const answer = () => world.as('zhetisu-head').post(`/api/documents/${id}/signatures`).send({ signature });
    expectProblem(await answer(), 409, 'ability.approval_pending');
    await does.act('zhetisu-head', id, 'approve');
    expect((await answer()).status).toBe(201);
    await does.archive('zhetisu-head', incoming);
  });

  it('E-7.1.5: of a document that is annulled meanwhile nobody is asked any more', async () => {
    const incoming = await does.route('zhetisu-head', {
      moment: 'before-answer',
      steps: [does.step(['zhetisu-head'])],
    });
    const id = await world.received();
    await world.app.drain();
    await world.state('alatau-head', id, 'annulment-proposal', 'Договор расторгнут сторонами');
    await world.state('zhetisu-head', id, 'annulment-consent', '');
    await world.app.drain();
    const { state, rounds } = await does.approval('zhetisu-head', id);
    expect([state, rounds]).toMatchObject(['none', [{ outcome: 'annulled', tasks: [{ state: 'cancelled' }] }]]);
    expectProblem(await does.act('zhetisu-head', id, ''), 409, 'approval.over');
    await does.archive('zhetisu-head', incoming);
  });
});
