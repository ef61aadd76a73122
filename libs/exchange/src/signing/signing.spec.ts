import { TestClock } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
import type { ShownDocument } from '../../../../test/support/document-deeds.js';

describe('signing a document', () => {
  let world: ExchangeWorld;
  const clock = new TestClock();

  beforeAll(async () => {
    world = await exchangeWorld({ clock });
  });

  afterAll(() => world?.close());

  const download = async (slug: string, id: string, signatureId: string): Promise<Buffer> => {
    const address = `/api/documents/${id}/signatures/${signatureId}/content`;
    return (await world.as(slug).get(address).buffer().responseType('blob').expect(200)).body as Buffer;
  };
  const report = async (slug: string, id: string, signatureId: string) =>
    (await world.as(slug).get(`/api/documents/${id}/signatures/${signatureId}/report`).expect(200)).body as object;

  it.each([
    ['rsa', 'RSA-2048'],
    ['gost', 'GOST-2015-512'],
  ] as const)(
    'E-9.1: a right signature by a key of the NCA (%s) is accepted, with its time proven',
    async (key, name) => {
      const id = await world.draft();
      const { status, body } = await world.submit('alatau-head', id, await world.sign('alatau-head', world.pdf, key));
      expect([status, body.status]).toEqual([201, 'ready']);
      expect(body.signatures).toEqual([
        expect.objectContaining({
          ...{ side: 'sender', state: 'accepted', indication: 'TOTAL-PASSED', level: 'T' },
          signer: expect.objectContaining({
            iin: '760415309919',
            bin: '140340999103',
            roles: expect.arrayContaining(['first-head']),
          }),
          certificate: expect.objectContaining({ algorithm: name }),
        }),
      ]);
      expect(body.signatures[0].time).not.toBeNull();
    },
  );

  it('E-7.5.2: one with the right to sign in the certificate signs as well', async () => {
    const id = await world.draft();
    expect((await world.submit('alatau-signer', id, world.pdf)).status).toBe(201);
  });

  it('E-7.1.7: one more signature never changes another’s bytes, nor the document’s', async () => {
    const id = await world.signed();
    const [first] = (await world.get('alatau-head', id)).signatures;
    const before = await download('alatau-head', id, first!.id);
    const { body } = await world.submit('alatau-signer', id, world.pdf);
    expect((body as ShownDocument).signatures).toHaveLength(2);
    expect(Buffer.compare(await download('alatau-head', id, first!.id), before)).toBe(0);
    const content = await world.as('alatau-head').get(`/api/documents/${id}/content`).buffer().responseType('blob');
    expect(Buffer.compare(content.body as Buffer, world.pdf)).toBe(0);
  });

  it('the same request again, by a client that did not hear the answer, is answered the same and changes nothing', async () => {
    const id = await world.draft();
    const signature = await world.sign('alatau-head', world.pdf);
    const [one, two, three] = await Promise.all(
      [signature, signature, signature].map((each) => world.submit('alatau-head', id, each)),
    );
    const accepted = [one, two, three].filter((answer) => answer!.status === 201);
    expect(accepted.length).toBeGreaterThan(0);
    for (const answer of [one!, two!, three!]) {
      if (answer.status !== 201) expectProblem(answer, 409, 'signature.duplicate');
    }
    const again = await world.submit('alatau-head', id, signature);
    expect(again.status).toBe(201);
    expect(again.body.signatures).toHaveLength(1);
  });

  it('a signature made elsewhere, with the same bytes inside, is verified alike; with others it is not accepted', async () => {
    const id = await world.draft();
    const attached = async (content: Buffer) => {
      const cms = await world.ca.sign('alatau-head', content, { algorithm: 'rsa', detached: false });
      return Buffer.from(cms).toString('base64');
    };
    const other = await world.submit('alatau-head', id, await attached(Buffer.from('Другой договор')));
    expectProblem(other, 422, 'signature.rejected');
    const { status, body } = await world.submit('alatau-head', id, await attached(world.pdf));
    expect([status, body.status]).toEqual([201, 'ready']);
  });

  it('a second signature by the same certificate is refused', async () => {
    const id = await world.signed();
    // A second later: other bytes, the same certificate.
    clock.advance(1000);
    expectProblem(await world.submit('alatau-head', id, world.pdf), 409, 'signature.duplicate');
    expect((await world.get('alatau-head', id)).signatures).toHaveLength(1);
  });

  it('a person’s other key signs beside the first', async () => {
    const id = await world.signed();
    const second = await world.submit('alatau-head', id, await world.sign('alatau-head', world.pdf, 'gost'));
    expect(second.body.signatures).toHaveLength(2);
  });

  it('the same bytes and the same report lie on both sides', async () => {
    const id = await world.received();
    await world.submit('zhetisu-head', id, world.pdf);
    const { signatures } = await world.get('alatau-head', id);
    expect(signatures.map(({ side }) => side)).toEqual(['sender', 'recipient']);
    expect((await world.get('zhetisu-employee', id)).signatures).toEqual(signatures);
    for (const { id: signatureId } of signatures) {
      const theirs = await report('zhetisu-employee', id, signatureId);
      expect(theirs).toEqual(await report('alatau-accountant', id, signatureId));
      expect(theirs).toMatchObject({ indication: 'TOTAL-PASSED', signatures: [{ level: 'T' }] });
      const bytes = await download('alatau-accountant', id, signatureId);
      expect(Buffer.compare(bytes, await download('zhetisu-employee', id, signatureId))).toBe(0);
    }
  });

  it('the report is told in words of three languages', async () => {
    const id = await world.signed();
    const [signature] = (await world.get('alatau-head', id)).signatures;
    const body = await report('alatau-head', id, signature!.id);
    expect(body).toMatchObject({ authority: { may: true, by: 'first-head', code: 'first-head' } });
    const { text } = body as { text: Record<string, string> };
    expect(new Set([text.kk, text.ru, text.en]).size).toBe(3);
  });

  it('E-7.5.3: what the verdict rests on is kept: certificates, status, time', async () => {
    const id = await world.signed();
    const [row] = await world.rows<{ kinds: string[]; outcome: string }>(
      `SELECT v.outcome, array_agg(DISTINCT e.kind ORDER BY e.kind) AS kinds FROM exchange.signatures s
         JOIN trust.verification v ON v.id = s.verification_id
         JOIN trust.verification_evidence l ON l.verification_id = v.id
         JOIN trust.evidence e ON e.sha256 = l.evidence_sha256
        WHERE s.document_id = $1 GROUP BY v.outcome`,
      id,
    );
    expect(row).toMatchObject({ outcome: 'accepted', kinds: expect.arrayContaining(['certificate', 'ocsp']) });
  });
});

describe('signing for a temporary association', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld({ clock: new TestClock() });
    const leader = world.participant('alatau');
    const bin = 'QT0000000001';
    world.participants.set(leader.id, { ...leader, bin, kind: 'temporary-association' });
  });

  afterAll(() => world?.close());

  it('E-5.1: is done with certificates of the leading participant, and the record says for whom', async () => {
    const id = await world.draft();
    const { status, body } = await world.submit('alatau-head', id, world.pdf);
    expect([status, body.sender.bin]).toEqual([201, 'QT0000000001']);
    expect(body.signatures[0].signer).toMatchObject({ bin: '140340999103', onBehalfOf: 'QT0000000001' });
    const report = await world
      .as('alatau-head')
      .get(`/api/documents/${id}/signatures/${body.signatures[0].id}/report`)
      .expect(200);
    expect(report.body.authority).toMatchObject({ may: true, by: 'first-head' });
  });

  it('E-5.1, E-7.5.10: the public page says for whom, and calls its certificate’s organisation by its own BIN', async () => {
    const id = await world.sent();
    const { publicUrl } = await world.get('alatau-head', id);
    const [number, token] = new URL(publicUrl!).pathname.split('/').slice(-2);
    const { body } = await world.app.agent().get(`/api/public/verification/${number}/${token}`).expect(200);
    expect(body.sender.bin).toBe('QT0000000001');
    expect(body.signatures[0].signer).toMatchObject({ bin: '140340999103', onBehalfOf: 'QT0000000001' });
    expect(body.signatures[0].signer).not.toHaveProperty('iin');
  });

  it('E-5.1: a certificate of any other organisation does not sign for it', async () => {
    const id = await world.draft();
    const signature = await world.sign('zhetisu-head', world.pdf);
    const response = await world.as('alatau-head').post(`/api/documents/${id}/signatures`).send({ signature });
    expectProblem(response, 422, 'signature.other_person');
  });
});
