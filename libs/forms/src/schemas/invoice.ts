import type { Schema } from '../schema.js';
import { ABOUT, bank, BASIS, DATE, date, l, lines, NUMBER, party, REQUIRED, text, TOTALS } from './parts.js';

const ROWS = lines(
  l('Тауарлар, жұмыстар, қызметтер', 'Товары, работы, услуги', 'Goods, works, services'),
  l('Атауы', 'Наименование', 'Name'),
);

/** Invoice for payment. */
export const INVOICE_FOR_PAYMENT: Schema = {
  type: 'invoice-for-payment',
  version: 1,
  name: l('Төлемге арналған шот', 'Счёт на оплату', 'Invoice for payment'),
  groups: [
    {
      label: ABOUT,
      fields: [NUMBER, DATE, date('payBy', l('Төлеу мерзімі', 'Оплатить до', 'Pay by')), ...BASIS],
    },
    party('beneficiary', l('Бенефициар', 'Бенефициар', 'Beneficiary'), 'sender', [
      ...bank('beneficiary', REQUIRED),
      text('kbe', l('Кбе', 'Кбе', 'Kbe'), { max: 2 }),
      text('knp', l('ТТК', 'КНП', 'KNP'), { max: 3 }),
    ]),
    party('payer', l('Төлеуші', 'Плательщик', 'Payer'), 'recipient'),
    { label: ROWS.label, fields: [ROWS] },
    TOTALS,
  ],
  rules: [
    { kind: 'differ', fields: ['beneficiaryBin', 'payerBin'] },
    { kind: 'order', from: 'date', to: 'payBy' },
    { kind: 'order', from: 'contractDate', to: 'date' },
  ],
  takes: { number: 'number', date: 'date', amount: 'total' },
};

/** Invoice (the tax document on paper terms; electronic invoices of the state system are another matter, E-11). */
export const INVOICE: Schema = {
  type: 'invoice',
  version: 1,
  name: l('Шот-фактура', 'Счёт-фактура', 'Invoice'),
  groups: [
    {
      label: ABOUT,
      fields: [
        NUMBER,
        DATE,
        date('turnover', l('Айналым жасалған күн', 'Дата совершения оборота', 'Date of turnover')),
        ...BASIS,
      ],
    },
    party('supplier', l('Өнім беруші', 'Поставщик', 'Supplier'), 'sender', bank('supplier')),
    party('buyer', l('Сатып алушы', 'Покупатель', 'Buyer'), 'recipient', bank('buyer')),
    { label: ROWS.label, fields: [ROWS] },
    TOTALS,
  ],
  rules: [
    { kind: 'differ', fields: ['supplierBin', 'buyerBin'] },
    { kind: 'order', from: 'turnover', to: 'date' },
  ],
  takes: { number: 'number', date: 'date', amount: 'total' },
};
