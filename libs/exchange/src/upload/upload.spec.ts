import { execFileSync } from 'node:child_process';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
import { sampleFile, zip } from '../testing/sample-files.js';
import { FILE_KINDS } from '@qujat/platform';

describe('the file of a document', () => {
  let world: ExchangeWorld;
  let id: string;

  beforeAll(async () => {
    world = await exchangeWorld();
    id = await world.draft();
  });

  afterAll(() => world?.close());

  const KINDS = FILE_KINDS.flatMap(({ id: kind, extensions, mediaTypes }) =>
    extensions.map((extension) => ({ kind, extension, mediaType: mediaTypes[0]! })),
  );

  it.each(KINDS)('E-6.6.1: $extension is taken, known by its content', async ({ kind, extension, mediaType }) => {
    const content = await sampleFile(kind);
    const { body, status } = await world.upload(id, content, { name: `Құжат.${extension}`, type: '' });
    expect([status, body.file]).toEqual([
      200,
      expect.objectContaining({ name: `Құжат.${extension}`, mediaType, size: content.length }),
    ]);
  });

  it('E-7.1.7: is kept byte for byte, under the checksum that sha256sum gives', async () => {
    const content = await sampleFile('docx');
    const { body } = await world.upload(id, content, { name: 'Шарт.docx', type: 'application/octet-stream' });
    const [expected] = execFileSync('sha256sum', { input: content }).toString().split(' ');
    expect(body.file.sha256).toBe(expected);
    const down = await world.as('alatau-accountant').get(`/api/documents/${id}/content`).buffer().responseType('blob');
    expect(Buffer.compare(down.body as Buffer, content)).toBe(0);
    expect(down.headers).toMatchObject({ etag: `"${expected}"`, 'x-content-type-options': 'nosniff' });
    expect(down.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('Шарт.docx')}`);
  });

  it('is given out in parts too, and not beyond its end', async () => {
    await world.upload(id, Buffer.from('0123456789'), { name: 'a.txt', type: 'text/plain' });
    const part = (range: string) => world.as('alatau-head').get(`/api/documents/${id}/content`).set('Range', range);
    const middle = await part('bytes=2-4');
    expect([middle.status, middle.text, middle.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10']);
    expectProblem(await part('bytes=10-'), 416, 'content.range');
  });

  it.each([
    ['a PDF called a picture', 'pdf', 'снимок.png', 'application/pdf'],
    ['a picture declared a PDF', 'png', 'снимок.png', 'application/pdf'],
    ['a table called a text document', 'xlsx', 'таблица.docx', ''],
    ['an old table called an old document', 'xls', 'таблица.doc', ''],
    ['a text called a PDF', 'txt', 'договор.pdf', ''],
  ] as const)('E-6.6.1: %s is refused as mislabelled', async (_, kind, name, type) => {
    const content = await sampleFile(kind);
    const { detail } = expectProblem(await world.upload(id, content, { name, type }), 422, 'content.mislabelled');
    expect(detail).toContain('txt, doc, docx, xls, xlsx, pdf, gif, jpeg, tiff, png, rar');
  });

  it.each([
    ['a program', Buffer.from('MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff', 'latin1'), 'setup.exe'],
    ['an archive of another kind', zip(['a.txt', 'a']), 'архив.zip'],
    ['bytes that mean nothing', Buffer.from([0, 1, 2, 3, 250, 251]), 'данные.bin'],
  ])('E-6.6.1: %s is refused with the list of formats', async (_, content, name) => {
    const refused = await world.upload(id, content, { name, type: '' });
    const { detail } = expectProblem(refused, 415, 'content.unsupported');
    expect(detail).toContain('txt, doc, docx, xls, xlsx, pdf, gif, jpeg, tiff, png, rar');
  });

  it.each(FILE_KINDS.map(({ id: kind }) => kind).filter((kind) => kind !== 'txt'))(
    'E-6.6.1: %s cut off is refused as damaged',
    async (kind) => {
      const whole = await sampleFile(kind);
      const cut = whole.subarray(0, Math.floor(whole.length * 0.8));
      expectProblem(await world.upload(id, cut, { name: `a.${kind}`, type: '' }), 422, 'content.damaged');
    },
  );

  it('an empty one is refused, and what was there before stays', async () => {
    await world.upload(id, world.pdf);
    expectProblem(await world.upload(id, Buffer.alloc(0)), 422, 'content.empty');
    expect((await world.get('alatau-head', id)).file.size).toBe(world.pdf.length);
  });

  it.each([
    ['a path', '../../etc/шарт.pdf', 'шарт.pdf'],
    ['a path of Windows', 'C:\\Users\\a\\шарт.pdf', 'шарт.pdf'],
    ['characters that turn the name round', 'шарт‮fdp.pdf', 'шартfdp.pdf'],
    ['line ends and NUL', 'ша\r\n\0рт.pdf', 'шарт.pdf'],
    ['three hundred letters', `${'ш'.repeat(300)}.pdf`, `${'ш'.repeat(196)}.pdf`],
  ])('its name is cleaned of %s', async (_, name, cleaned) => {
    expect((await world.upload(id, world.pdf, { name })).body.file.name).toBe(cleaned);
  });

  it.each([
    ['nothing', ''],
    ['dots', '..'],
    ['blanks', '  '],
  ])('a name of %s is refused', async (_, name) => {
    expectProblem(await world.upload(id, world.pdf, { name }), 422, 'content.name_missing');
  });

  it('is replaced by the next one, and taken off again', async () => {
    await world.upload(id, world.pdf);
    const { body } = await world.upload(id, Buffer.from('Хат'), { name: 'хат.txt', type: 'text/plain' });
    expect(body.file).toMatchObject({ name: 'хат.txt', size: 6 });
    const removed = await world.as('alatau-accountant').delete(`/api/documents/${id}/content`);
    expect([removed.status, removed.body.file]).toEqual([200, null]);
    expectProblem(await world.as('alatau-head').get(`/api/documents/${id}/content`), 404, 'content.absent');
  });

  it('is asked for before anybody signs', async () => {
    await world.as('alatau-accountant').delete(`/api/documents/${id}/content`);
    expectProblem(await world.submit('alatau-head', id, world.pdf), 409, 'ability.file_missing');
  });
});
