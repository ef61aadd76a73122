import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
import { sha256 } from '../signing/intake.js';

interface ShownReceipt {
  readonly record: Readonly<Record<string, unknown>>;
  readonly recordBase64: string;
  readonly signatureBase64: string;
  readonly report: { readonly indication: string; readonly signatures: readonly Record<string, unknown>[] };
}

describe('the receipt of a document', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  const open = (slug: string, id: string) => world.as(slug).post(`/api/documents/${id}/open`);
  const receipt = async (slug: string, id: string) =>
    (await world.as(slug).get(`/api/documents/${id}/receipt`).expect(200)).body as ShownReceipt;

  it('E-7.4: comes into being at the moment an employee of the recipient opens the document', async () => {
    const id = await world.sent();
    expectProblem(await world.as('alatau-head').get(`/api/documents/${id}/receipt`), 404, 'document.receipt_absent');
    const { body } = await open('zhetisu-employee', id);
    expect(body).toMatchObject({
      status: 'received',
      axes: { receipt: 'received', response: 'awaited' },
      receipt: { state: 'received', openedBy: { name: 'НҰРПЕЙІСОВ ЕРЖАН ТАЛҒАТҰЛЫ' } },
    });
    expect(body.receivedAt).not.toBeNull();
  });

  it('E-7.4: is signed by the portal, timestamped, and says who opened what, when, and who had signed it', async () => {
    const id = await world.received();
    const { number, sentAt, receipt: state } = (await world.as('alatau-head').get(`/api/documents/${id}`)).body;
    const { record, report } = await receipt('alatau-head', id);
    expect(record).toMatchObject({
      type: 'qujat:receipt',
      document: {
        ...{ number, sentAt, file: { sha256: sha256(world.pdf), size: world.pdf.length } },
        signatures: [{ side: 'sender', signer: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ' }],
      },
      sender: { bin: '140340999103' },
      recipient: { bin: '091040999202' },
      openedAt: state.openedAt,
      openedBy: { iin: '940130309978', certificateSha256: world.actor('zhetisu-employee').certificateSha256 },
    });
    expect(report).toMatchObject({ indication: 'TOTAL-PASSED', signatures: [{ level: 'T' }] });
  });

  it('E-7.4: is the same on both sides, and comes once, however many open at once', async () => {
    const id = await world.sent();
    const people = ['zhetisu-employee', 'zhetisu-head', 'zhetisu-signer', 'zhetisu-employee', 'zhetisu-head'];
    const answers = await Promise.all(people.map((slug) => open(slug, id)));
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 200));
    await world.app.drain();
    const events = await world.events('alatau-head', id);
    expect(events.filter((event) => event === 'ContentHandover')).toHaveLength(1);
    expect(events.filter((event) => event === 'qujat:ReceiptTimestamped')).toHaveLength(1);
    const [theirs, ours] = [await receipt('zhetisu-signer', id), await receipt('alatau-accountant', id)];
    expect(theirs.signatureBase64).toBe(ours.signatureBase64);
    expect(theirs.recordBase64).toBe(ours.recordBase64);
  });

  it('opening again later changes nothing', async () => {
    const id = await world.received();
    const before = await receipt('alatau-head', id);
    expect((await open('zhetisu-head', id)).status).toBe(200);
    expect((await receipt('alatau-head', id)).signatureBase64).toBe(before.signatureBase64);
  });

  it('the sender’s reading of their own document is no receipt', async () => {
    const id = await world.sent();
    expectProblem(await open('alatau-head', id), 403, 'ability.recipient_only');
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'delivered', receipt: null });
  });

  it('E-7.5.8: both sides download the same bytes, those that were uploaded', async () => {
    const id = await world.received();
    for (const slug of ['alatau-accountant', 'zhetisu-employee']) {
      const { body } = await world.as(slug).get(`/api/documents/${id}/content`).buffer().responseType('blob');
      expect(sha256(body as Buffer)).toBe(sha256(world.pdf));
    }
  });
});
