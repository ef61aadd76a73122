import type { Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { BODIES } from '../../../../test/http/isolation/objects.js';
import { type Operation, operationsOf } from '../../../../test/http/isolation/operations.js';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

describe('a document is the business of its two sides', () => {
  let world: ExchangeWorld;
  let id: string;
  let signatureId: string;
  let routes: readonly Operation[];

  beforeAll(async () => {
    world = await exchangeWorld();
    id = await world.received();
    signatureId = (await world.get('alatau-head', id)).signatures[0]!.id;
    const signature = await world.sign('tulpar-head', Buffer.from('text'));
    routes = operationsOf(world.app.app, { signature }).filter(({ name }) => / \/documents\/:id(\/|$)/.test(name));
  });

  afterAll(() => world?.close());

  /** A call that the schema of the route accepts, about the document. */
  const ask = async (browser: TestAgent, route: Operation): Promise<Response> => {
    const values = Object.fromEntries(route.parameters.map((parameter) => [parameter, signatureId]));
    const { method, address, headers, body } = route.call({ ...values, id }, BODIES[route.name]);
    const request = browser[method.toLowerCase() as 'get'](address).set(headers);
    return body === undefined ? request : request.send(body instanceof Uint8Array ? Buffer.from(body) : body);
  };

  it('knows the routes of a document', () => {
    expect(routes.length).toBeGreaterThan(30);
  });

  it('E-3.1: a third organisation cannot tell it from one that does not exist, on any route', async () => {
    const before = await world.get('alatau-head', id);
    for (const route of routes) expectProblem(await ask(world.as('tulpar-head'), route), 404, 'document.not_found');
    expect(await world.get('alatau-head', id)).toEqual(before);
  });

  it('E-3.1: who is not signed in learns nothing, on any route', async () => {
    for (const route of routes) expectProblem(await ask(world.app.agent(), route), 401, 'session.required');
  });

  it('E-10.2.3: the operator neither reads nor alters one', async () => {
    const operator = world.app.as({
      ...world.actor('tulpar-head'),
      ...{ participantId: null, operator: true, rights: ['operator.accredit', 'operator.announce'] },
    });
    for (const route of routes) {
      const { status, body } = await ask(operator, route);
      expect([status, body.code]).toEqual([
        403,
        expect.stringMatching(/^(right\.missing|document\.not_a_participant)$/),
      ]);
    }
  });

  it('E-10.2.3: nor does the operator make one', async () => {
    const { rights } = world.actor('tulpar-head');
    const operator = world.app.as({ ...world.actor('tulpar-head'), participantId: null, operator: true, rights });
    const made = await operator.post('/api/documents').send({ title: 'А', type: 'letter' });
    expectProblem(made, 403, 'document.not_a_participant');
  });

  it('does not show in the lists of others', async () => {
    for (const box of ['inbox', 'outbox', 'drafts']) {
      const { body } = await world.as('tulpar-head').get(`/api/documents?box=${box}`);
      expect(body).toMatchObject({ items: [], counts: { inbox: { all: 0 }, outbox: { all: 0 }, drafts: { all: 0 } } });
    }
  });

  it('what is no identifier is refused before it reaches the database', async () => {
    const { status } = await world.as('alatau-head').get('/api/documents/1%27%20OR%201=1');
    expect(status).toBe(400);
  });
});
