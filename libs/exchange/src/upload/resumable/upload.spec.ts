import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestClock } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../../test/support/problem.js';
import { UploadService } from './upload.service.js';

const PART = 'application/offset+octet-stream';
const LIMIT = 52_428_800;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a file that comes in parts (E-6.6.3)', () => {
  const clock = new TestClock();
  let world: ExchangeWorld;
  let id: string;

  beforeAll(async () => {
    world = await exchangeWorld({ clock });
    await world.app.app.listen(0);
  });
  beforeEach(async () => {
    id = await world.draft();
  });
  afterAll(() => world?.close());

  const sender = () => world.as('alatau-head');
  const begin = (size: number, name = 'шарт.txt', type = 'text/plain') =>
    sender()
      .post(`/api/documents/${id}/upload`)
      .set('Upload-Length', String(size))
      .set('Upload-Metadata', `filename ${base64(name)},filetype ${base64(type)}`);
  const part = (offset: number, bytes: Buffer, of = '') =>
    sender()
      .patch(`/api/documents/${id}/upload${of && `?of=${of}`}`)
      .set('Upload-Offset', String(offset))
      .set('Content-Type', PART)
      .send(bytes);
  const standing = async () => (await sender().get(`/api/documents/${id}/upload`)).body as { received: number };
  const finish = () => sender().post(`/api/documents/${id}/upload/finish`);

  it('is told from its beginning to its end after tus, and is the same file', async () => {
    const bytes = Buffer.from('Сәлеметсіз бе! '.repeat(1000));
    const begun = await begin(bytes.length);
    expect([begun.status, begun.headers['upload-offset'], begun.headers['tus-resumable']]).toEqual([201, '0', '1.0.0']);
    expect(begun.headers.location).toBe(`/api/documents/${id}/upload?of=${begun.body.id}`);
    const first = await part(0, bytes.subarray(0, 1000), begun.body.id);
    expect([first.status, first.headers['upload-offset']]).toEqual([204, '1000']);
    const head = await sender().head(`/api/documents/${id}/upload`);
    expect([head.headers['upload-offset'], head.headers['upload-length']]).toEqual(['1000', String(bytes.length)]);
    await part(1000, bytes.subarray(1000));
    const { status, body } = await finish();
    expect(status).toBe(200);
    expect(body.file).toMatchObject({ name: 'шарт.txt', size: bytes.length, sha256: sha256(bytes) });
    expectProblem(await sender().get(`/api/documents/${id}/upload`), 404, 'upload.not_found');
  });

  it('what had arrived when the connection broke is there, and says what it is', async () => {
    const bytes = Buffer.alloc(6_000_000, 'Q');
    await begin(bytes.length);
    const { port } = world.app.app.getHttpServer().address() as AddressInfo;
    const prepared = sender().get('/');
    const [Origin, Cookie] = ['Origin', 'Cookie'].map((name) => String(prepared.getHeader(name)));
    const outgoing = httpRequest({
      ...{ port, method: 'PATCH', path: `/api/documents/${id}/upload` },
      headers: { Origin, Cookie, 'Upload-Offset': 0, 'Content-Type': PART, 'Content-Length': bytes.length },
    });
    outgoing.on('error', () => undefined);
    outgoing.write(bytes.subarray(0, 5_000_000));
    // The first piece is written when it is full; then the line goes.
    for (let i = 0; i < 200 && (await standing()).received === 0; i++) await sleep(25);
    outgoing.destroy();
    for (let i = 0; i < 200 && (await standing()).received !== 5_000_000; i++) await sleep(25);
    const { body } = await sender().get(`/api/documents/${id}/upload`);
    expect(body.received).toBe(5_000_000);
    const [first] = body.parts;
    expect(first.sha256).toBe(sha256(bytes.subarray(0, first.size)));
    await part(5_000_000, bytes.subarray(5_000_000));
    expect((await finish()).body.file.sha256).toBe(sha256(bytes));
  });

  it('a part that begins elsewhere is refused with the place where it should', async () => {
    await begin(10);
    await part(0, Buffer.from('12345'));
    const refused = await part(3, Buffer.from('45'));
    expectProblem(refused, 409, 'upload.other_offset');
    expect(refused.body.detail).toContain('5');
    expect((await standing()).received).toBe(5);
  });

  it('of two that send the same part at once, one is taken', async () => {
    await begin(10);
    const answers = await Promise.all([part(0, Buffer.from('12345')), part(0, Buffer.from('12345'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await standing()).received).toBe(5);
  });

  it('is never larger than it said, nor than the limit; exactly the limit is taken', async () => {
    await begin(5);
    expectProblem(await part(0, Buffer.from('123456')), 413, 'upload.too_large');
    expectProblem(await begin(LIMIT + 1), 413, 'upload.too_large');
    const bytes = Buffer.alloc(LIMIT, 'Q');
    expect((await begin(LIMIT)).status).toBe(201);
    for (let at = 0; at < LIMIT; at += 20_000_000) await part(at, bytes.subarray(at, at + 20_000_000));
    expect((await finish()).body.file).toMatchObject({ size: LIMIT, sha256: sha256(bytes) });
  });

  it('E-6.6.1: is checked by its content when it is whole, and forgotten when it is refused', async () => {
    const bytes = Buffer.from('\x7fELF\x02\x01\x01'.padEnd(200, '\0'));
    await begin(bytes.length, 'шарт.pdf', 'application/pdf');
    expectProblem(await finish(), 409, 'upload.incomplete');
    await part(0, bytes);
    expect((await finish()).body.code).toMatch(/^content\./);
    expectProblem(await sender().get(`/api/documents/${id}/upload`), 404, 'upload.not_found');
  });

  it('a part of an upload that another has replaced goes nowhere', async () => {
    const before = (await begin(10)).body.id as string;
    await begin(10);
    expectProblem(await part(0, Buffer.from('12345'), before), 404, 'upload.not_found');
    expect((await standing()).received).toBe(0);
  });

  it('is stopped at will', async () => {
    await begin(10);
    expect((await sender().delete(`/api/documents/${id}/upload`)).status).toBe(204);
    expectProblem(await part(0, Buffer.from('1')), 404, 'upload.not_found');
  });

  it('is forgotten with its parts when nothing more comes', async () => {
    const upload = (await begin(10)).body.id as string;
    await part(0, Buffer.from('12345'));
    clock.advance(23 * 3_600_000);
    await world.app.get(UploadService).sweep();
    expect(await world.rows('SELECT 1 FROM exchange.upload_parts WHERE upload_id = $1', upload)).toHaveLength(1);
    clock.advance(2 * 3_600_000);
    await world.app.get(UploadService).sweep();
    expect(await world.rows('SELECT 1 FROM exchange.upload_parts WHERE upload_id = $1', upload)).toHaveLength(0);
  });

  it('what is said wrongly is refused with what is expected', async () => {
    const none = sender().post(`/api/documents/${id}/upload`);
    expectProblem(await none.set('Upload-Length', 'many'), 400, 'upload.length_invalid');
    await begin(10);
    const json = sender().patch(`/api/documents/${id}/upload`).set('Upload-Offset', '0').send({});
    expectProblem(await json, 415, 'upload.media_type');
  });
});
