import { IdentityFacade } from '@qujat/identity';
import { type Actor, scopeOf } from '@qujat/platform';
import { personBySlug } from '../../../../../apps/dev-ca/src/index.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../../test/support/identity-world.js';
import { expectInThreeLanguages, expectProblem } from '../../../../../test/support/problem.js';

/** Powers of attorney from the first head to an employee, handed on, revoked; and a revocation while their holder acts. */
let world: IdentityWorld;
let head: Browser;
let accountant: Browser;
let clerk: Browser;
let stranger: Browser;
const ids: Record<string, string> = {};

interface Shown {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly text: string;
  readonly canRevoke: boolean;
}

const CONTRACTS = { act: 'document.sign', documentType: 'contract', limit: 100_000_000, departmentId: null };
const day = (days: number) => new Date(world.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const form = (changes: object = {}) => ({
  ...{ holderId: ids['alatau-accountant'], validFrom: day(0), validTo: day(300), substitution: true },
  ...{ grants: [CONTRACTS], ...changes },
});
const prepare = (browser: Browser, changes: object = {}) => browser.post('/api/powers-of-attorney').send(form(changes));
const rights = async (browser: Browser) =>
  ((await browser.get('/api/auth/session').expect(200)).body as { rights: string[] }).rights;

async function sign(browser: Browser, slug: string, id: string) {
  const { body } = await browser.get(`/api/powers-of-attorney/${id}/content`).buffer().parse(raw).expect(200);
  const signature = await world.sign(slug, body as Buffer);
  return browser.post(`/api/powers-of-attorney/${id}/signature`).send({ signature });
}

const raw = (answer: unknown, done: (error: Error | null, body: Buffer) => void) => {
  const response = answer as NodeJS.ReadableStream;
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};

async function issued(changes: object = {}): Promise<Shown> {
  const { id } = (await prepare(head, changes).expect(201)).body as Shown;
  return (await sign(head, 'alatau-head', id)).body as Shown;
}

async function revoke(browser: Browser, slug: string, id: string) {
  const made = await browser.post(`/api/powers-of-attorney/${id}/revocations`).send({ reason: 'Жұмыстан шықты' });
  if (made.status !== 201) return made;
  const { id: revocationId, content } = made.body as { id: string; content: string };
  const signature = await world.sign(slug, Buffer.from(content, 'base64'));
  return browser.post(`/api/powers-of-attorney/${id}/revoke`).send({ revocationId, signature });
}

beforeAll(async () => {
  world = await identityWorld();
  head = (await world.accredited('alatau-head')).browser;
  accountant = await world.joined('alatau-accountant');
  clerk = await world.joined('alatau-signer');
  await world.agree(accountant, 'alatau-accountant');
  await world.agree(clerk, 'alatau-signer');
  stranger = (await world.accredited('zhetisu-head')).browser;
  for (const slug of ['alatau-accountant', 'alatau-signer', 'alatau-head']) {
    const found = await head.get('/api/members').query({ search: personBySlug(slug).iin });
    ids[slug] = (found.body as { items: { id: string }[] }).items[0]!.id;
  }
}, 120_000);
afterAll(() => world?.close());

describe('a power of attorney', () => {
  let first: Shown;

  it('E-5.12: gives its holder the power from the signature on, and says in words what it gives', async () => {
    const made = (await prepare(head).expect(201)).body as Shown;
    expect(made).toMatchObject({ state: 'prepared', canSign: true });
    expect(made.text.replaceAll('\u00a0', ' ')).toContain('подписывать документы: договоры, до 1 000 000 ₸');
    expect(await rights(accountant)).not.toContain('document.sign');
    expectProblem(await sign(accountant, 'alatau-accountant', made.id), 403, 'attorney.not_yours');
    first = (await sign(head, 'alatau-head', made.id)).body as Shown;
    expect(first).toMatchObject({ state: 'in-force', number: made.number, canRevoke: true });
    expect(await rights(accountant)).toContain('document.sign');
    expect((await accountant.get('/api/powers/mine')).body).toContainEqual(
      expect.objectContaining({
        act: 'document.sign',
        limit: 100_000_000,
        source: 'attorney',
        sourceName: made.number,
      }),
    );
    expectProblem(await sign(head, 'alatau-head', made.id), 409, 'attorney.other_state');
  });

  it('E-3.10: is signed by the very person who makes it', async () => {
    const { id } = (await prepare(head).expect(201)).body as Shown;
    const { body } = await head.get(`/api/powers-of-attorney/${id}/content`).buffer().parse(raw);
    const foreign = await world.sign('alatau-signer', body as Buffer);
    const post = (signature: string) => head.post(`/api/powers-of-attorney/${id}/signature`).send({ signature });
    expectProblem(await post(foreign), 422, 'attorney.other_signer');
    expectProblem(await post(await world.sign('alatau-head', Buffer.from('{}'))), 422, 'attorney.signature_rejected');
    expect((await head.get(`/api/powers-of-attorney/${id}`)).body).toMatchObject({ state: 'prepared' });
  });

  it.each(['ocsp', 'tsa'] as const)(
    'E-5.12, ADR 0026: while the NCA is silent (%s) its signature and its revocation are put off; the same signatures serve later',
    async (service) => {
      const { id } = (await prepare(head, { holderId: ids['alatau-signer'] }).expect(201)).body as Shown;
      const { body } = await head.get(`/api/powers-of-attorney/${id}/content`).buffer().parse(raw).expect(200);
      const signature = await world.sign('alatau-head', body as Buffer);
      world.ca.setService(service, 'down');
      if (service === 'ocsp') world.ca.setService('crl', 'down');
      const up = () => (['ocsp', 'crl', 'tsa'] as const).forEach((one) => world.ca.setService(one, 'up'));
      const post = (path: string, sent: object) => head.post(`/api/powers-of-attorney/${id}/${path}`).send(sent);
      world.clock.advance(2 * 60_000); // what OCSP said a minute ago is asked anew
      try {
        await expectInThreeLanguages(503, 'attorney.try_later', (locale) =>
          post('signature', { signature }).set('Accept-Language', locale),
        );
        expect((await head.get(`/api/powers-of-attorney/${id}`)).body).toMatchObject({ state: 'prepared' });
        up();
        expect((await post('signature', { signature })).body).toMatchObject({ state: 'in-force' });

        const made = await post('revocations', { reason: 'Қызметі ауысты' });
        const { id: revocationId, content } = made.body as { id: string; content: string };
        const revoking = { revocationId, signature: await world.sign('alatau-head', Buffer.from(content, 'base64')) };
        world.clock.advance(2 * 60_000);
        world.ca.setService(service, 'down');
        if (service === 'ocsp') world.ca.setService('crl', 'down');
        expectProblem(await post('revoke', revoking), 503, 'attorney.try_later');
        expect((await head.get(`/api/powers-of-attorney/${id}`)).body).toMatchObject({ state: 'in-force' });
        up();
        expect((await post('revoke', revoking)).body).toMatchObject({ state: 'revoked' });
      } finally {
        up();
      }
    },
  );

  it('E-5.12: nobody grants more than they hold, to themselves, or for longer than three years', async () => {
    const billing = { ...CONTRACTS, act: 'billing.manage', documentType: null, limit: null };
    expectProblem(await prepare(clerk, { grants: [billing] }), 403, 'attorney.wider_than_held');
    const wider = await prepare(accountant, { holderId: ids['alatau-signer'] });
    expectProblem(wider, 403, 'attorney.wider_than_held');
    expectProblem(await prepare(head, { holderId: ids['alatau-head'] }), 422, 'attorney.to_oneself');
    expectProblem(await prepare(head, { validTo: day(1200) }), 422, 'attorney.term_wrong');
    expectProblem(await prepare(head, { validTo: day(-2) }), 422, 'attorney.term_wrong');
    expectProblem(await prepare(head, { grants: [] }), 422, 'request.invalid');
  });

  it('E-5.12: is handed on only as far as it permits, and ends with the first', async () => {
    const on = (changes: object) =>
      prepare(accountant, { parentId: first.id, holderId: ids['alatau-signer'], substitution: false, ...changes });
    expectProblem(await on({ grants: [{ ...CONTRACTS, limit: 100_000_001 }] }), 403, 'attorney.wider_than_held');
    expectProblem(await on({ grants: [{ ...CONTRACTS, documentType: 'letter' }] }), 403, 'attorney.wider_than_held');
    expectProblem(await on({ validTo: day(301) }), 403, 'attorney.wider_than_held');
    const { id } = (await on({ grants: [{ ...CONTRACTS, limit: 5_000 }] }).expect(201)).body as Shown;
    const second = (await sign(accountant, 'alatau-accountant', id)).body as Shown;
    expect(second).toMatchObject({ state: 'in-force', parentNumber: first.number });
    const third = prepare(clerk, { parentId: id, holderId: ids['alatau-head'], grants: [{ ...CONTRACTS, limit: 1 }] });
    expectProblem(await third, 403, 'attorney.no_substitution');
    expectProblem(await revoke(clerk, 'alatau-signer', first.id), 404, 'attorney.not_found');
    expect((await revoke(head, 'alatau-head', first.id)).body).toMatchObject({ state: 'revoked' });
    expect((await clerk.get(`/api/powers-of-attorney/${id}`)).body).toMatchObject({
      ...{ state: 'revoked', revocation: { of: first.number, reason: 'Жұмыстан шықты' } },
    });
    expect(await rights(accountant)).not.toContain('document.sign');
    expectProblem(await revoke(head, 'alatau-head', first.id), 409, 'attorney.other_state');
  });

  it('E-5.12: an employee prepares one that the head signs: the head’s powers count, at the signature', async () => {
    const made = (await prepare(accountant, { issuerId: ids['alatau-head'], grants: [CONTRACTS] }).expect(201))
      .body as Shown;
    expect(made).toMatchObject({ state: 'prepared', canSign: false });
    expectProblem(await sign(accountant, 'alatau-accountant', made.id), 403, 'attorney.not_yours');
    await world.app.drain();
    const { items } = (await head.get('/api/notifications')).body as { items: { kind: string; link: string }[] };
    expect(items.find(({ kind }) => kind === 'attorney-to-sign')?.link).toBe(`/powers-of-attorney/${made.id}`);
    expect((await sign(head, 'alatau-head', made.id)).body).toMatchObject({ state: 'in-force' });
    expect(await rights(accountant)).toContain('document.sign');
    expect((await revoke(head, 'alatau-head', made.id)).status).toBe(200);
  });

  it('E-5.12: what the chosen signer does not hold is refused when they sign', async () => {
    const billing = { ...CONTRACTS, act: 'billing.manage', documentType: null, limit: null };
    const { body } = await prepare(accountant, { issuerId: ids['alatau-signer'], grants: [billing] }).expect(201);
    const { id } = body as Shown;
    expect((await accountant.get(`/api/powers-of-attorney/${id}`)).status).toBe(200);
    expectProblem(await sign(clerk, 'alatau-signer', id), 403, 'attorney.wider_than_held');
    const oneself = await prepare(head, { issuerId: ids['alatau-signer'], holderId: ids['alatau-signer'] });
    expectProblem(oneself, 422, 'attorney.to_oneself');
  });

  it('E-5.12: one that was prepared and is not signed is thrown away, by who made it, and stays on record', async () => {
    const { id, number } = (await prepare(head).expect(201)).body as Shown;
    const discard = (browser: Browser, one = id) => browser.post(`/api/powers-of-attorney/${one}/discard`);
    expectProblem(await discard(accountant), 403, 'attorney.not_yours');
    expectProblem(await discard(stranger), 404, 'attorney.not_found');
    expect((await discard(head).expect(200)).body).toMatchObject({
      state: 'discarded',
      canSign: false,
      canDiscard: false,
    });
    expectProblem(await discard(head), 409, 'attorney.other_state');
    expectProblem(await sign(head, 'alatau-head', id), 409, 'attorney.other_state');
    const { body } = await head.get('/api/powers-of-attorney').query({ state: 'discarded' }).expect(200);
    expect((body as Shown[]).map((one) => one.number)).toEqual([number]);
    const audited: object[] = await world.app.database.source.query(
      `SELECT actor_iin AS iin, detail->>'number' AS number FROM platform.audit WHERE act = 'attorney.discarded'`,
    );
    expect(audited).toEqual([{ iin: personBySlug('alatau-head').iin, number }]);
    const signed = await issued();
    expectProblem(await discard(head, signed.id), 409, 'attorney.other_state');
    expect((await revoke(head, 'alatau-head', signed.id)).status).toBe(200);
  });

  it('E-5.12: of signing and throwing away at the same moment one happens', async () => {
    const { id } = (await prepare(head).expect(201)).body as Shown;
    const answers = await Promise.all([
      sign(head, 'alatau-head', id),
      head.post(`/api/powers-of-attorney/${id}/discard`),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { state } = (await head.get(`/api/powers-of-attorney/${id}`)).body as Shown;
    expect(state).toBe(answers[0].status === 200 ? 'in-force' : 'discarded');
    if (state === 'in-force') expect((await revoke(head, 'alatau-head', id)).status).toBe(200);
  });

  it('E-3.1: is not there for another organisation', async () => {
    expectProblem(await stranger.get(`/api/powers-of-attorney/${first.id}`), 404, 'attorney.not_found');
    expect((await stranger.get('/api/powers-of-attorney')).body).toEqual([]);
    expectProblem(await stranger.get(`/api/powers-of-attorney/${first.id}/content`), 404, 'attorney.not_found');
  });

  it('E-7.1.7: stays as it was signed, also for the portal', async () => {
    const { source } = world.app.database;
    const change = (set: string) => source.query(`UPDATE identity.attorneys SET ${set} WHERE id = $1`, [first.id]);
    await expect(change(`valid_to = valid_to + interval '1 year'`)).rejects.toThrow('stays as it is');
    await expect(change(`state = 'signed', revoked_at = NULL, revocation_id = NULL`)).rejects.toThrow('stays as it is');
  });
});

describe('a power revoked while its holder acts', () => {
  const actorOf = async (): Promise<Actor> => {
    const { body } = await accountant.get('/api/auth/session');
    const { person, user, participant } = body as Record<string, { id: string; iin: string; bin: string }>;
    return {
      ...{
        sessionId: user!.id,
        userId: user!.id,
        participantId: participant!.id,
        iin: person!.iin,
        bin: participant!.bin,
      },
      ...{ name: 'Қызметкер', role: 'employee', rights: [], powers: [], operator: false, locale: 'ru' },
      certificateSha256: 'ab'.repeat(32),
    };
  };
  const question = (id: string) => ({
    ...{ act: 'document.sign' as const, subject: { type: 'document', id } },
    document: { type: 'contract', amount: 100, departmentId: null },
  });
  const DOCUMENTS = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'] as const;
  const outcomes = (id: string) =>
    world.app.database.source.query<object[]>(
      'SELECT outcome, source_name, reasons FROM identity.power_checks WHERE subject_id = $1 ORDER BY id',
      [id],
    );

  it('E-5.12, E-7.5.2: the act that began first is done, the revocation waits for it and then holds', async () => {
    const power = await issued();
    const [actor, facade] = [await actorOf(), world.app.get(IdentityFacade)];
    let revoked = false;
    const { verdict, revocation } = await world.app.database.work.run(scopeOf(actor), async (tx) => {
      const verdict = await facade.checkPower(tx, actor, question(DOCUMENTS[0]));
      const revocation = revoke(head, 'alatau-head', power.id).then((response) => {
        revoked = true;
        return response;
      });
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(revoked).toBe(false);
      return { verdict, revocation };
    });
    expect(verdict.allowed).toBe(true);
    expect((await revocation).body).toMatchObject({ state: 'revoked' });
    expect(await outcomes(DOCUMENTS[0])).toMatchObject([{ outcome: 'allowed', source_name: power.number }]);
  });

  it('E-5.12: after the revocation the act is refused, says which power was withdrawn, and the refusal is kept', async () => {
    const power = await issued();
    expect((await revoke(head, 'alatau-head', power.id)).status).toBe(200);
    const [actor, facade] = [await actorOf(), world.app.get(IdentityFacade)];
    const act = world.app.database.work.run(scopeOf(actor), (tx) =>
      facade.requirePower(tx, actor, question(DOCUMENTS[1])),
    );
    await expect(act).rejects.toMatchObject({ code: 'power.withdrawn', details: { params: { name: power.number } } });
    expect(await outcomes(DOCUMENTS[1])).toMatchObject([{ outcome: 'refused', reasons: [{ code: 'withdrawn' }] }]);
  });

  it('E-5.12: of many acts and one revocation at once each has one outcome, in one order', async () => {
    const power = await issued();
    const [actor, facade] = [await actorOf(), world.app.get(IdentityFacade)];
    const documents = Array.from({ length: 12 }, (_, i) => `018f0000-0000-7000-8000-0000000001${i + 10}`);
    const acts = documents.map(async (id, i) => {
      await new Promise((resolve) => setTimeout(resolve, i * 60));
      const verdict = await world.app.database.work.run(scopeOf(actor), (tx) =>
        facade.checkPower(tx, actor, question(id)),
      );
      return verdict.allowed;
    });
    const [revocation, ...allowed] = await Promise.all([revoke(head, 'alatau-head', power.id), ...acts]);
    expect(revocation.body).toMatchObject({ state: 'revoked' });
    const kept = (await Promise.all(documents.map(outcomes))).map(([check]) => check);
    expect(kept.map((check) => (check as { outcome: string }).outcome === 'allowed')).toEqual(allowed);
  });
});
