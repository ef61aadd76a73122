import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

describe('sending a document', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  const send = (slug: string, id: string) => world.as(slug).post(`/api/documents/${id}/send`);
  const deliveries = async (id: string): Promise<number> => {
    const rows = await world.app.database.source.query<unknown[]>(
      `SELECT 1 FROM platform.outbox WHERE type = 'exchange.document.delivered' AND aggregate_id = $1`,
      [id],
    );
    return rows.length;
  };

  it('E-7.1.3: the recipient’s people see it as soon as it is sent, and not before', async () => {
    const id = await world.signed();
    expectProblem(await world.as('zhetisu-employee').get(`/api/documents/${id}`), 404, 'document.not_found');
    expect((await send('alatau-accountant', id)).body).toMatchObject({ status: 'delivered', waitingFor: null });
    const seen = await world.as('zhetisu-employee').get(`/api/documents/${id}`);
    expect(seen.body).toMatchObject({ side: 'recipient', status: 'delivered', attention: true });
  });

  it('two clicks on send: one delivery, and the second hears that it has been sent', async () => {
    const id = await world.signed();
    const answers = await Promise.all([
      send('alatau-head', id),
      send('alatau-accountant', id),
      send('alatau-head', id),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expectProblem(answer, 409, 'ability.already_sent');
    }
    const events = await world.events('alatau-head', id);
    expect(events.filter((event) => event === 'ContentConsignment')).toHaveLength(1);
    expect(await deliveries(id)).toBe(1);
  });

  it('E-7.5.9: without a signature it is not sent, and the refusal says what can be done', async () => {
    const id = await world.draft();
    const { state, allowed } = expectProblem(await send('alatau-head', id), 409, 'ability.not_signed');
    expect(state).toBe('signature=unsigned delivery=draft receipt=none response=none annulment=none');
    expect(allowed).toEqual(['edit', 'upload', 'delete', 'setSigners', 'sign', 'download']);
  });

  it('without a recipient it is neither signed nor sent', async () => {
    const id = await world.draft({ to: null });
    expectProblem(await world.submit('alatau-head', id, world.pdf), 409, 'ability.recipient_missing');
  });

  it('E-5.8: not to an organisation that is no longer accredited; the document stays ready', async () => {
    const id = await world.signed({ to: 'tulpar' });
    const tulpar = world.participant('tulpar');
    world.participants.set(tulpar.id, { ...tulpar, state: 'refused' });
    expectProblem(await send('alatau-head', id), 422, 'document.recipient_unknown');
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'ready' });
    world.participants.set(tulpar.id, tulpar);
    expect((await send('alatau-head', id)).status).toBe(200);
  });

  it('the recipient cannot send it on, nor change it', async () => {
    const id = await world.sent();
    expectProblem(await send('zhetisu-head', id), 403, 'ability.sender_only');
    const edited = await world.as('zhetisu-head').patch(`/api/documents/${id}`).send({ title: 'Моё' });
    expectProblem(edited, 403, 'ability.sender_only');
    expectProblem(await world.as('zhetisu-head').delete(`/api/documents/${id}`), 403, 'ability.sender_only');
  });

  it('before it is opened the recipient learns who sent what, and nothing of what it says', async () => {
    const id = await world.draft();
    await world.as('alatau-head').patch(`/api/documents/${id}`).send({ note: 'Жауапты күтеміз' });
    await world.submit('alatau-head', id, world.pdf);
    await send('alatau-head', id);
    const { body } = await world.as('zhetisu-employee').get(`/api/documents/${id}`);
    expect(body).toMatchObject({ note: null, title: 'Договор поставки' });
    const content = await world.as('zhetisu-employee').get(`/api/documents/${id}/content`);
    expectProblem(content, 409, 'content.not_opened');
    const print = await world.as('zhetisu-employee').get(`/api/documents/${id}/print-form`);
    expectProblem(print, 409, 'ability.not_opened');
  });
});
