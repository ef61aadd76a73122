import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import {
  calculate,
  fieldsOf,
  isTable,
  latestSchema,
  problemsOf,
  readForm,
  type Row,
  type Schema,
  SCHEMAS,
  shown,
  tidy,
  titleOf,
  type Values,
  writeForm,
} from './index.js';

const ACT = latestSchema('act')!;

const FILLED = {
  ...{ number: '12', date: '2026-02-28', contractNumber: '7', contractDate: '2026-01-15' },
  ...{ performerName: 'ТОО «Алатау Құрылыс»', performerBin: '140340999103', customerName: 'АО «Жетісу Сауда»' },
  ...{ customerBin: '091040999202', vatRate: '16' },
  rows: [
    { name: 'Ремонт <кровли> & фасада', unit: 'м²', quantity: '12,5', price: 100_001 },
    { name: 'Жобалау', unit: 'қызмет', quantity: '1', price: 5_000_000 },
  ],
};

const formOf = (schema: Schema, input: unknown): Values => calculate(schema, tidy(schema, input));

describe('a form', () => {
  it('E-7.1.1: every type of documents has one, and every name in it is there in three languages', () => {
    expect(SCHEMAS.map(({ type, version }) => `${type}:${version}`)).toEqual([
      ...['contract:1', 'act:1', 'waybill:1', 'invoice:1', 'invoice-for-payment:1', 'power-of-attorney:1', 'letter:1'],
      'free-form:1',
    ]);
    const labels = SCHEMAS.flatMap((schema) => [
      schema.name,
      ...schema.groups.map(({ label }) => label),
      ...fieldsOf(schema).flatMap((field) => [
        field.label,
        ...(isTable(field) ? field.columns.map((each) => each.label) : []),
      ]),
    ]);
    for (const label of labels) expect([label.kk, label.ru, label.en].every((word) => word.trim() !== '')).toBe(true);
  });

  it.each(SCHEMAS)('$type: rules, formulas and what the document takes name fields that exist, once each', (schema) => {
    const ids = fieldsOf(schema).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [
      ...Object.values(schema.takes),
      ...schema.rules.flatMap((rule) => (rule.kind === 'order' ? [rule.from, rule.to] : rule.fields)),
    ];
    for (const name of named) expect(ids).toContain(name);
  });

  it('E-7.1.1: sums follow from the rows to the tiyn, and the tax is within them', () => {
    const values = formOf(ACT, FILLED);
    expect((values['rows'] as Row[]).map(({ amount }) => amount)).toEqual([1_250_013, 5_000_000]);
    expect(values).toMatchObject({ total: 6_250_013, vat: 862_071 });
    expect(problemsOf(ACT, values)).toEqual([]);
  });

  it('a calculated field that somebody sends is not believed', () => {
    expect(formOf(ACT, { ...FILLED, total: 1, vat: 1 })).toMatchObject({ total: 6_250_013 });
  });

  it.each([
    ['nothing at all', {}, { number: 'form.required', rows: 'form.row_missing', vatRate: 'form.required' }],
    ['a day that is none', { ...FILLED, date: '2026-02-30' }, { date: 'form.bad_date' }],
    ['a BIN with a wrong check digit', { ...FILLED, customerBin: '091040999203' }, { customerBin: 'form.bad_bin' }],
    ['one side twice', { ...FILLED, customerBin: '140340999103' }, { customerBin: 'form.same' }],
    ['an act before its contract', { ...FILLED, date: '2026-01-14' }, { date: 'form.before' }],
    ['a rate of nowhere', { ...FILLED, vatRate: '17' }, { vatRate: 'form.bad_choice' }],
    [
      'a row half filled',
      { ...FILLED, rows: [{ name: 'А', quantity: 'много' }] },
      { 'rows.0.quantity': 'form.bad_number', 'rows.0.price': 'form.required' },
    ],
    ['too long a number', { ...FILLED, number: '1'.repeat(101) }, { number: 'form.too_long' }],
  ])('is told by field what is wrong with %s', (_, input, expected) => {
    const found = Object.fromEntries(problemsOf(ACT, formOf(ACT, input)).map(({ path, code }) => [path, code]));
    expect(found).toMatchObject(expected);
  });

  it('bank details are checked by their check digits', () => {
    const schema = latestSchema('invoice-for-payment')!;
    const codes = (input: object) =>
      problemsOf(schema, formOf(schema, input))
        .filter(({ path }) => /I?ik$/.test(path))
        .map(({ code }) => code);
    expect(codes({ beneficiaryIik: 'kz86 125k zt50 0410 0100', beneficiaryBik: 'NBRKKZKX' })).toEqual([]);
    expect(codes({ beneficiaryIik: 'KZ87125KZT5004100100', beneficiaryBik: 'НБРК' })).toEqual([
      'form.bad_iik',
      'form.bad_bik',
    ]);
  });

  it('E-7.1.1: is one text, whoever writes it, and names its type and version', () => {
    const xml = writeForm(ACT, formOf(ACT, FILLED));
    expect(writeForm(ACT, formOf(ACT, Object.fromEntries(Object.entries(FILLED).reverse())))).toBe(xml);
    expect(xml).toMatch(/^<act xmlns="urn:qujat:form:act:1" version="1">\n {2}<number>12<\/number>/);
    expect(xml).toContain('<name>Ремонт &lt;кровли&gt; &amp; фасада</name>');
    expect(xml).toContain('<total>62500.13</total>');
  });

  it('is read back as it was, and only if every byte is as it would be written', () => {
    const values = formOf(ACT, FILLED);
    const xml = writeForm(ACT, values);
    expect(readForm(xml)).toEqual({ schema: ACT, values });
    for (const other of [
      xml.replace('<number>', '<number >'),
      xml.replace('62500.13', '62500.130'),
      `${xml}\n`,
      xml.replace('act:1', 'act:9'),
      '<act/>',
    ])
      expect(readForm(other)).toBeUndefined();
    const hidden = xml.replace('  <number>', '  <secret>1</secret>\n  <number>');
    expect(readForm(hidden)).toBeUndefined();
  });

  it('any text survives the way through XML', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        (subject, body) => {
          const schema = latestSchema('letter')!;
          const values = formOf(schema, { subject, body: `${body}\n      <row>\n</body>\n` });
          expect(readForm(writeForm(schema, values))?.values).toEqual(values);
        },
      ),
    );
  });

  it('whatever is sent as a form never breaks the reading of it', () => {
    fc.assert(fc.property(fc.anything(), (input) => Array.isArray(problemsOf(ACT, formOf(ACT, input)))));
  });

  it('is shown in three languages, days and sums as they are written here', () => {
    const values = formOf(ACT, FILLED);
    const texts = JSON.stringify(shown(ACT, values, 'ru'));
    for (const text of ['28.02.2026', '62\u00a0500,13', '12,5', 'Исполнитель', '16 %']) expect(texts).toContain(text);
    expect(titleOf(ACT, values, 'ru')).toBe('Акт выполненных работ (оказанных услуг) № 12 от 28.02.2026');
  });

  it('is canonical XML already: canonicalising it changes no byte', () => {
    const xml = writeForm(ACT, formOf(ACT, { ...FILLED, stocks: 'Бірінші\n\tекінші "«>' }));
    const document = XmlDocument.fromString(xml);
    expect(document.canonicalizeToString()).toBe(xml);
    document.dispose();
  });
});
