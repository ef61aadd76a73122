import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OperatorStaff } from '@qujat/identity';
import { main } from '../../../../apps/cli/src/main.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';
import { DraftService } from './draft.service.js';

const DESK = '/api/operator/agreements';
const DRAFT = {
  kind: 'public-offer',
  title: { kk: 'Жария оферта', ru: 'Публичная оферта', en: 'Public offer' },
  texts: { kk: 'Жаңа мәтін.\r\nЕкінші жол.', ru: ' Новый текст. ', en: 'New text.' },
  ...{ usersSign: true, participantsSign: true },
};

interface Draft {
  readonly id: string;
  readonly state: string;
  readonly abilities: readonly string[];
}
interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly awaitsUser: boolean;
  readonly awaitsParticipant: boolean;
}

let world: IdentityWorld;
let writer: Browser;
let publisher: Browser;
let head: Browser;
let employee: Browser;
beforeAll(async () => {
  world = await identityWorld();
  writer = await world.operator('operator-moderator');
  publisher = await world.operator('operator-duty');
  ({ browser: head } = await world.accredited('alatau-head'));
  employee = await world.joined('alatau-accountant');
  await world.agree(employee, 'alatau-accountant');
}, 90_000);
afterAll(() => world?.close());

const act = (staff: Browser, id: string, name: string, body: object = {}) =>
  staff.post(`${DESK}/drafts/${id}/${name}`).send(body);
const drafted = async (content: object = DRAFT): Promise<string> => {
  const { body } = await writer.post(`${DESK}/drafts`).send(content).expect(201);
  return ((body.drafts as Draft[]).at(-1) as Draft).id;
};
const proposed = async (content: object = DRAFT): Promise<string> => {
  const id = await drafted(content);
  await act(writer, id, 'propose').expect(200);
  return id;
};
const standing = async (browser: Browser) => {
  const { step, rights, signed } = (await browser.get('/api/auth/session')).body as Record<string, unknown>;
  return { step, rights: rights as string[], signed };
};
const inForce = async (browser: Browser, kind = 'public-offer'): Promise<Shown> =>
  ((await browser.get('/api/agreements').expect(200)).body as Shown[]).find((one) => one.kind === kind)!;
const events = async (type: string): Promise<unknown[]> => {
  const rows: { payload: object }[] = await world.app.database.source.query(
    'SELECT payload FROM platform.outbox WHERE type = $1 ORDER BY occurred_at, id',
    [type],
  );
  return rows.map(({ payload }) => payload);
};

describe('a new version', () => {
  it.each([
    [{ ...DRAFT, kind: 'poem' }, 'kind'],
    [{ ...DRAFT, texts: { ...DRAFT.texts, en: ' ' } }, 'texts.en'],
    [{ ...DRAFT, title: { ...DRAFT.title, kk: 'x'.repeat(201) } }, 'title.kk'],
    [{ ...DRAFT, usersSign: 'yes' }, 'usersSign'],
  ])('E-10.2.2: is written in three languages, with whether it is signed anew: %#', async (body, field) => {
    const { fields } = expectProblem(await writer.post(`${DESK}/drafts`).send(body), 422, 'request.invalid');
    expect(Object.keys(fields as object)).toEqual([field]);
  });

  it('E-10.2.2: is proposed by the one who writes it and published by another: four eyes', async () => {
    const id = await drafted();
    expectProblem(await act(publisher, id, 'publish'), 409, 'agreement.draft_state');
    await writer.put(`${DESK}/drafts/${id}`).send(DRAFT).expect(200);
    await act(writer, id, 'propose').expect(200);
    const problem = expectProblem(await act(writer, id, 'publish'), 409, 'agreement.own_draft');
    expect(problem).toMatchObject({ state: 'proposed', allowed: ['return', 'discard'] });
    expectProblem(await writer.put(`${DESK}/drafts/${id}`).send(DRAFT), 409, 'agreement.draft_state');
    await act(publisher, id, 'return').expect(200);
    await act(writer, id, 'discard').expect(200);
    expectProblem(await act(writer, id, 'propose'), 409, 'agreement.draft_state');
    const nowhere = '018f0000-0000-7000-8000-000000000000';
    expectProblem(await act(writer, nowhere, 'propose'), 404, 'agreement.not_found');
  });

  it('E-10.2.2: is not in force before its publication', async () => {
    const id = await proposed();
    const past = { effectiveFrom: new Date(world.clock.now().getTime() - 1000).toISOString() };
    await expectInThreeLanguages(422, 'agreement.too_early', (locale) =>
      act(publisher, id, 'publish', past).set('Accept-Language', locale),
    );
    expectProblem(await act(publisher, id, 'publish', { effectiveFrom: 'soon' }), 422, 'request.invalid');
    await act(writer, id, 'discard').expect(200);
  });

  it('E-3.11: nobody publishes past the desk, and nobody but a publisher sees it', async () => {
    const operator = { kind: 'operator', userId: null } as const;
    const run = (sql: string) => world.app.database.work.run(operator, (tx) => tx.manager.query(sql));
    const self = `UPDATE identity.agreement_drafts SET state = 'published', settled_at = now(), settled_by = drafted_by,
      agreement_id = gen_random_uuid() WHERE id = '${await proposed()}'`;
    await expect(run(self)).rejects.toThrow('check constraint');
    expectProblem(await head.get(DESK), 403, 'operator.only');
    await world.app.get(OperatorStaff).setRoles('860829409947', ['accreditor', 'announcer']);
    const problem = expectProblem(await publisher.get(DESK), 403, 'right.missing');
    expect(problem.allowed).toEqual(['operator.accredit', 'operator.announce']);
    await world.app.get(OperatorStaff).setRoles('860829409947', ['publisher']);
    expectProblem(await publisher.get('/api/operator/accreditation'), 403, 'right.missing');
    await publisher.get(DESK).expect(200);
  });
});

describe('a version that is signed anew', () => {
  let id: string;
  it('E-5.14: is announced with its day; until then nothing changes', async () => {
    id = await proposed();
    const from = new Date(world.clock.now().getTime() + 600_000).toISOString();
    const answers = await Promise.all([1, 2].map(() => act(publisher, id, 'publish', { effectiveFrom: from })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await events('identity.agreement.published')).toMatchObject([
      { kind: 'public-offer', version: 2, effectiveFrom: from, usersSign: true, participantsSign: true },
    ]);
    const { body } = await world.browser().get('/api/public/agreements').expect(200);
    const versions = (body as Shown[]).filter(({ kind }) => kind === 'public-offer');
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    const { text } = await world.browser().get(`/api/public/agreements/${versions[0]?.id}/content`).expect(200);
    expect(text).toBe(
      'Жария оферта, 2-редакция\nПубличная оферта, редакция 2\nPublic offer, version 2\n\n\n' +
        '[kk]\n\nЖаңа мәтін.\nЕкінші жол.\n\n\n[ru]\n\nНовый текст.\n\n\n[en]\n\nNew text.\n',
    );
    expect(await inForce(employee)).toMatchObject({ version: 1, awaitsUser: false });
    const earlier = { effectiveFrom: new Date(world.clock.now().getTime() + 1000).toISOString() };
    expectProblem(await act(publisher, await proposed(), 'publish', earlier), 422, 'agreement.before_last');
  });

  it('E-5.14: in force, leaves reading only, and is told to those who listen, once', async () => {
    world.clock.advance(601_000);
    await world.app.get(DraftService).announce();
    await world.app.get(DraftService).announce();
    expect(await events('identity.agreement.in-force')).toMatchObject([{ kind: 'public-offer', version: 2 }]);
    for (const browser of [head, employee]) {
      const { step, rights } = await standing(browser);
      expect(step).toBe('sign-agreements');
      expect(rights.filter((right) => right.startsWith('document.'))).toEqual([]);
    }
    expect(await inForce(head)).toMatchObject({ version: 2, awaitsUser: true, awaitsParticipant: true });
  });

  it('E-5.14: an employee who has signed waits for the head, and is told so', async () => {
    await world.agree(employee, 'alatau-accountant');
    const waiting = await standing(employee);
    expect(waiting).toMatchObject({ step: 'ready', signed: { byUser: true, byParticipant: false } });
    expect(waiting.rights).not.toContain('document.prepare');
    expect(await inForce(employee)).toMatchObject({ awaitsUser: false, awaitsParticipant: true });
    await world.agree(head, 'alatau-head');
    expect((await standing(employee)).rights).toContain('document.prepare');
    expect((await standing(head)).signed).toEqual({ byUser: true, byParticipant: true });
  });
});

describe('a version that need not be signed anew', () => {
  it('E-10.2.2: comes into force and everybody works on; who comes new signs the newest', async () => {
    const change = { ...DRAFT, usersSign: false, participantsSign: false };
    await act(publisher, await proposed(change), 'publish').expect(200);
    expect(await inForce(head)).toMatchObject({ version: 3, awaitsUser: false, signedByUser: { version: 2 } });
    expect((await standing(employee)).rights).toContain('document.prepare');
    const newcomer = await world.registered('zhetisu-employee');
    expect(await inForce(newcomer)).toMatchObject({ version: 3, awaitsUser: true, required: true });
    await world.agree(newcomer, 'zhetisu-employee');
    expect(await inForce(newcomer)).toMatchObject({ awaitsUser: false, signedByUser: { version: 3 } });
  });

  it('E-10.2.2: rules stand beside agreement and offer', async () => {
    const rules = { ...DRAFT, kind: 'rules', title: { kk: 'Ережелер', ru: 'Правила', en: 'Rules' } };
    await act(publisher, await proposed({ ...rules, usersSign: false }), 'publish').expect(200);
    expect(await inForce(head, 'rules')).toMatchObject({ version: 1, awaitsUser: false, awaitsParticipant: true });
    expect((await standing(employee)).rights).not.toContain('document.prepare');
    await world.agree(head, 'alatau-head');
    expect((await standing(employee)).rights).toContain('document.prepare');
  });
});

describe('the history of acceptances', () => {
  interface Accepted {
    readonly id: string;
    readonly agreementId: string;
    readonly kind: string;
    readonly version: number;
    readonly at: string;
    readonly forParticipant: boolean;
    readonly mine: boolean;
  }
  const history = async (browser: Browser): Promise<Accepted[]> =>
    (await browser.get('/api/agreements/acceptances').expect(200)).body as Accepted[];

  it('E-5.14: tells who has accepted what when, for themselves and for the organisation', async () => {
    const own = await history(employee);
    expect(own.filter(({ mine }) => mine).map(({ kind, version }) => `${kind} ${version}`)).toEqual(
      expect.arrayContaining(['public-offer 2', 'public-offer 1', 'usage-agreement 1']),
    );
    expect(own).toContainEqual(
      expect.objectContaining({ ...{ kind: 'public-offer', version: 2, mine: false, forParticipant: true } }),
    );
    const stranger = await world.registered('koktem-head');
    expect(await history(stranger)).toEqual([]);
    expectProblem(
      await stranger.get(`/api/agreements/acceptances/${own[0]?.id}/signature`),
      404,
      'agreement.not_found',
    );
  });

  /** The OCSP answer that is kept is fresh then; later it takes a newer one. */
  const aMinuteAfter = (at: string): string => new Date(Date.parse(at) + 60_000).toISOString();

  it('E-5.14: gives the signature and the text out, and qujat verify confirms them without a network', async () => {
    const [one] = (await history(head)).filter(({ kind }) => kind === 'usage-agreement');
    const folder = await mkdtemp(path.join(tmpdir(), 'qujat-acceptance-'));
    const kept = async (name: string, address: string): Promise<string> => {
      const response = await head.get(address).buffer(true).responseType('blob').expect(200);
      await writeFile(path.join(folder, name), response.body as Buffer);
      return path.join(folder, name);
    };
    try {
      const acceptance = `/api/agreements/acceptances/${one?.id}`;
      const said: string[] = [];
      const code = await main(
        [
          ...['verify', await kept('text.p7s', `${acceptance}/signature`)],
          ...['--content', await kept('text', `/api/agreements/${one?.agreementId}/content`)],
          ...['--ocsp', await kept('text.ocsp', `${acceptance}/ocsp`)],
          ...['--trust', world.ca.trustDir, '--at', aMinuteAfter(one!.at), '--lang', 'en'],
        ],
        { out: (text) => void said.push(text), err: (text) => void said.push(text) },
      );
      expect([code, said.join('\n')]).toEqual([0, expect.stringContaining('СЕРІКБАЕВ')]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('the operator’s staff', () => {
  it('E-10.2.2: are listed with their roles, for their colleagues only', async () => {
    const { body } = await publisher.get('/api/operator/staff').expect(200);
    expect(body).toContainEqual(
      expect.objectContaining({
        iin: '860829409947',
        roles: ['publisher'],
        name: expect.stringContaining('ІЗБАСАРОВА'),
      }),
    );
    expectProblem(await head.get('/api/operator/staff'), 403, 'operator.only');
  });

  it('E-3.11: one who is taken off the list has no right from the next request on', async () => {
    const staff = world.app.get(OperatorStaff);
    expect(await staff.remove('860829409947')).toBe(true);
    expect(await staff.remove('860829409947')).toBe(false);
    expectProblem(await publisher.get(DESK), 403, 'operator.only');
    expect(await staff.setRoles('860829409947', ['publisher'])).toBe(false);
    expect(await staff.add('860829409947', '170940999606', ['accreditor'])).toBe(true);
    expectProblem(await publisher.get(DESK), 403, 'right.missing');
  });
});
