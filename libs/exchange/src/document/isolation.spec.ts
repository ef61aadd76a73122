import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

interface Route {
  readonly method: (typeof METHODS)[number];
  readonly path: string;
}

describe('a document is the business of its two sides', () => {
  let world: ExchangeWorld;
  let id: string;
  let signatureId: string;
  let statement: { statementId: string; signature: string };
  let routes: Route[];

  beforeAll(async () => {
    world = await exchangeWorld();
    id = await world.received();
    signatureId = (await world.get('alatau-head', id)).signatures[0]!.id;
    const made = await world
      .as('zhetisu-head')
      .post(`/api/documents/${id}/statements`)
      .send({ kind: 'refusal', reason: 'Сумма' });
    const signature = await world.sign('tulpar-head', Buffer.from(made.body.content as string, 'base64'));
    statement = { statementId: made.body.id as string, signature };
    routes = routesOf(world);
  });

  afterAll(() => world?.close());

  const ask = async (browser: TestAgent, { method, path }: Route): Promise<Response> => {
    const url = path.replace('{id}', id).replace('{signatureId}', signatureId);
    const request = browser[method](url);
    if (path.endsWith('/content') && method === 'put') return request.set('X-File-Name', 'a.pdf').send(world.pdf);
    return method === 'get' || method === 'delete' ? request : request.send(bodyOf(path));
  };

  function bodyOf(path: string): object {
    if (path.endsWith('/signatures')) return { signature: statement.signature };
    if (path.endsWith('/statements')) return { kind: 'refusal', reason: 'Себебі бар' };
    return /\/(recall|refuse)$/.test(path) ? statement : { title: 'Чужое' };
  }

  it('knows every route of a document from the description of the API', () => {
    expect(routes.map(({ method, path }) => `${method} ${path.replace('/api/documents/{id}', '')}`).sort()).toEqual(
      [
        ...['get ', 'patch ', 'delete ', 'post /send', 'post /open', 'put /content', 'get /content', 'delete /content'],
        ...['post /signatures', 'get /signatures/{signatureId}/content', 'get /signatures/{signatureId}/report'],
        ...['post /statements', 'post /recall', 'post /refuse', 'get /receipt', 'get /print-form'],
      ].sort(),
    );
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

function routesOf({ app }: ExchangeWorld): Route[] {
  const { paths } = SwaggerModule.createDocument(app.app, new DocumentBuilder().build());
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/documents/{id}'))
    .flatMap(([path, item]) => METHODS.filter((method) => method in item).map((method) => ({ method, path })));
}
