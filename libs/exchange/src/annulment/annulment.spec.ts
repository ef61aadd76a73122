import { TestClock } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
import { AnnulmentExpiry } from './annulment.expiry.js';

const DAY_MS = 86_400_000;

describe('annulling a document', () => {
  let world: ExchangeWorld;
  const clock = new TestClock();

  beforeAll(async () => {
    world = await exchangeWorld({ clock });
  });

  afterAll(() => world?.close());

  const SENDER = 'alatau-head';
  const RECIPIENT = 'zhetisu-head';
  const completed = async () => {
    const id = await world.received();
    await world.submit(RECIPIENT, id, world.pdf);
    return id;
  };
  const proposed = async (by = SENDER) => {
    const id = await completed();
    expect((await world.state(by, id, 'annulment-proposal', 'Договор расторгнут сторонами')).status).toBe(200);
    return id;
  };
  const both = async (id: string) => [await world.get(SENDER, id), await world.get('zhetisu-employee', id)] as const;
  const acts = async (id: string) =>
    (
      await world.rows<{ action: string }>(
        `SELECT act AS action FROM platform.audit WHERE subject_id = $1 AND act LIKE 'document.annul%' ORDER BY at`,
        id,
      )
    ).map(({ action }) => action);

  it.each([
    [SENDER, RECIPIENT],
    [RECIPIENT, SENDER],
  ])('E-7.1.5: %s proposes with a reason, %s consents: annulled, for both sides, with the date', async (by, other) => {
    const id = await proposed(by);
    for (const document of await both(id)) {
      expect(document).toMatchObject({ status: 'completed', axes: { annulment: 'proposed' }, annulledAt: null });
      expect(document.annulments).toMatchObject([{ state: 'open', reason: 'Договор расторгнут сторонами' }]);
    }
    const consented = await world.state(other, id, 'annulment-consent', '');
    expect([consented.status, consented.body.status]).toEqual([200, 'annulled']);
    for (const document of await both(id)) {
      expect(document).toMatchObject({ status: 'annulled', axes: { annulment: 'annulled', response: 'signed' } });
      expect(document.annulledAt).toBe(consented.body.annulledAt);
      expect(document.annulledAt).toMatch(/^20/);
      expect(document.annulments).toMatchObject([{ state: 'accepted', consents: [{ answer: 'given' }] }]);
      const events = document.timeline.map(({ event }) => event);
      expect(events.slice(-2)).toEqual(['qujat:AnnulmentProposed', 'qujat:Annulled']);
    }
    expect(await acts(id)).toEqual(['document.annulment-proposed', 'document.annulled']);
  });

  it('E-7.1.5: only after the receipt; before it the document is recalled; not what was refused', async () => {
    const sent = await world.sent();
    for (const slug of [SENDER, RECIPIENT]) {
      expectProblem(await world.make(slug, sent, 'annulment-proposal'), 409, 'ability.annulment_before_receipt');
    }
    const refused = await world.received();
    await world.state(RECIPIENT, refused, 'refusal');
    expectProblem(await world.make(SENDER, refused, 'annulment-proposal'), 409, 'ability.annulment_of_refused');
    const unanswered = await world.received();
    expect((await world.state(SENDER, unanswered, 'annulment-proposal')).status).toBe(200);
  });

  it('one withdraws one’s own proposal; the other side does not, and the document is as it was', async () => {
    const id = await proposed();
    expectProblem(await world.make(RECIPIENT, id, 'annulment-withdrawal', ''), 409, 'ability.annulment_others');
    const { status, body } = await world.state(SENDER, id, 'annulment-withdrawal', '');
    expect([status, body.status, body.axes.annulment]).toEqual([200, 'completed', 'none']);
    expect((await both(id))[1].annulments).toMatchObject([{ state: 'withdrawn', own: false }]);
    expect((await world.state(RECIPIENT, id, 'annulment-proposal')).status).toBe(200);
    expect((await both(id))[0].annulments.map(({ state }) => state)).toEqual(['open', 'withdrawn']);
  });

  it('the other side refuses, with a reason that both read; nobody answers one’s own proposal', async () => {
    const id = await proposed();
    const own = expectProblem(await world.make(SENDER, id, 'annulment-consent', ''), 409, 'ability.annulment_own');
    expect(own.allowed).toEqual(['withdrawAnnulment', 'print', 'download']);
    expect(own.state).toContain('annulment=proposed');
    expectProblem(await world.make(SENDER, id, 'annulment-refusal'), 409, 'ability.annulment_own');
    expectProblem(await world.make(RECIPIENT, id, 'annulment-refusal', ''), 422, 'request.invalid');
    expect((await world.state(RECIPIENT, id, 'annulment-refusal', 'Поставка уже оплачена')).status).toBe(200);
    for (const document of await both(id)) {
      expect(document).toMatchObject({ status: 'completed', axes: { annulment: 'none' } });
      expect(document.annulments).toMatchObject([{ state: 'refused', closingReason: 'Поставка уже оплачена' }]);
    }
  });

  it('expires when nobody answers in time; an answer after that is told what is allowed', async () => {
    const id = await proposed();
    const late = await world.signing(
      RECIPIENT,
      id,
      'annulment-consent',
      await world.make(RECIPIENT, id, 'annulment-consent'),
    );
    const expiry = world.app.get(AnnulmentExpiry);
    clock.advance(10 * DAY_MS - 60_000);
    await expiry.expire();
    expect((await world.get(SENDER, id)).axes.annulment).toBe('proposed');
    clock.advance(60_000);
    await expiry.expire();
    await expiry.expire();
    for (const document of await both(id)) {
      expect(document).toMatchObject({ status: 'completed', annulments: [{ state: 'expired' }] });
      expect(document.timeline.filter(({ event }) => event === 'qujat:AnnulmentExpired')).toHaveLength(1);
    }
    expectProblem(await late(), 409, 'ability.annulment_absent');
    clock.advance(-10 * DAY_MS);
  });

  it('a consent counts for the proposal that it was written to, and for no other', async () => {
    const id = await proposed();
    const made = await world.make(RECIPIENT, id, 'annulment-consent', '');
    expect(made.body.text).toContain('Договор расторгнут сторонами');
    const consent = await world.signing(RECIPIENT, id, 'annulment-consent', made);
    await world.state(SENDER, id, 'annulment-withdrawal', '');
    await world.state(SENDER, id, 'annulment-proposal', 'Совсем другая причина');
    expectProblem(await consent(), 409, 'ability.changed_meanwhile');
    expect((await world.get(SENDER, id)).axes.annulment).toBe('proposed');
  });

  it('the answer to the document waits for the answer to the proposal, and an annulled one is answered no more', async () => {
    const id = await world.received();
    await world.state(SENDER, id, 'annulment-proposal');
    expectProblem(await world.submit(RECIPIENT, id, world.pdf), 409, 'ability.annulment_open');
    expectProblem(await world.make(RECIPIENT, id, 'refusal'), 409, 'ability.annulment_open');
    await world.state(RECIPIENT, id, 'annulment-consent', '');
    expectProblem(await world.submit(RECIPIENT, id, world.pdf), 409, 'ability.annulled');
    const again = expectProblem(await world.make(RECIPIENT, id, 'annulment-proposal'), 409, 'ability.annulled');
    expect(again.allowed).toEqual(['print', 'download']);
  });

  it('E-7.5.2: an employee neither proposes nor consents', async () => {
    const id = await completed();
    expectProblem(
      await world.make('alatau-accountant', id, 'annulment-proposal'),
      403,
      'ability.signing_right_missing',
    );
    await world.state(SENDER, id, 'annulment-proposal');
    expectProblem(await world.make('zhetisu-employee', id, 'annulment-consent'), 403, 'ability.signing_right_missing');
  });

  it('two proposals at once: one is open, the other hears the state and what is allowed', async () => {
    for (let round = 0; round < 4; round++) {
      const id = await completed();
      const propose = async (slug: string) =>
        world.signing(slug, id, 'annulment-proposal', await world.make(slug, id, 'annulment-proposal'));
      const both = [await propose(SENDER), await propose(RECIPIENT)];
      const answers = await Promise.all(both.map((one) => one()));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const lost = answers.find(({ status }) => status === 409)!;
      const won = answers[0]!.status === 200 ? SENDER : RECIPIENT;
      expect(expectProblem(lost, 409, 'ability.annulment_open')).toMatchObject({
        state: 'signature=signed delivery=delivered receipt=received response=signed annulment=proposed',
        allowed: ['acceptAnnulment', 'refuseAnnulment', 'print', 'download'],
      });
      const { annulments } = await world.get(won, id);
      expect(annulments).toMatchObject([{ state: 'open', own: true }]);
    }
  });

  it.each(['annulment-consent', 'annulment-refusal'] as const)('%s against withdrawal: one outcome', async (kind) => {
    for (let round = 0; round < 4; round++) {
      const id = await proposed();
      const withdraw = await world.signing(
        SENDER,
        id,
        'annulment-withdrawal',
        await world.make(SENDER, id, 'annulment-withdrawal'),
      );
      const answer = await world.signing(RECIPIENT, id, kind, await world.make(RECIPIENT, id, kind));
      const answers = await Promise.all(round % 2 ? [withdraw(), answer()] : [answer(), withdraw()].reverse());
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const [sender, recipient] = await both(id);
      expect(recipient.axes).toEqual(sender.axes);
      expect(sender.annulments).toHaveLength(1);
      const { state } = sender.annulments[0]!;
      const expected = answers[0]!.status === 200 ? 'withdrawn' : kind === 'annulment-consent' ? 'accepted' : 'refused';
      expect(state).toBe(expected);
      expect(sender.status).toBe(state === 'accepted' ? 'annulled' : 'completed');
    }
  });

  it('signing against a proposal to annul: one of them first, and both sides agree', async () => {
    for (let round = 0; round < 3; round++) {
      const id = await world.received();
      const propose = await world.signing(
        SENDER,
        id,
        'annulment-proposal',
        await world.make(SENDER, id, 'annulment-proposal'),
      );
      const [signed, asked] = await Promise.all([world.submit(RECIPIENT, id, world.pdf), propose()]);
      expect(asked.status).toBe(200);
      const [sender, recipient] = await both(id);
      expect(recipient.axes).toEqual(sender.axes);
      expect(sender.axes['response']).toBe(signed.status === 201 ? 'signed' : 'awaited');
    }
  });

  it('OCSP down: what was signed is verified when it is back, and nothing else happens to the annulment meanwhile', async () => {
    const id = await completed();
    const down = (mode: 'up' | 'down') => {
      world.ca.setService('ocsp', mode);
      world.ca.setService('crl', mode);
    };
    const made = await world.make(SENDER, id, 'annulment-proposal');
    const other = await world.signing(
      RECIPIENT,
      id,
      'annulment-proposal',
      await world.make(RECIPIENT, id, 'annulment-proposal'),
    );
    down('down');
    const waits = await (await world.signing(SENDER, id, 'annulment-proposal', made))();
    expect([waits.status, waits.body.axes.annulment]).toEqual([202, 'proposing']);
    expect((await world.get(RECIPIENT, id)).annulments).toEqual([]);
    expect([409, 202]).toContain((await other()).status);
    down('up');
    await world.app.drain();
    expect(await world.get(RECIPIENT, id)).toMatchObject({ axes: { annulment: 'proposed' }, attention: true });
    const consent = await world.make(RECIPIENT, id, 'annulment-consent', '');
    down('down');
    const deciding = await (await world.signing(RECIPIENT, id, 'annulment-consent', consent))();
    expect([deciding.status, deciding.body.axes.annulment]).toEqual([202, 'deciding']);
    expectProblem(await world.make(SENDER, id, 'annulment-withdrawal', ''), 409, 'ability.annulment_waits');
    down('up');
    await world.app.drain();
    expect((await world.get(SENDER, id)).status).toBe('annulled');
  });

  it('the lists, the print form’s page and the public page say so', async () => {
    const id = await proposed();
    const idsOf = (body: unknown) => (body as { items: { id: string }[] }).items.map((one) => one.id);
    const list = async (slug: string, box: string) =>
      idsOf((await world.as(slug).get(`/api/documents?box=${box}&attention=true`)).body);
    expect(await list(RECIPIENT, 'inbox')).toContain(id);
    expect(await list(SENDER, 'outbox')).not.toContain(id);
    const { publicUrl } = await world.get(SENDER, id);
    const page = async (): Promise<unknown> =>
      (await world.as(SENDER).get(`/api/public/verification/${publicUrl!.split('/v/')[1]}`)).body;
    expect(await page()).toMatchObject({ status: 'completed', annulment: { state: 'proposed' } });
    await world.state(RECIPIENT, id, 'annulment-consent', '');
    expect(await page()).toMatchObject({
      status: 'annulled',
      annulment: { state: 'annulled', at: expect.stringMatching(/^20/) },
    });
    expect(await list(RECIPIENT, 'inbox')).not.toContain(id);
    const found = await world.as(RECIPIENT).get('/api/documents?box=inbox&status=annulled');
    expect(idsOf(found.body)).toContain(id);
    expect((await world.as(RECIPIENT).get(`/api/documents/${id}/print-form`)).status).toBe(200);
  });

  it('the database itself keeps one open proposal, and an annulled document annulled', async () => {
    const id = await proposed();
    await expect(
      world.rows(
        `INSERT INTO exchange.annulments SELECT gen_random_uuid(), document_id, proposer_id, state, reason, proposed_by, proposed_at,
           expires_at FROM exchange.annulments WHERE document_id = $1`,
        id,
      ),
    ).rejects.toThrow(/one_open_annulment/);
    await world.state(RECIPIENT, id, 'annulment-consent', '');
    const undo = `UPDATE exchange.documents SET annulment = 'none', annulled_at = NULL, annulment_by = NULL WHERE id = $1`;
    await expect(world.rows(undo, id)).rejects.toThrow(/annulled, for good/);
    await expect(
      world.rows(`UPDATE exchange.annulments SET state = 'open', closed_at = NULL WHERE document_id = $1`, id),
    ).rejects.toThrow(/settled/);
  });
});
