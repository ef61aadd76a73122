import type { Schema } from '../schema.js';
import { ABOUT, BASIS, DATE, date, l, lines, longText, NUMBER, party, TOTALS } from './parts.js';

const ROWS = lines(
  l('Орындалған жұмыстар (көрсетілген қызметтер)', 'Выполненные работы (оказанные услуги)', 'Works and services'),
  l('Жұмыс (қызмет) атауы', 'Наименование работ (услуг)', 'Work or service'),
  [date('done', l('Орындалған күні', 'Дата выполнения', 'Done on'))],
);

/** Act of works done (services rendered), after form R-1 (order of the Minister of Finance No. 562 of 20 December 2012). */
export const ACT: Schema = {
  type: 'act',
  version: 1,
  name: l(
    'Орындалған жұмыстар (көрсетілген қызметтер) актісі',
    'Акт выполненных работ (оказанных услуг)',
    'Act of works done and services rendered',
  ),
  groups: [
    { label: ABOUT, fields: [NUMBER, DATE, ...BASIS] },
    party('performer', l('Орындаушы', 'Исполнитель', 'Performer'), 'sender'),
    party('customer', l('Тапсырыс беруші', 'Заказчик', 'Customer'), 'recipient'),
    { label: ROWS.label, fields: [ROWS] },
    TOTALS,
    {
      label: l('Қосымша', 'Дополнительно', 'Further'),
      fields: [
        longText(
          'stocks',
          l(
            'Тапсырыс берушіден алынған қорларды пайдалану',
            'Использование запасов, полученных от заказчика',
            'Stocks received from the customer and used',
          ),
          { max: 2000 },
        ),
        longText('annexes', l('Қосымшалар', 'Приложения', 'Annexes'), { max: 2000 }),
      ],
    },
  ],
  rules: [
    { kind: 'differ', fields: ['performerBin', 'customerBin'] },
    { kind: 'order', from: 'contractDate', to: 'date' },
  ],
  takes: { number: 'number', date: 'date', amount: 'total' },
};
