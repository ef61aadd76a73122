import type { InvoiceRecord } from '../invoice/invoice.types.js';

/** An invoice of ten documents and a gigabyte, at 16 %. */
export const anInvoice = (change: Partial<InvoiceRecord> = {}): InvoiceRecord => ({
  id: '01900000-0000-7000-8000-000000000001',
  number: '2026-000042',
  kind: 'month',
  participantId: '01900000-0000-7000-8000-000000000002',
  month: '2026-02-01',
  issuedOn: '2026-03-01',
  dueOn: '2026-03-11',
  turnoverOn: '2026-02-28',
  tariffId: null,
  seller: {
    name: { kk: 'ЖШС «Qujat»', ru: 'ТОО «Qujat»', en: 'Qujat LLP' },
    ...{ bin: '170940999606', address: 'г. Астана, ул. Сауран, 1', iik: 'KZ860000000000000001', bik: 'BANKKZKA' },
    ...{ bank: 'АО «Банк»', kbe: '17' },
  },
  buyer: {
    name: { kk: 'ЖШС «Алатау Құрылыс»', ru: 'ТОО «Алатау Құрылыс»', en: 'Alatau Qurylys LLP' },
    bin: '140340999103',
  },
  vatPoints: 1600,
  netTiyn: 120_000,
  vatTiyn: 19_200,
  totalTiyn: 139_200,
  paidTiyn: 0,
  lines: [
    {
      kind: 'acts',
      name: { kk: 'Жіберілген құжаттар', ru: 'Отправленные документы <№ 1 & 2>', en: 'Documents sent' },
      ...{ quantity: 10, unitTiyn: 10_000, discountTiyn: 10_000, netTiyn: 90_000, vatTiyn: 14_400 },
    },
    {
      kind: 'storage',
      name: { kk: 'Сақтау, ГБ', ru: 'Хранение, ГБ', en: 'Storage, GB' },
      ...{ quantity: 1, unitTiyn: 30_000, discountTiyn: 0, netTiyn: 30_000, vatTiyn: 4_800 },
    },
  ],
  act: {
    id: '01900000-0000-7000-8000-000000000003',
    number: '2026-000040',
    issuedOn: '2026-03-01',
    acceptedOn: '2026-03-10',
    objection: null,
  },
  ...change,
});
