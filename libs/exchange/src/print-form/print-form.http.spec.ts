import { execFileSync } from 'node:child_process';
import type { Document } from '../document/document.response.js';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
import { describeWith } from '../../../../test/support/requires.js';

// pdftotext comes with pdftoppm, in one package.
describeWith('pdftoppm', 'the print form over HTTP, read by Poppler', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  const print = (slug: string, id: string, lang = 'ru') =>
    world.as(slug).get(`/api/documents/${id}/print-form?lang=${lang}`).buffer().responseType('blob');
  const textOf = (pdf: Buffer) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString('utf8');

  it('E-7.1.6: is a PDF with the number, the original’s text, and every signature', async () => {
    const id = await world.received();
    await world.submit('zhetisu-head', id, world.pdf);
    const { number, signatures } = await world.get('alatau-head', id);
    const { status, headers, body } = await print('zhetisu-employee', id);
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(headers['content-disposition']).toContain(`${number}.pdf`);
    const text = textOf(body as Buffer);
    for (const part of [number, 'Текст договора', 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ', 'ОРАЗБЕКОВ БАУЫРЖАН СӘКЕНҰЛЫ']) {
      expect(text).toContain(part);
    }
    expect(signatures).toHaveLength(2);
  });

  it.each(['kk', 'ru', 'en'])('E-7.5.10: is there in %s', async (lang) => {
    const id = await world.sent();
    const text = textOf((await print('alatau-accountant', id, lang)).body as Buffer);
    expect(text.toUpperCase()).toContain({ kk: 'КӨШІРМЕ ДҰРЫС', ru: 'КОПИЯ ВЕРНА', en: 'TRUE COPY' }[lang]);
  });

  it('E-7.5.10: names every recipient with its receipt, and every signature of each', async () => {
    const id = await world.draft();
    const recipients = ['zhetisu', 'tulpar'].map((slug) => ({ recipientId: world.participant(slug).id }));
    expect((await world.as('alatau-head').patch(`/api/documents/${id}`).send({ recipients })).status).toBe(200);
    await world.submit('alatau-head', id, world.pdf);
    expect((await world.as('alatau-head').post(`/api/documents/${id}/send`)).status).toBe(200);
    await world.as('tulpar-head').post(`/api/documents/${id}/open`);
    expect((await world.submit('tulpar-head', id, world.pdf)).status).toBe(201);
    const text = textOf((await print('alatau-head', id)).body as Buffer).replace(/\s+/g, ' ');
    const shown = (await world.get('alatau-head', id)) as unknown as Pick<Document, 'recipients' | 'signatures'>;
    const { recipients: parties, signatures } = shown;
    expect(signatures).toHaveLength(2);
    for (const { signer } of signatures) expect(text).toContain(signer.name);
    expect(parties).toHaveLength(2);
    for (const { bin } of parties) expect(text).toContain(bin);
    expect(text).toMatch(/2\. .+: получил .+; подписал/);
    expect(text).toMatch(/1\. .+: ещё не получил/);
    const { publicUrl } = await world.get('alatau-head', id);
    const [number, token] = new URL(publicUrl!).pathname.split('/').slice(-2);
    const { body } = await world.app.agent().get(`/api/public/verification/${number}/${token}`);
    expect(body).toMatchObject({
      status: 'partly-signed',
      recipients: [
        { bin: parties[0]!.bin, status: 'delivered', receivedAt: null },
        { bin: parties[1]!.bin, receivedAt: expect.any(String) },
      ],
    });
  });

  it('is not made of what was not sent', async () => {
    const id = await world.signed();
    const refused = await world.as('alatau-head').get(`/api/documents/${id}/print-form`);
    expectProblem(refused, 409, 'ability.not_sent');
  });

  it('is made of a file that is no PDF too: its checksum stands for it', async () => {
    const content = Buffer.from('Хат мәтіні');
    const id = await world.sent({ content, name: 'хат.txt', type: 'text/plain' });
    const { sha256 } = (await world.get('alatau-head', id)).file;
    const text = textOf((await print('alatau-head', id)).body as Buffer).replace(/\s+/g, '');
    expect(text).toContain(sha256);
  });
});
