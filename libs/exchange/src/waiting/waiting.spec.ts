import { TestClock } from '@qujat/platform';
import type { ServiceMode } from '../../../../apps/dev-ca/src/index.js';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
import { WaitingConsumers } from './waiting.consumers.js';

describe('a document that waits for a service of the NCA', () => {
  let world: ExchangeWorld;
  const clock = new TestClock();

  beforeAll(async () => {
    world = await exchangeWorld({ clock });
  });

  afterAll(() => world?.close());

  afterEach(() => {
    status('up');
    world.ca.setService('tsa', 'up');
  });

  /** OCSP, and the lists that would stand in for it. */
  const status = (mode: ServiceMode) => {
    world.ca.setService('ocsp', mode);
    world.ca.setService('crl', mode);
  };
  const tsa = (mode: ServiceMode) => world.ca.setService('tsa', mode);
  const post = (slug: string, id: string, act: string) => world.as(slug).post(`/api/documents/${id}/${act}`);
  const verification = async (id: string) => {
    const [row] = await world.rows<{ evidence: number; outcome: string }>(
      `SELECT v.outcome, count(l.*)::int AS evidence FROM exchange.signatures s
         JOIN trust.verification v ON v.id = s.verification_id
         JOIN trust.verification_evidence l ON l.verification_id = v.id
        WHERE s.document_id = $1 GROUP BY v.outcome`,
      id,
    );
    return row;
  };

  it('OCSP down: the signature waits, the user sees it; sending queues; all goes on by itself when OCSP is back', async () => {
    const id = await world.draft();
    status('down');
    const submitted = await world.submit('alatau-head', id, world.pdf);
    expect([submitted.status, submitted.body.status, submitted.body.waitingFor]).toEqual([202, 'verifying', 'ocsp']);
    expect(submitted.body.signatures[0]).toMatchObject({ state: 'verifying', indication: null });
    expect(submitted.body.signatures[0].verdict.ru).toContain('Документ продолжит путь сам');
    expect((await post('alatau-head', id, 'send')).body).toMatchObject({ status: 'queued', waitingFor: 'ocsp' });
    expectProblem(await post('alatau-head', id, 'send'), 409, 'ability.already_sent');
    expectProblem(await world.as('zhetisu-head').get(`/api/documents/${id}`), 404, 'document.not_found');
    await world.app.drain();
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'queued', waitingFor: 'ocsp' });

    status('up');
    await world.app.drain();
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'delivered', waitingFor: null });
    expect(await world.get('zhetisu-head', id)).toMatchObject({ signatures: [{ state: 'accepted' }] });
    const events = await world.events('alatau-head', id);
    expect(events.filter((event) => event === 'ContentConsignment')).toHaveLength(1);
    expect(await verification(id)).toMatchObject({ outcome: 'accepted', evidence: expect.any(Number) });
  });

  it('TSA down: the same, and a client that asks again hears the same', async () => {
    const id = await world.draft();
    tsa('down');
    const signature = await world.sign('alatau-head', world.pdf);
    for (let i = 0; i < 2; i++) {
      const { body, status: code } = await world.submit('alatau-head', id, signature);
      expect([code, body.status, body.waitingFor, body.signatures.length]).toEqual([202, 'verifying', 'tsa', 1]);
    }
    tsa('up');
    await world.app.drain();
    // With its timestamp, and raised in the background since.
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'ready', signatures: [{ level: 'LT' }] });
  });

  it.each(['slow', 'garbage'] as const)('a TSA that answers %s is as good as away', async (mode) => {
    const id = await world.draft();
    tsa(mode);
    expect((await world.submit('alatau-head', id, world.pdf)).body).toMatchObject({ waitingFor: 'tsa' });
    tsa('up');
    await world.app.drain();
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'ready' });
  });

  it('E-7.4: TSA down at opening: the document is open, its receipt is pending, and completes once by itself', async () => {
    const id = await world.sent();
    tsa('down');
    const { status: code, body } = await post('zhetisu-employee', id, 'open');
    expect([code, body.status, body.waitingFor]).toEqual([200, 'receipt-pending', 'tsa']);
    expectProblem(await world.as('alatau-head').get(`/api/documents/${id}/receipt`), 404, 'document.receipt_absent');
    expect((await world.as('zhetisu-employee').get(`/api/documents/${id}/content`)).status).toBe(200);
    await world.app.drain();
    tsa('up');
    await world.app.drain();
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'received', waitingFor: null });
    const events = await world.events('alatau-head', id);
    expect(events.filter((event) => event === 'qujat:ReceiptTimestamped')).toHaveLength(1);
  });

  it('a certificate that turns out revoked: the queued document comes back to where it can be signed, and says why', async () => {
    const id = await world.draft();
    status('down');
    expect((await world.submit('alatau-revoked', id, world.pdf)).status).toBe(202);
    await post('alatau-head', id, 'send');
    status('up');
    await world.app.drain();
    const returned = await world.get('alatau-head', id);
    expect(returned).toMatchObject({
      status: 'draft',
      file: { size: world.pdf.length },
      signatures: [{ state: 'rejected' }],
    });
    const rejected = returned.timeline.find(({ event }) => event === 'qujat:SignatureRejected');
    expect(rejected?.detail).toMatchObject({ subIndication: 'REVOKED_NO_POE', ru: expect.stringContaining('отозван') });
    expect(returned.timeline.map(({ event }) => event)).toContain('qujat:SubmissionReturned');
    expect((await world.submit('alatau-head', id, world.pdf)).status).toBe(201);
    expect((await post('alatau-head', id, 'send')).status).toBe(200);
  });

  it('E-7.1.5: a recall that waits does not keep the recipient from opening, and then comes too late', async () => {
    const id = await world.sent();
    status('down');
    expect((await world.state('alatau-head', id, 'recall')).status).toBe(202);
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'delivered', waitingFor: 'ocsp' });
    expect((await post('zhetisu-employee', id, 'open')).status).toBe(200);
    status('up');
    await world.app.drain();
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'received', recall: null });
    expect(await world.events('alatau-head', id)).toContain('qujat:StatementLate');
    expect(await world.events('zhetisu-head', id)).not.toContain('qujat:StatementLate');
  });

  it('E-7.1.5: a recall that waited takes effect when nobody has opened meanwhile', async () => {
    const id = await world.sent();
    status('down');
    await world.state('alatau-head', id, 'recall');
    status('up');
    await world.app.drain();
    expect(await world.get('zhetisu-head', id)).toMatchObject({
      status: 'recalled',
      recall: { reason: 'Қате толтырылған' },
    });
  });

  it('a refusal that waits holds the answer, and goes on by itself', async () => {
    const id = await world.received();
    status('down');
    expect((await world.state('zhetisu-head', id, 'refusal')).status).toBe(202);
    expectProblem(await world.submit('zhetisu-signer', id, world.pdf), 409, 'ability.answer_waits');
    status('up');
    await world.app.drain();
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'refused' });
  });

  it('a signature in turn that waits goes on by itself', async () => {
    const id = await world.received();
    tsa('down');
    expect((await world.submit('zhetisu-head', id, world.pdf)).body).toMatchObject({ status: 'verifying' });
    expect(await world.get('alatau-head', id)).toMatchObject({ signatures: [{ side: 'sender' }] });
    tsa('up');
    await world.app.drain();
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'completed' });
  });

  it('what has lost its job (a killed process) is found by the sweep', async () => {
    const [signature, receipt] = [await world.draft(), await world.sent()];
    tsa('down');
    await world.submit('alatau-head', signature, world.pdf);
    await post('zhetisu-employee', receipt, 'open');
    tsa('up');
    const sweep = () => world.app.get(WaitingConsumers).sweep();
    await sweep();
    expect(await world.get('alatau-head', signature)).toMatchObject({ status: 'verifying' });
    clock.advance(61_000);
    await sweep();
    expect(await world.get('alatau-head', signature)).toMatchObject({ status: 'ready' });
    expect(await world.get('alatau-head', receipt)).toMatchObject({ status: 'received' });
    await world.app.drain();
    expect((await world.events('alatau-head', receipt)).filter((e) => e === 'qujat:ReceiptTimestamped')).toHaveLength(
      1,
    );
  });

  it('a draft whose signature waits is neither edited, nor discarded, nor signed by the same again', async () => {
    const id = await world.draft();
    tsa('down');
    await world.submit('alatau-head', id, world.pdf);
    expectProblem(await world.as('alatau-head').delete(`/api/documents/${id}`), 409, 'ability.already_signed');
    expectProblem(await world.upload(id, world.pdf), 409, 'ability.already_signed');
    // A second later: other bytes, the same certificate.
    clock.advance(1000);
    expectProblem(await world.submit('alatau-head', id, world.pdf), 409, 'signature.duplicate');
  });
});
