import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

describe('recalling a document', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  const make = (slug: string, id: string) =>
    world.as(slug).post(`/api/documents/${id}/statements`).send({ kind: 'recall', reason: 'Ошибка в сумме' });

  it('E-7.1.5: before the receipt, signed, with a reason that both sides read', async () => {
    const id = await world.sent();
    const { status, body } = await world.state('alatau-head', id, 'recall', 'Ошибка в сумме договора');
    expect([status, body.status]).toEqual([200, 'recalled']);
    for (const slug of ['alatau-accountant', 'zhetisu-employee']) {
      expect(await world.get(slug, id)).toMatchObject({
        status: 'recalled',
        recall: { reason: 'Ошибка в сумме договора', by: { name: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ' } },
      });
    }
  });

  it('E-7.1.5: what was recalled is not opened, and its content is not shown', async () => {
    const id = await world.sent();
    await world.state('alatau-head', id, 'recall');
    const opened = expectProblem(
      await world.as('zhetisu-head').post(`/api/documents/${id}/open`),
      409,
      'ability.recalled',
    );
    expect(opened.state).toBe('signature=signed delivery=recalled receipt=none response=none annulment=none');
    expect(opened.allowed).toEqual([]);
    expectProblem(await world.as('zhetisu-head').get(`/api/documents/${id}/content`), 409, 'ability.recalled');
    expectProblem(await make('alatau-head', id), 409, 'ability.recalled');
  });

  it('E-7.1.5: not after the receipt, not before sending, not by the recipient, not by an employee', async () => {
    const received = await world.received();
    const late = expectProblem(await make('alatau-head', received), 409, 'ability.already_received');
    expect(late.allowed).toEqual(['proposeAnnulment', 'print', 'download']);
    expectProblem(await make('alatau-head', await world.signed()), 409, 'ability.not_sent');
    const sent = await world.sent();
    expectProblem(await make('zhetisu-head', sent), 403, 'ability.sender_only');
    expectProblem(await make('alatau-accountant', sent), 403, 'ability.right_missing');
  });

  it('E-7.1.5: against opening at the same moment: one outcome, the same for both sides', async () => {
    for (let round = 0; round < 6; round++) {
      const id = await world.sent();
      const { body } = await make('alatau-head', id);
      const signature = await world.sign('alatau-head', Buffer.from(body.content as string, 'base64'));
      const recall = () =>
        world.as('alatau-head').post(`/api/documents/${id}/recall`).send({ statementId: body.id, signature });
      const open = () => world.as('zhetisu-employee').post(`/api/documents/${id}/open`);
      // Verifying a signature takes longer than opening: give each a chance to be first.
      const recalled = Promise.resolve(recall());
      await new Promise((resolve) => setTimeout(resolve, round * 25));
      const answers = await Promise.all([recalled, open()]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const [sender, recipient] = [await world.get('alatau-head', id), await world.get('zhetisu-head', id)];
      expect(recipient.axes).toEqual(sender.axes);
      const isRecalled = answers[0].status === 200;
      expect(sender.status).toBe(isRecalled ? 'recalled' : 'received');
      expect(sender.receipt === null).toBe(isRecalled);
    }
  });

  it('a statement is used once', async () => {
    const id = await world.sent();
    const { body } = await make('alatau-head', id);
    const signature = await world.sign('alatau-head', Buffer.from(body.content as string, 'base64'));
    const recall = () =>
      world.as('alatau-head').post(`/api/documents/${id}/recall`).send({ statementId: body.id, signature });
    const statuses = (await Promise.all([recall(), recall()])).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409]);
    const events = await world.events('alatau-head', id);
    expect(events.filter((event) => event === 'qujat:Recall')).toHaveLength(1);
  });

  it('says in the signer’s language what is signed, and the text is what was shown', async () => {
    const id = await world.sent();
    const { number } = await world.get('alatau-head', id);
    const { body } = await make('alatau-head', id);
    expect(Buffer.from(body.content as string, 'base64').toString('utf8')).toBe(body.text);
    for (const part of ['ЗАЯВЛЕНИЕ ОБ ОТЗЫВЕ', number, 'Ошибка в сумме', '140340999103', '091040999202', body.id]) {
      expect(body.text).toContain(part);
    }
  });
});
