import { newId } from '@qujat/kernel';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import type { RecipientOfDocument } from './recipient.response.js';

interface Shown {
  readonly status: string;
  readonly axes: Readonly<Record<string, string>>;
  readonly recipients: readonly RecipientOfDocument[];
  readonly signedCount: number;
  readonly recipientCount: number;
  readonly abilities: Readonly<Record<string, { readonly allowed: boolean; readonly reason?: string }>>;
}

/** A document with several recipients: Alatau writes to Zhetisu and Tulpar. */
describe('a document with several recipients', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  const get = async (slug: string, id: string) => (await world.get(slug, id)) as unknown as Shown;
  const deliveries = async (id: string) => (await get('alatau-head', id)).recipients.map(({ delivery }) => delivery);
  const open = (slug: string, id: string) => world.as(slug).post(`/api/documents/${id}/open`);

  async function draft(options: object = {}): Promise<string> {
    const recipients = ['zhetisu', 'tulpar'].map((slug) => ({ recipientId: world.participant(slug).id }));
    const { body } = await world
      .as('alatau-head')
      .post('/api/documents')
      .send({ title: 'Договор трёх сторон', type: 'contract', recipients, ...options });
    await world.upload(body.id as string, world.pdf);
    return body.id as string;
  }

  async function sent(options: object = {}): Promise<string> {
    const id = await draft(options);
    expect((await world.submit('alatau-head', id, world.pdf)).status).toBe(201);
    expect((await world.as('alatau-head').post(`/api/documents/${id}/send`)).body).toMatchObject({
      status: 'delivered',
    });
    return id;
  }

  const signs = async (slug: string, id: string) => {
    expect((await open(slug, id)).status).toBe(200);
    const { status } = await world.submit(slug, id, world.pdf);
    expect(status).toBe(201);
    await world.app.drain();
  };

  const recallable = async (slug: string, id: string) =>
    (await get(slug, id)).recipients.map(({ recallable }) => recallable);

  const recallOne = (id: string, slug: string) =>
    world
      .as('alatau-head')
      .post(`/api/documents/${id}/statements`)
      .send({ kind: 'recall', reason: 'Отправлено по ошибке', recipientId: world.participant(slug).id });
  const accepted = async (invitationId: string) => {
    await world.app.database.work.run({ kind: 'system', name: 'spec' }, (tx) =>
      tx.emit({ type: 'identity.counterparty.accepted', aggregateId: invitationId, payload: { invitationId } }),
    );
    await world.app.drain();
  };

  it('E-7.1.3: at once, each receives and answers for itself, and the sender sees the sum', async () => {
    const id = await sent();
    expect(await deliveries(id)).toEqual(['delivered', 'delivered']);
    await signs('zhetisu-head', id);
    expect(await get('alatau-head', id)).toMatchObject({
      status: 'partly-signed',
      ...{ signedCount: 1, recipientCount: 2, axes: { receipt: 'partly', response: 'partly' } },
    });
    expect(await get('zhetisu-head', id)).toMatchObject({ status: 'partly-signed', axes: { response: 'signed' } });
    expect(await get('tulpar-head', id)).toMatchObject({ status: 'delivered', axes: { response: 'awaited' } });
    await signs('tulpar-head', id);
    for (const slug of ['alatau-head', 'zhetisu-head', 'tulpar-head']) {
      const { status, recipients } = await get(slug, id);
      expect([slug, status, recipients.map(({ signed }) => signed.length)]).toEqual([slug, 'completed', [1, 1]]);
    }
  });

  it('E-7.1.3: in order, the next one gets it when the one before has signed, and sees nothing before', async () => {
    const id = await sent({ sending: 'in-order' });
    expect(await deliveries(id)).toEqual(['delivered', 'held']);
    expect((await world.as('tulpar-head').get(`/api/documents/${id}`)).status).toBe(404);
    await signs('zhetisu-head', id);
    expect(await deliveries(id)).toEqual(['delivered', 'delivered']);
    await signs('tulpar-head', id);
    expect((await get('alatau-head', id)).status).toBe('completed');
  });

  it('E-7.1.3: in order, a refusal stops the chain, and the document says so', async () => {
    const id = await sent({ sending: 'in-order' });
    await open('zhetisu-head', id);
    expect((await world.state('zhetisu-head', id, 'refusal')).status).toBe(200);
    await world.app.drain();
    expect(await deliveries(id)).toEqual(['delivered', 'stopped']);
    expect(await world.events('alatau-head', id)).toContain('qujat:RecipientStopped');
    expect((await get('alatau-head', id)).status).toBe('refused');
    expect((await world.as('tulpar-head').get(`/api/documents/${id}`)).status).toBe(404);
  });

  it('E-7.1.3: a refusal of one of those who got it at once leaves the others their answer', async () => {
    const id = await sent();
    await open('zhetisu-head', id);
    await world.state('zhetisu-head', id, 'refusal');
    await signs('tulpar-head', id);
    expect((await get('alatau-head', id)).status).toBe('refused');
    expect((await get('tulpar-head', id)).axes).toMatchObject({ response: 'signed' });
  });

  it('E-7.1.3: the recipients sign first where they are asked to, and the sender completes', async () => {
    const id = await draft({ firstSigner: 'recipient' });
    expect((await get('alatau-head', id)).abilities['sign']).toMatchObject({ reason: 'ability.recipient_signs_first' });
    expect((await world.as('alatau-head').post(`/api/documents/${id}/send`)).body).toMatchObject({
      status: 'delivered',
    });
    await signs('zhetisu-head', id);
    expect((await world.submit('alatau-head', id, world.pdf)).body).toMatchObject({
      code: 'ability.recipients_sign_first',
    });
    await signs('tulpar-head', id);
    expect((await get('zhetisu-head', id)).status).toBe('to-complete');
    expect((await world.submit('alatau-head', id, world.pdf)).status).toBe(201);
    expect((await get('tulpar-head', id)).status).toBe('completed');
  });

  it('E-7.1.5: is recalled as a whole before anybody has received it, and not after', async () => {
    const early = await sent();
    expect((await world.state('alatau-head', early, 'recall')).status).toBe(200);
    expect(await deliveries(early)).toEqual(['recalled', 'recalled']);
    const late = await sent();
    await open('tulpar-head', late);
    expect((await world.state('alatau-head', late, 'recall')).status).toBe(409);
  });

  it('E-7.1.5: is annulled with the consent of all parties; one refuses, and it stays in force', async () => {
    const id = await sent();
    await signs('zhetisu-head', id);
    await signs('tulpar-head', id);
    expect((await world.state('alatau-head', id, 'annulment-proposal')).status).toBe(200);
    expect((await world.state('zhetisu-head', id, 'annulment-consent')).status).toBe(200);
    expect((await get('alatau-head', id)).axes).toMatchObject({ annulment: 'proposed' });
    expect((await world.state('tulpar-head', id, 'annulment-refusal')).status).toBe(200);
    expect((await get('alatau-head', id)).status).toBe('completed');
    expect((await world.state('zhetisu-head', id, 'annulment-proposal')).status).toBe(200);
    expect((await world.state('alatau-head', id, 'annulment-consent')).status).toBe(200);
    expect((await world.state('tulpar-head', id, 'annulment-consent')).status).toBe(200);
    for (const slug of ['alatau-head', 'zhetisu-head', 'tulpar-head'])
      expect((await get(slug, id)).status).toBe('annulled');
  });

  it('E-7.1.3: an invited one among several gets it when it accepts; the others do not wait for it', async () => {
    const invitation = { id: newId(new Date()), bin: world.participant('tulpar').bin, name: 'Тұлпар' };
    world.invitation(invitation);
    const recipients = [{ recipientId: world.participant('zhetisu').id }, { invitationId: invitation.id }];
    const id = await sent({ recipients });
    expect(await deliveries(id)).toEqual(['delivered', 'waiting']);
    await signs('zhetisu-head', id);
    world.invitation({ ...invitation, state: 'accepted', toId: world.participant('tulpar').id });
    await accepted(invitation.id);
    expect(await deliveries(id)).toEqual(['delivered', 'delivered']);
    await signs('tulpar-head', id);
    expect((await get('alatau-head', id)).status).toBe('completed');
  });

  it('E-7.1.3, E-7.1.5: one who accepts the invitation while an annulment is proposed gets it when that is refused', async () => {
    const invitation = { id: newId(new Date()), bin: world.participant('tulpar').bin, name: 'Тұлпар' };
    world.invitation(invitation);
    const recipients = [{ recipientId: world.participant('zhetisu').id }, { invitationId: invitation.id }];
    const id = await sent({ recipients });
    await signs('zhetisu-head', id);
    expect((await world.state('alatau-head', id, 'annulment-proposal')).status).toBe(200);
    world.invitation({ ...invitation, state: 'accepted', toId: world.participant('tulpar').id });
    await accepted(invitation.id);
    expect(await deliveries(id)).toEqual(['delivered', 'waiting']);
    expect((await world.state('zhetisu-head', id, 'annulment-refusal')).status).toBe(200);
    await world.app.drain();
    expect(await deliveries(id)).toEqual(['delivered', 'delivered']);
  });

  it('E-7.1.5: nobody is taken out of a document while its annulment is proposed', async () => {
    const id = await sent();
    await signs('zhetisu-head', id);
    expect(await recallable('alatau-head', id)).toEqual([false, true]);
    expect(await recallable('zhetisu-head', id)).toEqual([false, false]);
    expect((await recallOne(id, 'tulpar')).status).toBe(201);
    expect((await world.state('zhetisu-head', id, 'annulment-proposal')).status).toBe(200);
    expect((await recallOne(id, 'tulpar')).body).toMatchObject({ status: 409, code: 'ability.annulment_open' });
    expect(await recallable('alatau-head', id)).toEqual([false, false]);
  });

  it('E-7.1.5: a recall from one against its opening at the same moment: one of them wins, the other recipient keeps it', async () => {
    const id = await sent();
    const { id: statementId, content } = (await recallOne(id, 'tulpar')).body as { id: string; content: string };
    const signature = await world.sign('alatau-head', Buffer.from(content, 'base64'));
    const [recalled, opened] = await Promise.all([
      world.as('alatau-head').post(`/api/documents/${id}/recall`).send({ statementId, signature }),
      open('tulpar-head', id),
    ]);
    const isRecalled = recalled.status === 200;
    expect(opened.status === 200).toBe(!isRecalled);
    expect(await deliveries(id)).toEqual(['delivered', isRecalled ? 'recalled' : 'delivered']);
    expect((await world.as('tulpar-head').get(`/api/documents/${id}/content`)).status === 200).toBe(!isRecalled);
    expect((await open('zhetisu-head', id)).status).toBe(200);
  });

  it('is not addressed twice to the same, and keeps its recipients once it is signed', async () => {
    const twice = [0, 1].map(() => ({ recipientId: world.participant('zhetisu').id }));
    const { status, body } = await world
      .as('alatau-head')
      .post('/api/documents')
      .send({ title: 'Дважды', type: 'letter', recipients: twice });
    expect([status, body.code]).toEqual([422, 'document.recipient_twice']);
    const id = await sent();
    for (const sql of [
      'DELETE FROM exchange.document_recipients WHERE document_id = $1 AND position = 2',
      `UPDATE exchange.document_recipients SET bin = '0' WHERE document_id = $1 AND position = 2`,
    ])
      await expect(world.rows(sql, id)).rejects.toThrow(/goes to whom it names/);
  });

  it('an edit puts the recipients into another order', async () => {
    const id = await draft();
    const recipients = ['tulpar', 'zhetisu'].map((slug) => ({ recipientId: world.participant(slug).id }));
    const edited = await world
      .as('alatau-head')
      .patch(`/api/documents/${id}`)
      .send({ recipients, sending: 'in-order' });
    expect(edited.status).toBe(200);
    const bins = (edited.body as Shown).recipients.map(({ bin }) => bin);
    expect(bins).toEqual(['tulpar', 'zhetisu'].map((slug) => world.participant(slug).bin));
  });
});
