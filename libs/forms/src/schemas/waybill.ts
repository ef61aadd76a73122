import type { Schema } from '../schema.js';
import { ABOUT, BASIS, DATE, date, l, lines, NUMBER, party, text, TOTALS } from './parts.js';

const ROWS = lines(l('Қорлар', 'Запасы', 'Goods'), l('Атауы, сипаттамасы', 'Наименование, характеристика', 'Name'), [
  text('code', l('Номенклатуралық нөмірі', 'Номенклатурный номер', 'Item number'), { max: 100 }),
]);

/** Waybill for goods that leave the house, after form Z-2 (order of the Minister of Finance No. 562 of 20 December 2012). */
export const WAYBILL: Schema = {
  type: 'waybill',
  version: 1,
  name: l('Қорларды сыртқа босату жүкқұжаты', 'Накладная на отпуск запасов на сторону', 'Waybill'),
  groups: [
    { label: ABOUT, fields: [NUMBER, DATE, ...BASIS] },
    party('supplier', l('Жөнелтуші', 'Отправитель', 'Supplier'), 'sender', [
      text('responsible', l('Жеткізуге жауапты', 'Ответственный за поставку', 'Responsible for the supply')),
    ]),
    party('receiver', l('Алушы', 'Получатель', 'Receiver'), 'recipient'),
    {
      label: l('Тасымалдау', 'Перевозка', 'Carriage'),
      fields: [
        text('carrier', l('Көлік ұйымы', 'Транспортная организация', 'Carrier')),
        text('consignmentNote', l('Тауар-көлік жүкқұжаты (нөмірі, күні)', 'ТТН (номер, дата)', 'Consignment note'), {
          max: 100,
        }),
        text('attorneyNumber', l('Сенімхат нөмірі', 'Номер доверенности', 'Power of attorney No.'), { max: 100 }),
        date('attorneyDate', l('Сенімхат күні', 'Дата доверенности', 'Date of the power')),
        text('attorneyHolder', l('Кімге берілген', 'Кому выдана', 'Issued to')),
      ],
    },
    { label: ROWS.label, fields: [ROWS] },
    TOTALS,
  ],
  rules: [
    { kind: 'differ', fields: ['supplierBin', 'receiverBin'] },
    { kind: 'order', from: 'contractDate', to: 'date' },
    { kind: 'order', from: 'attorneyDate', to: 'date' },
  ],
  takes: { number: 'number', date: 'date', amount: 'total' },
};
