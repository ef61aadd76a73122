import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { latestSchema, readForm, SCHEMAS } from '@qujat/forms';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

const ACT = {
  ...{ number: '12', date: '2026-02-28', contractNumber: '7', contractDate: '2026-01-15', vatRate: '16' },
  ...{ performerName: 'ТОО «Алатау Құрылыс»', performerBin: '140340999103' },
  ...{ customerName: 'АО «Жетісу Сауда»', customerBin: '091040999202' },
  rows: [{ name: 'Ремонт кровли', unit: 'м²', quantity: '12.5', price: 100_000 }],
};

describe('a document formed from a form', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  const begin = async (type = 'act') => {
    const to = { recipientId: world.participant('zhetisu').id };
    const { body } = await world
      .as('alatau-accountant')
      .post('/api/documents')
      .send({ title: 'Акт № 12', type, ...to });
    return body.id as string;
  };
  const save = (id: string, body: object, by = 'alatau-accountant') =>
    world.as(by).put(`/api/documents/${id}/form`).send(body);
  const content = async (id: string, by = 'alatau-head') =>
    (await world.as(by).get(`/api/documents/${id}/content`).buffer().responseType('blob')).body as Buffer;

  it('E-7.1.1: is kept as it is typed, with what is missing named field by field in the reader’s language', async () => {
    const id = await begin();
    const { body, status } = await save(id, { fields: { number: '12', customerBin: '1', unknown: 'x' } });
    expect(status).toBe(200);
    expect(body.form.fields).toEqual({ number: '12', customerBin: '1' });
    expect(body.form.problems).toContainEqual({
      ...{ path: 'customerBin', code: 'form.bad_bin' },
      message: 'БИН/ИИН с ошибкой: 12 цифр, последняя контрольная.',
    });
    expect(body.document.abilities.sign).toMatchObject({ allowed: false });
    const again = await world.as('alatau-head').get(`/api/documents/${id}/form`);
    expect(again.body).toMatchObject({ fields: { number: '12' }, savedBy: world.actor('alatau-accountant').name });
  });

  it('E-7.1.1: is not formed while something is missing, and nothing typed is lost', async () => {
    const id = await begin();
    await save(id, { fields: { ...ACT, rows: [] } });
    const refused = expectProblem(
      await save(id, { fields: { ...ACT, rows: [] }, complete: true }),
      422,
      'form.incomplete',
    );
    expect(refused.fields).toHaveProperty('rows.code', 'form.row_missing');
    expect((await world.as('alatau-head').get(`/api/documents/${id}/form`)).body.fields.number).toBe('12');
  });

  it('E-7.1.1: becomes canonical XML, and its number, day and sum become the document’s', async () => {
    const id = await begin();
    const { body } = await save(id, { fields: ACT, complete: true });
    expect(body.document).toMatchObject({
      ...{ outgoingNumber: '12', documentDate: '2026-02-28', amount: 1_250_000 },
      file: { name: 'Акт № 12.xml', mediaType: 'application/xml' },
    });
    const form = readForm((await content(id)).toString());
    expect(form?.schema).toBe(latestSchema('act'));
    expect(form?.values).toMatchObject({ total: 1_250_000, vat: 172_414 });
  });

  it('a change after it was formed takes the file off: nobody signs an older text than the screen shows', async () => {
    const id = await begin();
    await save(id, { fields: ACT, complete: true });
    expect((await save(id, { fields: ACT })).body.document.file).not.toBeNull();
    expect((await save(id, { fields: { ...ACT, number: '13' } })).body.document).toMatchObject({
      ...{ file: null, outgoingNumber: '13' },
    });
  });

  it('E-7.5.9, E-7.4: is signed, sent, opened, countersigned and proven like every other document', async () => {
    const id = await begin();
    await save(id, { fields: ACT, complete: true });
    const xml = await content(id);
    expect((await world.submit('alatau-head', id, xml)).body).toMatchObject({ status: 'ready' });
    await world.as('alatau-head').post(`/api/documents/${id}/send`).expect(200);
    expectProblem(await world.as('zhetisu-head').get(`/api/documents/${id}/form`), 404, 'form.absent');
    await world.as('zhetisu-head').post(`/api/documents/${id}/open`).expect(200);
    expect(await content(id, 'zhetisu-head')).toEqual(xml);
    expect((await world.submit('zhetisu-head', id, xml)).body).toMatchObject({ status: 'completed' });
    expectProblem(await save(id, { fields: ACT }), 409, 'ability.already_sent');
    const print = await world.as('zhetisu-head').get(`/api/documents/${id}/print-form`).buffer().responseType('blob');
    expect(print.status).toBe(200);
    const folder = await mkdtemp(path.join(tmpdir(), 'qujat-form-'));
    await writeFile(path.join(folder, 'act.pdf'), print.body as Buffer);
    await rm(folder, { recursive: true });
  });

  it('what was signed stays: the database itself refuses another form', async () => {
    const id = await begin();
    await save(id, { fields: ACT, complete: true });
    await world.submit('alatau-head', id, await content(id));
    expectProblem(await save(id, { fields: { ...ACT, number: '13' } }), 409, 'ability.already_signed');
    const change = world.rows(`UPDATE exchange.document_forms SET fields = '{}' WHERE document_id = $1`, id);
    await expect(change).rejects.toThrow('its file stays');
  });

  it('what the form says is changed in the form; another type has another form', async () => {
    const id = await begin();
    await save(id, { fields: ACT, complete: true });
    const patch = (body: object) => world.as('alatau-accountant').patch(`/api/documents/${id}`).send(body);
    expect(expectProblem(await patch({ amount: 5 }), 422, 'form.field_taken').fields).toHaveProperty('amount');
    expect((await patch({ title: 'Акт за февраль' })).status).toBe(200);
    expect((await patch({ type: 'waybill' })).body).toMatchObject({ type: 'waybill', file: null });
    expectProblem(await world.as('alatau-head').get(`/api/documents/${id}/form`), 404, 'form.absent');
  });

  it('a file takes the place of a form, and a form that of a file', async () => {
    const id = await begin('letter');
    await world.upload(id, world.pdf);
    expect((await save(id, { fields: { subject: 'Тақырып' } })).body.document.file).toBeNull();
    await world.upload(id, world.pdf);
    expectProblem(await world.as('alatau-head').get(`/api/documents/${id}/form`), 404, 'form.absent');
    await save(id, { fields: { subject: 'Тақырып' } });
    const { body } = await world.as('alatau-accountant').delete(`/api/documents/${id}/form`);
    expect(body).toMatchObject({ file: null });
  });

  it('two people at one draft: the second one is told, and overwrites nothing', async () => {
    const id = await begin();
    const { form, document } = (await save(id, { fields: { number: '1' }, since: null })).body;
    const [since, version] = [form.savedAt, document.version];
    expect((await save(id, { fields: { number: '2' }, since }, 'alatau-head')).status).toBe(200);
    expectProblem(await save(id, { fields: { number: '3' }, since }), 409, 'document.edited_meanwhile');
    expectProblem(await save(id, { fields: { number: '3' }, since: null }), 409, 'document.edited_meanwhile');
    const patch = world.as('alatau-accountant').patch(`/api/documents/${id}`).send({ title: 'Б', version });
    expectProblem(await patch, 409, 'document.edited_meanwhile');
    expect((await world.as('alatau-head').get(`/api/documents/${id}/form`)).body.fields.number).toBe('2');
  });

  it('is its organisation’s alone while it is a draft', async () => {
    const id = await begin();
    await save(id, { fields: ACT });
    expectProblem(await world.as('zhetisu-head').get(`/api/documents/${id}/form`), 404, 'document.not_found');
    expectProblem(await save(id, { fields: {} }, 'zhetisu-head'), 404, 'document.not_found');
  });

  it.each(SCHEMAS.map(({ type }) => type))('E-7.1.1: the exchange knows documents of the type %s', async (type) => {
    expect((await save(await begin(type), { fields: {} })).status).toBe(200);
  });
});
