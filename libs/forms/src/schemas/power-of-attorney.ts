import type { Schema, Table } from '../schema.js';
import { ABOUT, bank, DATE, date, l, NUMBER, number, party, REQUIRED, text } from './parts.js';

const ASSETS: Table = {
  id: 'rows',
  kind: 'table',
  label: l('Алуға тиіс активтер', 'Активы к получению', 'Assets to receive'),
  columns: [
    text('name', l('Атауы', 'Наименование', 'Name'), REQUIRED),
    text('unit', l('Өлш. бірлігі', 'Ед. изм.', 'Unit'), { max: 50 }),
    number('quantity', l('Саны', 'Количество', 'Quantity')),
  ],
};

/** Power of attorney to receive assets, after form D-1 (order of the Minister of Finance No. 562 of 20 December 2012). */
export const POWER_OF_ATTORNEY: Schema = {
  type: 'power-of-attorney',
  version: 1,
  name: l('Сенімхат', 'Доверенность', 'Power of attorney'),
  groups: [
    {
      label: ABOUT,
      fields: [NUMBER, DATE, date('validUntil', l('Жарамды мерзімі', 'Действительна по', 'Valid until'), REQUIRED)],
    },
    party('principal', l('Сенім білдіруші', 'Доверитель', 'Principal'), 'sender', bank('principal')),
    {
      label: l('Сенім білдірілген тұлға', 'Доверенное лицо', 'Attorney'),
      fields: [
        text('attorneyName', l('Аты-жөні', 'Фамилия, имя, отчество', 'Name'), REQUIRED),
        text('attorneyPosition', l('Лауазымы', 'Должность', 'Position')),
        text(
          'attorneyPaper',
          l('Жеке басын куәландыратын құжат', 'Документ, удостоверяющий личность', 'Identity paper'),
          REQUIRED,
        ),
      ],
    },
    party('supplier', l('Кімнен алады', 'От кого получает', 'To receive from'), 'recipient', [
      text('basis', l('Негіздеме құжат', 'По документу', 'By document')),
    ]),
    { label: ASSETS.label, fields: [ASSETS] },
  ],
  rules: [{ kind: 'order', from: 'date', to: 'validUntil' }],
  takes: { number: 'number', date: 'date' },
};
