import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

describe('asking for a correction', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  const ask = async (slug: string, id: string, reason = 'В пункте 3 неверный адрес') =>
    world.as(slug).post(`/api/documents/${id}/correction`).send({ reason });
  const correct = async (slug: string, id: string) => world.as(slug).post(`/api/documents/${id}/versions`);
  const asked = async () => {
    const id = await world.received();
    expect((await ask('zhetisu-employee', id)).status).toBe(200);
    return id;
  };
  const waitsInOutbox = async (id: string) => {
    const { body } = await world.as('alatau-head').get('/api/documents?box=outbox&attention=true');
    return (body.items as { id: string }[]).some((one) => one.id === id);
  };

  it('tells the sender why; both sides read it, and it waits for the sender until there is a new version', async () => {
    const id = await asked();
    for (const slug of ['alatau-accountant', 'zhetisu-head']) {
      expect(await world.get(slug, id)).toMatchObject({
        ...{ status: 'correction', axes: { response: 'correction' } },
        correction: { reason: 'В пункте 3 неверный адрес' },
      });
      expect(await world.events(slug, id)).toContain('qujat:CorrectionAsked');
    }
    expect(await waitsInOutbox(id)).toBe(true);
    expectProblem(await ask('zhetisu-head', id), 409, 'ability.correction_asked');
  });

  it('the sender makes the new version, once: linked both ways, with requisites and recipient of the first', async () => {
    const id = await asked();
    expectProblem(await correct('zhetisu-head', id), 403, 'ability.sender_only');
    const { status, body } = await correct('alatau-accountant', id);
    expect([status, body.status, body.recipient.bin, body.earlier.id]).toEqual([201, 'draft', '091040999202', id]);
    expect((await world.get('alatau-head', id)).later).toMatchObject({ id: body.id });
    expect((await world.get('zhetisu-head', id)).later).toBeNull();
    expectProblem(await correct('alatau-head', id), 409, 'ability.already_corrected');
    expect(await waitsInOutbox(id)).toBe(false);

    await world.upload(body.id as string, world.pdf);
    await world.submit('alatau-head', body.id as string, world.pdf);
    await world.as('alatau-head').post(`/api/documents/${body.id}/send`).expect(200);
    expect((await world.get('zhetisu-head', id)).later).toMatchObject({ id: body.id });
    expect((await world.get('zhetisu-head', body.id as string)).earlier).toMatchObject({ id });
  });

  it('keeps nobody from signing or refusing what is there', async () => {
    const [signed, refused] = [await asked(), await asked()];
    expect((await world.submit('zhetisu-head', signed, world.pdf)).body.status).toBe('completed');
    expect((await world.state('zhetisu-head', refused, 'refusal')).body.status).toBe('refused');
    expectProblem(await correct('alatau-head', signed), 409, 'ability.correction_not_asked');
  });

  it('only by the recipient, of what was opened, with a reason; not of what was answered', async () => {
    const sent = await world.sent();
    expectProblem(await ask('zhetisu-head', sent), 409, 'ability.not_opened');
    const id = await world.received();
    expectProblem(await ask('alatau-head', id), 403, 'ability.recipient_only');
    expectProblem(await ask('zhetisu-head', id, ' '), 422, 'request.invalid');
    await world.submit('zhetisu-head', id, world.pdf);
    const late = expectProblem(await ask('zhetisu-head', id), 409, 'ability.already_answered');
    expect(late.allowed).toEqual(['sign', 'proposeAnnulment', 'print', 'download']);
    expectProblem(await correct('alatau-head', id), 409, 'ability.correction_not_asked');
  });

  it('against a signature at the same moment: both sides agree on what became of it', async () => {
    for (let round = 0; round < 3; round++) {
      const id = await world.received();
      const [signed, correction] = await Promise.all([
        world.submit('zhetisu-head', id, world.pdf),
        ask('zhetisu-employee', id),
      ]);
      expect(signed.status).toBe(201);
      expect([200, 409]).toContain(correction.status);
      const [sender, recipient] = [await world.get('alatau-head', id), await world.get('zhetisu-head', id)];
      expect(recipient.axes).toEqual(sender.axes);
      expect(sender.status).toBe('completed');
    }
  });
});
