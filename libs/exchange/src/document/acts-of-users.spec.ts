import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';

/** What people do with documents, under whose signature it stands, and for whom it counts. */
describe('the acts of a user', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  const acts = (id: string) =>
    world.rows<{ act: string; actor_iin: string; participant_id: string; certificate_sha256: string | null }>(
      `SELECT act, actor_iin, participant_id, certificate_sha256 FROM platform.audit
       WHERE subject_id = $1 AND scope LIKE 'participant%' ORDER BY id`,
      id,
    );
  const statement = (id: string) =>
    world.rows<{ cms: Buffer | null; participant_id: string; signer: object }>(
      'SELECT cms, participant_id, signer FROM exchange.statements WHERE document_id = $1',
      id,
    );

  it('E-5.10: what is signed carries the user’s own signature, and stands as the participant’s for every colleague', async () => {
    const id = await world.received();
    expect((await world.submit('zhetisu-head', id, world.pdf)).status).toBe(201);
    for (const slug of ['alatau-accountant', 'zhetisu-employee'])
      expect(await world.get(slug, id)).toMatchObject({
        ...{ sender: { id: world.participant('alatau').id }, recipient: { id: world.participant('zhetisu').id } },
        signatures: [
          { side: 'sender', state: 'accepted', signer: { iin: world.actor('alatau-head').iin } },
          { side: 'recipient', state: 'accepted', signer: { iin: world.actor('zhetisu-head').iin } },
        ],
      });
  });

  it('E-5.10, E-5.11: recall and refusal are statements of the participant under the user’s signature', async () => {
    const [recalled, refused] = [await world.sent(), await world.received()];
    expect((await world.state('alatau-head', recalled, 'recall')).status).toBe(200);
    expect((await world.state('zhetisu-head', refused, 'refusal')).status).toBe(200);
    for (const [id, slug] of [[recalled, 'alatau-head'] as const, [refused, 'zhetisu-head'] as const]) {
      const { iin, participantId } = world.actor(slug);
      const [kept] = await statement(id);
      expect(kept).toMatchObject({ participant_id: participantId, signer: { iin } });
      expect(kept?.cms?.length).toBeGreaterThan(500);
    }
  });

  it('E-5.11: every act is on record with the person, the participant and the certificate it was done under', async () => {
    const id = await world.received();
    const done = await acts(id);
    expect(new Set(done.map(({ act }) => act)).size).toBeGreaterThanOrEqual(4);
    for (const act of done) {
      const sender = act.participant_id === world.participant('alatau').id;
      const { iin } = world.actor(sender ? 'alatau-head' : 'zhetisu-employee');
      expect(act).toMatchObject({ actor_iin: iin, certificate_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    }
  });
});
