import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

describe('the recipient’s answer', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  const state = (axes: string) => `signature=signed ${axes}`;
  const COMPLETED = state('delivery=delivered receipt=received response=signed annulment=none');
  const make = (slug: string, id: string, kind: string, reason = 'Себебі көрсетілген') =>
    world.as(slug).post(`/api/documents/${id}/statements`).send({ kind, reason });

  it('signs in turn: the document is completed, on both sides', async () => {
    const id = await world.received();
    const { status, body } = await world.submit('zhetisu-head', id, world.pdf);
    expect([status, body.status]).toEqual([201, 'completed']);
    const [sender, recipient] = [await world.get('alatau-head', id), await world.get('zhetisu-employee', id)];
    expect(sender).toMatchObject({ status: 'completed', axes: { response: 'signed' } });
    expect(recipient.axes).toEqual(sender.axes);
    expect(recipient.signatures).toEqual(sender.signatures);
  });

  it('E-7.5.2: an employee opens, but neither signs nor refuses for the organisation', async () => {
    const id = await world.received();
    expectProblem(await world.submit('zhetisu-employee', id, world.pdf), 403, 'ability.signing_right_missing');
    expectProblem(await make('zhetisu-employee', id, 'refusal'), 403, 'ability.signing_right_missing');
  });

  it('refuses with a reason, which both sides read', async () => {
    const id = await world.received();
    const { status, body } = await world.state('zhetisu-signer', id, 'refusal', 'Сумма не совпадает с договором');
    expect([status, body.status]).toEqual([200, 'refused']);
    const refusal = { reason: 'Сумма не совпадает с договором', by: { name: 'ТӨЛЕГЕНОВА АЙГҮЛ ҚАНАТҚЫЗЫ' } };
    for (const slug of ['alatau-accountant', 'zhetisu-employee']) {
      expect(await world.get(slug, id)).toMatchObject({ status: 'refused', refusal });
      expect(await world.events(slug, id)).toContain('qujat:Refusal');
    }
  });

  it('is not given before the document is opened', async () => {
    const id = await world.sent();
    expectProblem(await world.submit('zhetisu-head', id, world.pdf), 409, 'ability.not_opened');
    expectProblem(await make('zhetisu-head', id, 'refusal'), 409, 'ability.not_opened');
  });

  it('is one of the two: after signing no refusal, after a refusal no signature; each 409 says what can be done', async () => {
    const signed = await world.received();
    await world.submit('zhetisu-head', signed, world.pdf);
    const late = expectProblem(await make('zhetisu-head', signed, 'refusal'), 409, 'ability.already_answered');
    expect(late).toMatchObject({ state: COMPLETED, allowed: ['sign', 'proposeAnnulment', 'print', 'download'] });

    const refused = await world.received();
    await world.state('zhetisu-head', refused, 'refusal');
    const second = expectProblem(
      await world.submit('zhetisu-signer', refused, world.pdf),
      409,
      'ability.already_answered',
    );
    expect(second).toMatchObject({ allowed: ['print', 'download'] });
  });

  it('signing and refusing at the same moment: one of them', async () => {
    for (let round = 0; round < 3; round++) {
      const id = await world.received();
      const { body } = await make('zhetisu-signer', id, 'refusal');
      const signature = await world.sign('zhetisu-signer', Buffer.from(body.content as string, 'base64'));
      const refuse = { statementId: body.id as string, signature };
      const answers = await Promise.all([
        world.submit('zhetisu-head', id, world.pdf),
        world.as('zhetisu-signer').post(`/api/documents/${id}/refuse`).send(refuse),
      ]);
      expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
      const [signed] = answers;
      expect((await world.get('alatau-head', id)).status).toBe(signed.status === 201 ? 'completed' : 'refused');
    }
  });

  it.each([
    ['too short', 'ж'],
    ['blank', '     '],
    ['longer than anyone reads', 'ж'.repeat(1001)],
  ])('a reason that is %s is refused, and the field is named', async (_, reason) => {
    const id = await world.received();
    const { fields } = expectProblem(await make('zhetisu-head', id, 'refusal', reason), 422, 'request.invalid');
    expect(fields).toHaveProperty('reason');
  });

  it('E-3.10: a statement is signed by the one who made it, over what it says, for this document', async () => {
    const [id, other] = [await world.received(), await world.received()];
    const { body } = await make('zhetisu-head', id, 'refusal');
    const text = Buffer.from(body.content as string, 'base64');
    const refuse = (slug: string, document: string, signature: string) =>
      world.as(slug).post(`/api/documents/${document}/refuse`).send({ statementId: body.id, signature });
    const theirs = await world.sign('zhetisu-signer', text);
    const right = await world.sign('zhetisu-head', text);
    expectProblem(await refuse('zhetisu-signer', id, theirs), 404, 'statement.not_found');
    expectProblem(await refuse('zhetisu-head', id, theirs), 422, 'signature.other_person');
    expectProblem(
      await refuse('zhetisu-head', id, await world.sign('zhetisu-head', world.pdf)),
      422,
      'signature.rejected',
    );
    expectProblem(await refuse('zhetisu-head', other, right), 404, 'statement.not_found');
    expect((await world.get('alatau-head', id)).status).toBe('received');
    expect((await refuse('zhetisu-head', id, right)).status).toBe(200);
  });
});
