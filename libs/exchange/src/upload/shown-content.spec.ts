import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
import { sampleFile } from '../testing/sample-files.js';

describe('the content of a document, asked for to be shown', () => {
  let world: ExchangeWorld;
  let id: string;

  beforeAll(async () => {
    world = await exchangeWorld();
    id = await world.draft();
  });

  afterAll(() => world?.close());

  const dispositionOf = async (kind: 'pdf' | 'png' | 'docx' | 'txt', wish: string) => {
    await world.upload(id, await sampleFile(kind), { name: `a.${kind}`, type: '' });
    const { headers } = await world.as('alatau-head').get(`/api/documents/${id}/content${wish}`);
    return headers['content-disposition']?.split(';')[0];
  };

  it.each(['pdf', 'png'] as const)('%s is shown by the browser when asked for, otherwise saved', async (kind) => {
    expect(await dispositionOf(kind, '?disposition=inline')).toBe('inline');
    expect(await dispositionOf(kind, '')).toBe('attachment');
  });

  it.each(['docx', 'txt'] as const)('%s is always saved', async (kind) => {
    expect(await dispositionOf(kind, '?disposition=inline')).toBe('attachment');
  });

  it('nothing else may be wished for', async () => {
    expectProblem(
      await world.as('alatau-head').get(`/api/documents/${id}/content?disposition=embed`),
      422,
      'request.invalid',
    );
  });

  it('why not is told in the language of the request, whatever the person’s own', async () => {
    const messageIn = async (language: string) => {
      const { body } = await world.as('alatau-head').get(`/api/documents/${id}`).set('Accept-Language', language);
      return (body as { abilities: { send: { message: string } } }).abilities.send.message;
    };
    expect(await messageIn('en')).toBe('The document has not been signed yet.');
    expect(await messageIn('kk')).toBe('Құжатқа әлі қол қойылмаған.');
    expect(await messageIn('ru')).toBe('Документ ещё не подписан.');
  });
});
