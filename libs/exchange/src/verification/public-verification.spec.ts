import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
import { sha256 } from '../signing/intake.js';

describe('the public verification of a document', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  /** Number and token, as the link on the paper copy has them. */
  const linkOf = async (id: string): Promise<[number: string, token: string]> => {
    const { publicUrl } = await world.get('alatau-head', id);
    const [number, token] = new URL(publicUrl!).pathname.split('/').slice(-2);
    return [number!, token!];
  };
  const verify = (number: string, token: string) =>
    world.app.agent().get(`/api/public/verification/${number}/${encodeURIComponent(token)}`);

  it('E-7.5.10: anyone with the link sees what was sent by whom, the checksum, the signatures, the receipt', async () => {
    const id = await world.received();
    await world.submit('zhetisu-head', id, world.pdf);
    const [number, token] = await linkOf(id);
    const { body, status, headers } = await verify(number, token);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ number, status: 'completed', sender: { bin: '140340999103' }, recipient: { bin: '091040999202' } },
      file: { sha256: sha256(world.pdf), size: world.pdf.length },
      signatures: [
        { side: 'sender', indication: 'TOTAL-PASSED', signer: { name: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ' } },
        { side: 'recipient', indication: 'TOTAL-PASSED' },
      ],
      receipt: { at: expect.any(String) },
    });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  });

  it('shows no one’s IIN, and nothing of the content', async () => {
    const { text } = await verify(...(await linkOf(await world.received())));
    for (const iin of ['760415309919', '940130309978']) expect(text).not.toContain(iin);
  });

  it('a recall is shown as a recall', async () => {
    const id = await world.sent();
    await world.state('alatau-head', id, 'recall');
    expect((await verify(...(await linkOf(id)))).body).toMatchObject({ status: 'recalled', receipt: null });
  });

  it('E-3.1: a wrong token, another document’s token, a wrong number: the same 404', async () => {
    const [[number, token], [other, otherToken]] = [await linkOf(await world.sent()), await linkOf(await world.sent())];
    const flipped = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
    const wrong: [string, string][] = [
      [number, otherToken],
      [other, token],
      [number, flipped],
      [number, token.slice(0, -1)],
      [number, ' '],
      ['QJ-2026-999999', token],
    ];
    const bodies = new Set<string>();
    for (const [aNumber, aToken] of wrong) {
      const { detail } = expectProblem(await verify(aNumber, aToken), 404, 'verification.not_found');
      bodies.add(String(detail));
    }
    expect(bodies.size).toBe(1);
  });

  it('E-3.1: the token is 144 random bits, in nothing like the document’s number or identifier', async () => {
    const tokens = new Set<string>();
    for (let i = 0; i < 5; i++) {
      const id = await world.sent();
      const [number, token] = await linkOf(id);
      expect(token).toMatch(/^[\w-]{24}$/);
      const bytes = Buffer.from(token, 'base64url');
      expect(bytes).toHaveLength(18);
      for (const known of [number, id, id.replaceAll('-', '')]) {
        expect(bytes.equals(Buffer.from(sha256(Buffer.from(known)), 'hex').subarray(0, 18))).toBe(false);
      }
      tokens.add(token.slice(0, 4)).add(token.slice(-4));
    }
    expect(tokens.size).toBe(10);
  });

  it('there is none before the document is sent, even for one who knows the token', async () => {
    const id = await world.signed();
    expect(await world.get('alatau-head', id)).toMatchObject({ publicUrl: null });
    const [row] = await world.rows<{ number: string; public_token: string }>(
      'SELECT number, public_token FROM exchange.documents WHERE id = $1',
      id,
    );
    expectProblem(await verify(row!.number, row!.public_token), 404, 'verification.not_found');
  });
});
