import { newId } from '@qujat/kernel';
import { systemScope } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

const BIN = '210640999308';

describe('to whom a document may be sent', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  afterEach(() => world.counterparties('alatau', 'zhetisu'));

  const send = (id: string, slug = 'alatau-head') => world.as(slug).post(`/api/documents/${id}/send`);
  const detail = async (id: string, event: string) =>
    (await world.get('alatau-head', id)).timeline.find((each) => each.event === event)?.detail;

  it.each([
    ['none', 'ability.counterparty_missing'],
    ['invited-by-you', 'ability.counterparty_invited'],
    ['invites-you', 'ability.counterparty_invites_you'],
    ['blocked-by-you', 'ability.counterparty_blocked'],
    ['does-not-accept', 'ability.counterparty_refuses'],
  ] as const)('E-10.1.2: only to an accepted counterparty; %s is refused with the reason', async (standing, code) => {
    const id = await world.signed();
    world.counterparties('alatau', 'zhetisu', standing);
    const { body } = await world.as('alatau-head').get(`/api/documents/${id}`);
    expect(body).toMatchObject({ counterparty: standing, abilities: { send: { allowed: false, reason: code } } });
    const { items } = (await world.as('alatau-head').get('/api/documents?box=drafts')).body as {
      items: { id: string }[];
    };
    expect(items.find((each) => each.id === id)).toMatchObject({ abilities: { send: { reason: code } } });
    expectProblem(await send(id), 409, code);
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'ready' });
    world.counterparties('alatau', 'zhetisu');
    expect((await send(id)).body).toMatchObject({ status: 'delivered', counterparty: null });
  });

  /** A document to Tulpar, which is not registered yet; signed. */
  async function invited({ state = 'invited' as const } = {}): Promise<{ id: string; invitationId: string }> {
    const invitationId = newId(new Date());
    world.invitation({ id: invitationId, bin: BIN, name: 'Тұлпар Логистика', state });
    const id = await world.draft({ to: null });
    const edited = await world.as('alatau-head').patch(`/api/documents/${id}`).send({ invitationId });
    expect([edited.status, edited.body.recipient]).toEqual([
      200,
      {
        id: null,
        bin: BIN,
        name: { kk: 'Тұлпар Логистика', ru: 'Тұлпар Логистика', en: 'Тұлпар Логистика' },
        invitationId,
      },
    ]);
    expect((await world.submit('alatau-head', id, world.pdf)).status).toBe(201);
    return { id, invitationId };
  }
  const tell = async (type: string, invitationId: string): Promise<void> => {
    await world.app.database.work.run(systemScope('spec'), (tx) =>
      tx.emit({ type: `identity.counterparty.${type}`, aggregateId: invitationId, payload: { invitationId } }),
    );
    await world.app.drain();
  };
  const accept = (id: string) =>
    world.invitation({ id, bin: BIN, state: 'accepted', toId: world.participant('tulpar').id });

  it('E-7.1.3: with an invitation it waits, says for what, and reaches the invited one when they accept', async () => {
    const { id, invitationId } = await invited();
    const sent = await send(id);
    expect(sent.body).toMatchObject({ status: 'waiting', waitingFor: 'counterparty', sentAt: null, publicUrl: null });
    await world.app.drain();
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'waiting' });
    expect(await world.events('alatau-head', id)).toContain('qujat:CounterpartyAwaited');
    expectProblem(await world.as('tulpar-head').get(`/api/documents/${id}`), 404, 'document.not_found');
    accept(invitationId);
    await tell('accepted', invitationId);
    await tell('accepted', invitationId);
    const seen = await world.as('tulpar-head').get(`/api/documents/${id}`);
    expect(seen.body).toMatchObject({
      ...{ side: 'recipient', status: 'delivered' },
      recipient: { id: world.participant('tulpar').id, bin: BIN, name: { en: 'Tulpar Logistics LLP' } },
    });
    const events = await world.events('alatau-head', id);
    expect(events.filter((event) => event === 'ContentConsignment')).toHaveLength(1);
    expect((await world.as('tulpar-head').post(`/api/documents/${id}/open`)).status).toBe(200);
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'received' });
  });

  it('E-7.1.3: one who accepts while it is being sent gets it all the same', async () => {
    const { id, invitationId } = await invited();
    expect((await send(id)).body).toMatchObject({ status: 'waiting' });
    // Accepted before the wait had begun: identity's event found nothing to deliver.
    accept(invitationId);
    await world.app.drain();
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'delivered' });
  });

  it('E-7.1.3: one who has accepted before it is sent gets it at once', async () => {
    const { id, invitationId } = await invited();
    accept(invitationId);
    expect((await send(id)).body).toMatchObject({ status: 'delivered', recipient: { bin: BIN } });
    expect(invitationId).toBeTruthy();
  });

  it.each(['refused', 'withdrawn', 'expired'] as const)(
    'E-7.1.3: when the invitation is %s it comes back ready, and its timeline says why',
    async (state) => {
      const { id, invitationId } = await invited();
      await send(id);
      world.invitation({ id: invitationId, bin: BIN, state, reason: state === 'refused' ? 'Біз емеспіз' : null });
      await tell(state, invitationId);
      expect(await world.get('alatau-head', id)).toMatchObject({ status: 'ready', waitingFor: null });
      expect(await detail(id, 'qujat:TurnedBack')).toEqual({
        ...{ why: 'invitation-ended', reason: state === 'refused' ? 'Біз емеспіз' : null },
      });
      expectProblem(await send(id), 409, 'ability.invitation_ended');
    },
  );

  it('E-7.1.5: while it waits the sender recalls it, with a reason, signed; it never reaches anybody', async () => {
    const { id, invitationId } = await invited();
    await send(id);
    const { body } = await world.state('alatau-head', id, 'recall', 'Қате БСН');
    expect(body).toMatchObject({ status: 'recalled', recall: { reason: 'Қате БСН' }, publicUrl: null });
    expect(body.abilities.print).toMatchObject({ allowed: false, reason: 'ability.not_sent' });
    accept(invitationId);
    await tell('accepted', invitationId);
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'recalled' });
    expectProblem(await world.as('tulpar-head').get(`/api/documents/${id}`), 404, 'document.not_found');
  });

  it('E-7.1.3: accepting and recalling at the same moment have one outcome', async () => {
    const { id, invitationId } = await invited();
    await send(id);
    accept(invitationId);
    const made = await world
      .as('alatau-head')
      .post(`/api/documents/${id}/statements`)
      .send({ kind: 'recall', reason: 'Қате' });
    const signature = await world.sign('alatau-head', Buffer.from(String(made.body.content), 'base64'));
    const recall = { statementId: String(made.body.id), signature };
    const [recalled] = await Promise.all([
      world.as('alatau-head').post(`/api/documents/${id}/recall`).send(recall),
      tell('accepted', invitationId),
    ]);
    // Delivered first it is recalled after; recalled first it is not delivered.
    expect([recalled.status, (await world.get('alatau-head', id)).status]).toEqual([200, 'recalled']);
  });

  it('E-7.1.3: only with an open invitation of one’s own, by number', async () => {
    const id = await world.draft({ to: null });
    const address = (invitationId: string) =>
      world.as('alatau-head').patch(`/api/documents/${id}`).send({ invitationId });
    const [foreign, byEmail, ended] = [newId(new Date()), newId(new Date()), newId(new Date())];
    world.invitation({ id: foreign, bin: BIN, fromId: world.participant('zhetisu').id });
    world.invitation({ id: byEmail, bin: null });
    world.invitation({ id: ended, bin: BIN, state: 'withdrawn' });
    for (const unknown of [newId(new Date()), foreign, byEmail]) {
      const { fields } = expectProblem(await address(unknown), 422, 'document.invitation_unknown');
      expect(fields).toHaveProperty('invitationId');
    }
    expectProblem(await address(ended), 422, 'document.invitation_ended');
  });

  it('the database gives what was signed to no other number, and lets nothing unsigned wait', async () => {
    const { id } = await invited();
    const run = (sql: string) => world.rows(sql, id);
    await expect(run(`UPDATE exchange.documents SET recipient_bin = '0' WHERE id = $1`)).rejects.toThrow(
      'has been signed',
    );
    const draft = await world.draft();
    const wait = `UPDATE exchange.documents SET delivery = 'waiting', submitted_at = now() WHERE id = $1`;
    await expect(world.rows(wait, draft)).rejects.toThrow('check constraint');
  });
});
