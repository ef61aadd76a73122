import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { aPdf } from '../testing/a-pdf.js';

describe('the exchange of a document', () => {
  let world: ExchangeWorld;
  let pdf: Buffer;

  beforeAll(async () => {
    world = await exchangeWorld();
    pdf = await aPdf('Договор поставки', ['Текст договора. Келісімшарт мәтіні.']);
  });

  afterAll(() => world?.close());

  const as = (slug: string) => world.app.as(world.actor(slug));

  it('goes from one organisation to another', async () => {
    const sender = as('alatau-head');
    const t = [performance.now()];
    const created = await sender
      .post('/api/documents')
      .send({ title: 'Договор', type: 'contract', recipientId: world.participant('zhetisu').id });
    expect(created.body).toMatchObject({ status: 'draft' });
    const id = created.body.id as string;
    t.push(performance.now());
    const up = await sender
      .put(`/api/documents/${id}/content`)
      .set('Content-Type', 'application/pdf')
      .set('X-File-Name', encodeURIComponent('Договор.pdf'))
      .send(pdf);
    expect(up.body).toMatchObject({ file: { size: pdf.length } });
    t.push(performance.now());
    const signature = await world.sign('alatau-head', pdf);
    t.push(performance.now());
    const signed = await sender.post(`/api/documents/${id}/signatures`).send({ signature });
    expect(signed.body).toMatchObject({ status: 'ready' });
    t.push(performance.now());
    const sent = await sender.post(`/api/documents/${id}/send`);
    expect(sent.body).toMatchObject({ status: 'delivered' });
    t.push(performance.now());
    const opened = await as('zhetisu-employee').post(`/api/documents/${id}/open`);
    expect(opened.body).toMatchObject({ status: 'received' });
    t.push(performance.now());
    console.log(
      t.map((x, i) => Math.round(x - (t[i - 1] ?? x))),
      JSON.stringify(opened.body, null, 1),
    );
  });
});
