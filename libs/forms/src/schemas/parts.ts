import type { Localized } from '@qujat/kernel';
import type { Field, Group, Prefill, Table } from '../schema.js';

/** A text in the three languages. */
export const l = (kk: string, ru: string, en: string): Localized => ({ kk, ru, en });

type More = Omit<Partial<Field>, 'id' | 'kind' | 'label'>;

const of =
  (kind: Field['kind']) =>
  (id: string, label: Localized, more: More = {}): Field => ({ id, kind, label, ...more });

/** Fields by their kind: `text('place', l(…), { required: true })`. */
export const text = of('text');
export const longText = of('long-text');
export const date = of('date');
export const money = of('money');
export const number = of('number');
export const bin = of('bin');
export const iik = of('iik');
export const bik = of('bik');

/** Must be filled in. */
export const REQUIRED = { required: true } as const;

/** Number and day of the document itself. */
export const NUMBER = text('number', l('Құжат нөмірі', 'Номер документа', 'Number'), { ...REQUIRED, max: 100 });
export const DATE = date('date', l('Күні', 'Дата', 'Date'), { ...REQUIRED, prefill: 'today' });
export const ABOUT = l('Құжат туралы', 'О документе', 'The document');

/** One side of the document. */
export function party(id: string, label: Localized, side: 'sender' | 'recipient', more: readonly Field[] = []): Group {
  const filled = (what: 'name' | 'bin'): { prefill: Prefill } => ({ prefill: `${side}.${what}` });
  const address = side === 'sender' ? { prefill: 'sender.address' as const } : {};
  return {
    label,
    fields: [
      text(`${id}Name`, l('Атауы немесе аты-жөні', 'Наименование или имя', 'Name'), { ...REQUIRED, ...filled('name') }),
      bin(`${id}Bin`, l('БСН/ЖСН', 'БИН/ИИН', 'BIN/IIN'), { ...REQUIRED, ...filled('bin') }),
      text(`${id}Address`, l('Мекенжайы', 'Адрес', 'Address'), address),
      ...more,
    ],
  };
}

/** Bank details of one side. */
export const bank = (id: string, more: More = {}): Field[] => [
  iik(`${id}Iik`, l('ЖСК', 'ИИК', 'IIK'), {
    hint: l('KZ және 18 таңба', 'KZ и ещё 18 знаков', 'KZ and 18 more characters'),
    ...more,
  }),
  text(`${id}Bank`, l('Банк', 'Банк', 'Bank'), more),
  bik(`${id}Bik`, l('БСК', 'БИК', 'BIK'), more),
];

/** The contract the document rests on. */
export const BASIS: readonly Field[] = [
  text('contractNumber', l('Шарт нөмірі', 'Номер договора', 'Contract number'), { max: 100 }),
  date('contractDate', l('Шарт күні', 'Дата договора', 'Date of the contract')),
];

const UNIT = text('unit', l('Өлш. бірлігі', 'Ед. изм.', 'Unit'), { ...REQUIRED, max: 50 });
const QUANTITY = number('quantity', l('Саны', 'Количество', 'Quantity'), REQUIRED);
const PRICE = money('price', l('Бағасы, ₸', 'Цена, ₸', 'Price, ₸'), REQUIRED);
const AMOUNT = money('amount', l('Сомасы, ₸', 'Сумма, ₸', 'Sum, ₸'), {
  formula: { kind: 'product', of: ['quantity', 'price'] },
});

/** The lines of goods or services with their sums. */
export const lines = (label: Localized, name: Localized, more: readonly Field[] = []): Table => ({
  id: 'rows',
  kind: 'table',
  label,
  required: true,
  columns: [text('name', name, REQUIRED), ...more, UNIT, QUANTITY, PRICE, AMOUNT],
});

/** Rates of the value added tax: 16 % since 2026, 12 % before (Tax Code, art. 503 of 2025; art. 422 of 2017). */
const RATES = [
  { value: '16', label: l('16 %', '16 %', '16 %') },
  { value: '12', label: l('12 %', '12 %', '12 %') },
  { value: '5', label: l('5 %', '5 %', '5 %') },
  { value: '0', label: l('0 %', '0 %', '0 %') },
  { value: 'none', label: l('ҚҚС-сыз', 'без НДС', 'without VAT') },
];

/** The sum of the lines and the tax within it. */
export const TOTALS: Group = {
  label: l('Жиыны', 'Итого', 'Total'),
  fields: [
    money('total', l('Барлығы, ₸', 'Всего, ₸', 'Total, ₸'), {
      formula: { kind: 'sum', table: 'rows', column: 'amount' },
    }),
    { ...of('choice')('vatRate', l('ҚҚС мөлшерлемесі', 'Ставка НДС', 'VAT rate'), REQUIRED), options: RATES },
    money('vat', l('оның ішінде ҚҚС, ₸', 'в том числе НДС, ₸', 'VAT included, ₸'), {
      formula: { kind: 'tax-within', sum: 'total', rate: 'vatRate' },
    }),
  ],
};

/** Who signs, as the paper names them; the signature itself is the certificate's. */
export const signatory = (id: string, label: Localized, more: More = {}): Field[] => [
  text(`${id}Signatory`, label, more),
  text(`${id}Position`, l('Лауазымы', 'Должность', 'Position')),
];
